/// Bytes of records and of stored state: the Confluent wire format outside, a version byte inside.
package ai.hanzo.hmm.wire.serde;
