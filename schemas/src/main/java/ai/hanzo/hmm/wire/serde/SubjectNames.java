package ai.hanzo.hmm.wire.serde;

import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/// Under which subject a record's schema stands in the registry.
interface SubjectNames {
    String of(String topic, Schema schema);

    /// Confluent's strategies by class name, with or without its package.
    static SubjectNames named(String strategy, boolean isKey) {
        var suffix = isKey ? "-key" : "-value";
        return switch (strategy.substring(strategy.lastIndexOf('.') + 1)) {
            case "TopicNameStrategy" -> (topic, _) -> topic + suffix;
            case "RecordNameStrategy" -> (_, schema) -> schema.getFullName();
            case "TopicRecordNameStrategy" -> (topic, schema) -> topic + "-" + schema.getFullName();
            default -> throw new ConfigException("unknown subject name strategy: " + strategy);
        };
    }
}
