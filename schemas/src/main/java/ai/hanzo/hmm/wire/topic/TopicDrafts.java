package ai.hanzo.hmm.wire.topic;

import org.apache.avro.specific.SpecificRecord;

import java.util.function.Consumer;

/// The four kinds of topics that the catalogue is made of.
///
/// @param made is told of every topic
record TopicDrafts(String prefix, Consumer<Topic<?>> made) {
    /// A topic without its words.
    interface Draft<V extends SpecificRecord> {
        Topic<V> with(String key, String purpose, String writtenBy);
    }

    /// What somebody asks for: the broker's clock stamps it.
    <V extends SpecificRecord> Draft<V> command(
            String name, Class<V> type, Partitioning by, long retentionMs) {
        return draft(name, type, by, Cleanup.DELETE, retentionMs, Stamp.LOG_APPEND_TIME);
    }

    /// What happened, in order.
    <V extends SpecificRecord> Draft<V> log(
            String name, Class<V> type, Partitioning by, long retentionMs) {
        return draft(name, type, by, Cleanup.DELETE, retentionMs, Stamp.CREATE_TIME);
    }

    /// What is so now: the last record of a key says all.
    <V extends SpecificRecord> Draft<V> table(String name, Class<V> type, Partitioning by) {
        return draft(name, type, by, Cleanup.COMPACT, -1, Stamp.CREATE_TIME);
    }

    /// What is so now, and for a while what was so before.
    <V extends SpecificRecord> Draft<V> history(
            String name, Class<V> type, Partitioning by, long retentionMs) {
        return draft(name, type, by, Cleanup.COMPACT_LATER, retentionMs, Stamp.CREATE_TIME);
    }

    private <V extends SpecificRecord> Draft<V> draft(
            String name,
            Class<V> type,
            Partitioning by,
            Cleanup cleanup,
            long keptMs,
            Stamp stamp) {
        return (key, purpose, writtenBy) -> {
            var full = prefix + name;
            var topic =
                    new Topic<>(full, type, by, cleanup, keptMs, stamp, key, purpose, writtenBy);
            made.accept(topic);
            return topic;
        };
    }
}
