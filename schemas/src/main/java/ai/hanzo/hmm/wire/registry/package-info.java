/// Schemas by number: what the four bytes before every record's body mean.
package ai.hanzo.hmm.wire.registry;
