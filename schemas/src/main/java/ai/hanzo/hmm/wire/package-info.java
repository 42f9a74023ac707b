/// The records that cross a process boundary, generated from the schemas in `src/main/avro`.
package ai.hanzo.hmm.wire;
