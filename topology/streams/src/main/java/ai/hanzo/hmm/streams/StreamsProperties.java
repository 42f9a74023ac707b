package ai.hanzo.hmm.streams;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;

import java.util.Locale;
import java.util.Properties;

/// The settings of Kafka Streams that the exchange runs with: exactly once, and as quick as that
/// allows. The one place that configures it.
public final class StreamsProperties {
    /// How long a member may be silent before its work is given to others, and how often it speaks.
    static final int SESSION_TIMEOUT_MS = 6_000;

    static final int HEARTBEAT_MS = 1_500;

    /// What changed since the last commit, of every thread together. The caches are sorted trees
    /// that keep what is written until they are full: larger ones are slower, and nothing reads
    /// from them.
    private static final long CACHE_BYTES = 2L << 20;

    /// What a transaction writes to one partition fits into one batch: the broker refuses a second
    /// one that comes while it still verifies the first, and the client has to send it again.
    private static final int BATCH_BYTES = 256 << 10;

    /// Each room takes what there is: none of them depends on the order between its topics, and
    /// waiting for the emptier ones would cost time with every record.
    private static final long NEVER_WAIT_FOR_OTHER_TOPICS = StreamsConfig.MAX_TASK_IDLE_MS_DISABLED;

    /// Its constant is deprecated, the setting is not.
    private static final String GLOBAL_HANDLER = "processing.exception.handler.global.enabled";

    /// Buckets last minutes: nobody waits for a report.
    private static final long QUALITY_COMMIT_MS = 100;

    private StreamsProperties() {}

    /// Of the quality room: one thread, and commits no more often than every 100 ms.
    public static Properties ofQuality(String applicationId, StreamsSettings settings) {
        long commitIntervalMs = Math.max(settings.commitIntervalMs(), QUALITY_COMMIT_MS);
        return of(applicationId, 1, commitIntervalMs, settings);
    }

    /// @param threads stream threads, >= 1
    /// @param commitIntervalMs how often results become visible, >= 1
    public static Properties of(
            String applicationId, int threads, long commitIntervalMs, StreamsSettings settings) {
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, NEVER_WAIT_FOR_OTHER_TOPICS);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(GLOBAL_HANDLER, true);
        latency(config, commitIntervalMs);
        group(config, settings);
        config.putAll(settings.overrides());
        return config;
    }

    /// What the rooms write for themselves alone is as safe as what they publish, whatever the
    /// cluster's default is, unless the settings have said otherwise.
    ///
    /// @param copies of each partition of the exchange's topics, >= 1
    static void replicate(Properties config, int copies) {
        config.putIfAbsent(StreamsConfig.REPLICATION_FACTOR_CONFIG, copies);
        config.putIfAbsent(
                StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
                Integer.toString(Math.max(1, copies - 1)));
    }

    /// Results are visible at commit, and a commit happens only between two polls; it sends what
    /// lingers, so lingering up to a commit costs nothing and saves requests. A transaction that
    /// follows at once on another retries until the broker is through with the first: the pauses
    /// are short. A fetch that waits does not ask for what arrived since, so it waits no longer
    /// than a commit either.
    private static void latency(Properties config, long commitIntervalMs) {
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitIntervalMs);
        config.put(StreamsConfig.POLL_MS_CONFIG, Math.max(1, commitIntervalMs / 2));
        producer(config, ProducerConfig.LINGER_MS_CONFIG, commitIntervalMs);
        producer(config, ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        producer(config, ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 2);
        producer(config, ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 20);
        producer(config, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 5_000);
        consumer(config, ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) commitIntervalMs);
        consumer(config, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    }

    /// A crashed member is missed after its session's time-out. Under the `streams` protocol the
    /// broker keeps these ({@link GroupSettings}), and a member that brings them is at odds with
    /// it.
    private static void group(Properties config, StreamsSettings settings) {
        var protocol = settings.groupProtocol();
        config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, protocol.name().toLowerCase(Locale.ROOT));
        if (protocol == GroupProtocol.STREAMS) return;
        consumer(config, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        consumer(config, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
        config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
    }

    private static void producer(Properties config, String name, Object value) {
        config.put(StreamsConfig.producerPrefix(name), value);
    }

    private static void consumer(Properties config, String name, Object value) {
        config.put(StreamsConfig.consumerPrefix(name), value);
    }
}
