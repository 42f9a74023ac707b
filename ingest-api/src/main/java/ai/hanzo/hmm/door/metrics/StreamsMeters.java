package ai.hanzo.hmm.door.metrics;

import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;

import org.apache.kafka.streams.KafkaStreams;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/// Applications of Kafka Streams: whether each runs, with all its threads, how far it is behind,
/// how much it has to restore, and of Kafka's own figures what explains those.
public final class StreamsMeters {
    private final Meters meters;
    private final LagMeters lag;
    private final LongSupplier nanoTime;
    private final List<StreamThreads> threads = new CopyOnWriteArrayList<>();

    public StreamsMeters(Meters meters, TopicCatalogue topics) {
        this(meters, topics, System::nanoTime);
    }

    StreamsMeters(Meters meters, TopicCatalogue topics, LongSupplier nanoTime) {
        this.meters = meters;
        this.nanoTime = nanoTime;
        this.lag = new LagMeters(meters, topics);
    }

    /// Follows an application that has not been started yet.
    ///
    /// @param application its short name: one of a few
    public void watch(String application, KafkaStreams streams) {
        streams.setGlobalStateRestoreListener(new RestoreMeters(meters, application));
        meters.gauge(
                "hmm.streams.running",
                "1 while the application runs, 0 while it starts, restores, has failed or ended",
                application,
                () -> streams.state() == KafkaStreams.State.RUNNING ? 1 : 0);
        var its =
                new StreamThreads(
                        application, () -> streams.metadataForLocalThreads().size(), nanoTime);
        threads.add(its);
        meters.gauge(
                "hmm.streams.threads.missing",
                "Threads of the application that have died and were not replaced",
                application,
                its::missing);
        lag.reader(application, streams::metrics);
        meters.keep(new KafkaStreamsMetrics(streams, Tags.of("application", application)))
                .bindTo(meters.registry());
    }

    /// Applications whose threads have died and do not come back, in words; empty while none has.
    public List<String> dead() {
        return threads.stream().flatMap(its -> its.dead().stream()).toList();
    }

    /// The lag of readers that are no application.
    public LagMeters lag() {
        return lag;
    }
}
