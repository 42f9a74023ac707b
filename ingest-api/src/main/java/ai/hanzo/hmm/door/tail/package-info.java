/// What happens at the exchange, as it happens: one reader of all output topics, and whoever
/// listens to it.
package ai.hanzo.hmm.door.tail;
