package ai.hanzo.hmm.wire.topic;

import org.apache.avro.specific.SpecificRecord;

/// One topic: keys are UTF-8 strings, values Avro records of one type in the Confluent wire format.
///
/// @param name its full name, prefix included
/// @param valueType the generated class of its values
/// @param partitioning the group that it shares its number of partitions with
/// @param retentionMs how long all records stay, ms; -1 where only the last of each key is kept
/// @param key what the key is, for people
/// @param purpose what its records say, for people
/// @param writtenBy who writes it, for people
public record Topic<V extends SpecificRecord>(
        String name,
        Class<V> valueType,
        Partitioning partitioning,
        Cleanup cleanup,
        long retentionMs,
        Stamp stamp,
        String key,
        String purpose,
        String writtenBy) {
    /// The registry's subject of its values, as Confluent's `TopicNameStrategy` names it.
    public String subject() {
        return name + "-value";
    }
}
