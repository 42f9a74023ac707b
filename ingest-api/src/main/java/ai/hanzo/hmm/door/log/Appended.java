package ai.hanzo.hmm.door.log;

/// Where a record stands in the log, once all in-sync replicas have it.
public record Appended(String topic, int partition, long offset) {}
