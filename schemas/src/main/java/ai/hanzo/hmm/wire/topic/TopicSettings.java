package ai.hanzo.hmm.wire.topic;

import org.apache.kafka.common.config.TopicConfig;

import java.util.HashMap;
import java.util.Map;

/// The settings that a topic of the catalogue is made with.
final class TopicSettings {
    private static final String HOUR_MS = "3600000";
    private static final String DAY_MS = "86400000";

    private TopicSettings() {}

    /// Kafka's settings by name.
    ///
    /// With three replicas or more a write needs all but one of them: one broker may be lost, and
    /// nothing acknowledged is lost with it.
    static Map<String, String> of(
            Cleanup cleanup, long retentionMs, Stamp stamp, short replication) {
        var settings = new HashMap<String, String>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.policy());
        boolean isDeleted = cleanup == Cleanup.DELETE;
        settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(isDeleted ? retentionMs : -1));
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, stamp.type());
        settings.put(
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                Integer.toString(Math.max(1, replication - 1)));
        if (cleanup == Cleanup.COMPACT) {
            // Readers start from the beginning: an hour's segments, compacted early and at least
            // once a day, keep what they read near one record a key.
            settings.put(TopicConfig.SEGMENT_MS_CONFIG, HOUR_MS);
            settings.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1");
            settings.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, DAY_MS);
            settings.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, DAY_MS);
        }
        if (cleanup == Cleanup.COMPACT_LATER) {
            // A segment that is being written to is not compacted: a day's at a time, each at most
            // a day after its retention.
            settings.put(TopicConfig.SEGMENT_MS_CONFIG, DAY_MS);
            settings.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1");
            settings.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, Long.toString(retentionMs));
            settings.put(
                    TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                    Long.toString(retentionMs + Long.parseLong(DAY_MS)));
        }
        return Map.copyOf(settings);
    }
}
