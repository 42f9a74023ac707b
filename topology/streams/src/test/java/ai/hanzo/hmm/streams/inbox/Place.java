package ai.hanzo.hmm.streams.inbox;

import org.apache.kafka.streams.processor.api.RecordMetadata;

/// Where a record lies, for tests.
record Place(String topic, int partition, long offset) implements RecordMetadata {}
