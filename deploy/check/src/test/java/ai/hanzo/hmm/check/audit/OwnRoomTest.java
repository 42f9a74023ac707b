package ai.hanzo.hmm.check.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.check.log.Extent;
import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.check.read.Gate;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What the auditor remembers of reports is what is open, however many there are.
class OwnRoomTest {
    private static final String MARKET = "gpu-inference/h100";
    private static final int REPORTS = 200_000;
    private static final int PROVIDERS = 3;
    private static final long EVERY_MS = 250;

    private final TopicCatalogue topics = new TopicCatalogue("r.");
    private final FixedCatalogue registry = new FixedCatalogue(topics);
    private final AvroSerializer<TelemetryRecord> values = new AvroSerializer<>(registry, true);
    private final TopicPartition telemetry = new TopicPartition(topics.telemetry().name(), 0);

    @Test
    void whatIsRememberedDoesNotGrowWithTheReports() {
        var letters = List.of(new TopicPartition(topics.deadLetters(), 0));
        var reader = new Reports();
        var room =
                new OwnRoom(
                        reader,
                        telemetry,
                        new Extent(0, REPORTS, REPORTS),
                        new Gate<>(registry, topics.telemetry(), 1),
                        new Buried(reader, letters, telemetry),
                        new Admission(known()),
                        MARKET::equals);
        int most = 0;
        int buckets = 0;
        for (var closed = room.take(); closed.isPresent(); closed = room.take()) {
            buckets++;
            most = Math.max(most, room.remembered());
            assertThat(closed.get().bucket().getObserved().getFirst().getReports()).isEqualTo(60);
        }
        // 200,000 reports, four a second, are 166 buckets of 5 minutes, and two are not over.
        assertThat(buckets).isBetween(PROVIDERS * 160, PROVIDERS * 167);
        // The bucket that runs and those that may still be added to, 60 reports of one observer.
        assertThat(most).isBetween(1, PROVIDERS * 4 * 60);
    }

    /// Reports made as they are read.
    private final class Reports implements Reader {
        private int next;

        @Override
        public Optional<ConsumerRecord<byte[], byte[]>> next(TopicPartition partition) {
            if (!partition.equals(telemetry) || next == REPORTS) return Optional.empty();
            var provider = "provider-" + next % PROVIDERS;
            long timeMs = next * EVERY_MS;
            var report =
                    TelemetryReport.newBuilder()
                            .setMarket(MARKET)
                            .setObserver(provider)
                            .setSequence(next)
                            .setEventTimeMs(timeMs)
                            .setLatencyP95Ms(1L)
                            .build();
            var key = provider.getBytes(StandardCharsets.UTF_8);
            var value = values.serialize(telemetry.topic(), new TelemetryRecord(provider, report));
            return Optional.of(
                    new ConsumerRecord<>(
                            telemetry.topic(),
                            0,
                            next++,
                            timeMs,
                            TimestampType.LOG_APPEND_TIME,
                            key.length,
                            value.length,
                            key,
                            value,
                            new RecordHeaders(),
                            Optional.empty()));
        }

        @Override
        public void close() {}
    }

    private static Known known() {
        var known = new Known();
        var definition =
                MarketDefinition.newBuilder()
                        .setMarket(MARKET)
                        .setRawUnit("")
                        .setSecondsPerRaw(1)
                        .setRateUnit("")
                        .setDefaultRateMicros(1)
                        .setTickMicros(1)
                        .setLotMicros(1)
                        .setMinNotionalMicros(1)
                        .setReferencePriceMicros(1)
                        .setLatencyReferenceMs(1)
                        .setLatencyMaximumMs(2)
                        .setThroughputReferenceMicros(1)
                        .build();
        var create = new CreateMarket(definition, MarketPhase.ACTIVE);
        known.take(MARKET, new MarketCommand(MARKET, "", "o", create), 0);
        return known;
    }
}
