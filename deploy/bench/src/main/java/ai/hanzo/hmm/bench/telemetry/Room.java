package ai.hanzo.hmm.bench.telemetry;

import ai.hanzo.hmm.bench.subject.Running;
import ai.hanzo.hmm.streams.StreamsProgram;
import ai.hanzo.hmm.streams.StreamsProperties;
import ai.hanzo.hmm.streams.StreamsSettings;
import ai.hanzo.hmm.streams.inbox.StreamFaults;
import ai.hanzo.hmm.streams.quality.QualitySettings;
import ai.hanzo.hmm.streams.quality.QualityTopology;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/// The quality room, run as it always is, and how far it has come.
final class Room implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final String group;
    private final String telemetry;
    private final KafkaStreams streams;
    private final Admin admin;

    Room(StreamsSettings settings, TopicCatalogue topics, int partitions) {
        group = StreamsProgram.qualityGroup(settings.topicPrefix());
        telemetry = topics.telemetry().name();
        var topology =
                QualityTopology.build(
                        topics, new FixedCatalogue(topics), QualitySettings.of(partitions));
        streams = new KafkaStreams(topology, StreamsProperties.ofQuality(group, settings));
        streams.setUncaughtExceptionHandler(new StreamFaults());
        admin =
                Admin.create(
                        Map.of(
                                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                                settings.bootstrapServers()));
    }

    /// Returns when it takes reports.
    void start() {
        streams.start();
        Running.await(
                "the quality room",
                () ->
                        streams.state() == KafkaStreams.State.RUNNING
                                ? List.of()
                                : List.of(streams.state().name()));
    }

    /// @throws IllegalStateException when it has stopped
    void check() {
        if (streams.state().hasCompletedShutdown()) {
            throw new IllegalStateException("the quality room has stopped: " + streams.state());
        }
    }

    /// Records of telemetry that it has taken for good. Beside reports these are its own ticks, a
    /// few a second at most.
    long taken() {
        try {
            var offsets =
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
            return offsets.entrySet().stream()
                    .filter(at -> at.getKey().topic().equals(telemetry))
                    .mapToLong(at -> at.getValue().offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody says how far the room has come", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the room was asked", e);
        }
    }

    @Override
    public void close() {
        admin.close();
        streams.close(CLOSING);
    }
}
