package ai.hanzo.hmm.door.tail;

import org.apache.avro.specific.SpecificRecord;

/// One committed record of an output topic.
///
/// @param topic its full name, prefix included
/// @param timestampMs of the record, ms since 1970
/// @param value of the type that the topic holds; what kind of thing happened is told by it
public record Happening(
        String topic,
        int partition,
        long offset,
        long timestampMs,
        String key,
        SpecificRecord value) {}
