package ai.hanzo.hmm.client.answer;

/// Where a command stands in the exchange's log. It is as good as done: what becomes of it is
/// decided there.
///
/// @param id of the command
public record Receipt(String id, String topic, int partition, long offset) {}
