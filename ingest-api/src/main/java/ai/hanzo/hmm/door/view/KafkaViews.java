package ai.hanzo.hmm.door.view;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;

import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The views as a Kafka Streams application of their own, `hmm-door`. It only reads the exchange's
/// topics, committed records alone, and may read one twice: putting the same record again changes
/// nothing.
public final class KafkaViews implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaViews.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    /// A fault that came back this often will not go away by trying again.
    private static final int MAX_REPLACED_THREADS = 20;

    private static final DescribeTopicsOptions BOUNDED =
            new DescribeTopicsOptions().timeoutMs(2_000);
    private static final long PAUSE_MS = 250;

    private final StreamsConfig config;
    private final ViewTopology topology;
    private final KafkaStreams streams;
    private final Thread starter =
            Thread.ofPlatform().name("hmm-door-views").daemon().unstarted(this::run);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final SharedStores stores;
    private final Views views;
    private final Views nearby;
    private final AtomicInteger replacedThreads = new AtomicInteger();

    /// @param advertised where other doors reach this one, `host:port`
    /// @param overrides Streams settings that go over the door's own
    public KafkaViews(
            String bootstrapServers,
            Path stateDir,
            String advertised,
            TopicCatalogue topics,
            Registry registry,
            Map<String, String> overrides) {
        var settings = settings(bootstrapServers, stateDir, overrides);
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, advertised);
        this.config = new StreamsConfig(settings);
        this.topology = new ViewTopology(topics, registry);
        this.streams = new KafkaStreams(topology.build(new TopologyConfig(config)), config);
        this.stores = new SharedStores(streams, advertised, false);
        this.views = new StoreViews(topology, stores, this::notReady);
        this.nearby =
                new StoreViews(
                        topology, new SharedStores(streams, advertised, true), this::notReady);
    }

    /// The profile of low latency: nothing here waits for more than a few ms, and a crashed door's
    /// partitions are taken over in seconds.
    static Properties settings(
            String bootstrapServers, Path stateDir, Map<String, String> overrides) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "hmm-door");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        settings.put(StreamsConfig.POLL_MS_CONFIG, 5);
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put("processing.exception.handler.global.enabled", true);
        settings.put(consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        settings.put(consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 20);
        settings.put(consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
        settings.put(consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
        settings.putAll(overrides);
        return settings;
    }

    /// Begins to follow the topics, once they are there. What every door has whole is read first,
    /// and Kafka Streams waits for that, so it waits in a thread of its own.
    public void start() {
        streams.setUncaughtExceptionHandler(this::replace);
        starter.start();
    }

    private void run() {
        try {
            if (sawTopics()) streams.start();
        } catch (RuntimeException failure) {
            if (!isClosing()) LOG.error("the views cannot start", failure);
        } finally {
            if (isClosing()) leave();
        }
    }

    /// Whether the topics are there; false when the views are closed first. While Kafka is away
    /// starting would hold on to the application for minutes, and closing with it.
    private boolean sawTopics() {
        try (var admin = Admin.create(config.getAdminConfigs("hmm-door-views"))) {
            while (!isClosing()) {
                try {
                    admin.describeTopics(topology.topicsOfEachDoor(), BOUNDED)
                            .allTopicNames()
                            .get();
                    return true;
                } catch (ExecutionException away) {
                    LOG.debug("the views wait for Kafka", away);
                }
                if (closing.await(PAUSE_MS, TimeUnit.MILLISECONDS)) return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    public Views views() {
        return views;
    }

    /// Shows the application to whoever watches it, before it starts.
    public void watch(Consumer<KafkaStreams> watcher) {
        watcher.accept(streams);
    }

    /// Whether they have ended for good, which they do by themselves only after a fault that no new
    /// attempt mends.
    public boolean hasStopped() {
        return streams.state().hasCompletedShutdown();
    }

    /// The views with what stands by here for other doors, which lags by some 100 ms: all there is
    /// where there are two doors. For who knows what has happened since.
    public Views nearby() {
        return nearby;
    }

    /// The addresses of the other doors that have a part of the views, `host:port`.
    public List<String> others() {
        return stores.others();
    }

    /// Leaves its group, so that whoever comes next need not wait for a session to end. Where Kafka
    /// went away in the midst of starting, that ends by itself, later.
    @Override
    public void close() {
        closing.countDown();
        try {
            if (starter.getState() == Thread.State.NEW || starter.join(CLOSE_TIMEOUT)) {
                leave();
            } else {
                LOG.warn("the views were starting, and did not stop in {}", CLOSE_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave() {
        var leaving =
                CloseOptions.groupMembershipOperation(
                                CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(CLOSE_TIMEOUT);
        if (!streams.close(leaving)) LOG.warn("the views did not stop in {}", CLOSE_TIMEOUT);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private List<String> notReady() {
        var state = streams.state();
        return state == KafkaStreams.State.RUNNING
                ? List.of()
                : List.of("the door's views are " + state);
    }

    private StreamThreadExceptionResponse replace(Throwable failure) {
        var count = replacedThreads.incrementAndGet();
        LOG.error("a thread of the views died, number {}", count, failure);
        return failure instanceof Error || count > MAX_REPLACED_THREADS
                ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                : StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
