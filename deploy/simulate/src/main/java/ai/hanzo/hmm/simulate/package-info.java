/// The exchange offline: the same ledger, markets and quality room, driven by a file of commands in
/// place of Kafka's topics, with the time of the commands in place of a clock.
package ai.hanzo.hmm.simulate;
