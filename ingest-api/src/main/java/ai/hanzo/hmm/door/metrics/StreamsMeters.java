package ai.hanzo.hmm.door.metrics;

import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;

import org.apache.kafka.streams.KafkaStreams;

/// Applications of Kafka Streams: whether each runs, how far it is behind, how much it has to
/// restore, and of Kafka's own figures what explains those.
public final class StreamsMeters {
    private final Meters meters;
    private final LagMeters lag;

    public StreamsMeters(Meters meters, TopicCatalogue topics) {
        this.meters = meters;
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
        lag.reader(application, streams::metrics);
        meters.keep(new KafkaStreamsMetrics(streams, Tags.of("application", application)))
                .bindTo(meters.registry());
    }

    /// The lag of readers that are no application.
    public LagMeters lag() {
        return lag;
    }
}
