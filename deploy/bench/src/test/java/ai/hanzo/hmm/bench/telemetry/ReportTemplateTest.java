package ai.hanzo.hmm.bench.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.junit.jupiter.api.Test;

import java.util.Random;

class ReportTemplateTest {
    private static final TopicCatalogue TOPICS = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);
    private static final String TOPIC = TOPICS.telemetry().name();
    private final AvroSerde<TelemetryRecord> records =
            AvroSerde.of(new FixedCatalogue(TOPICS), TelemetryRecord.class);
    private final ReportTemplate template =
            new ReportTemplate(
                    "acme",
                    Figures.report(3),
                    record -> records.serializer().serialize(TOPIC, record));

    @Test
    void whatIsWrittenOverIsTheReportAndNothingElse() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int run = 0; run < 1_000; run++) {
            long sequence = ReportTemplate.FIRST_SEQUENCE + random.nextLong(1_000_000_000);
            long eventMs = 1_700_000_000_000L + random.nextLong(100_000_000_000L);
            long latencyMs = new Figures(seed).latencyMs(random.nextInt(1_000_000), sequence);
            var expected =
                    TelemetryReport.newBuilder(Figures.report(3))
                            .setSequence(sequence)
                            .setEventTimeMs(eventMs)
                            .setLatencyP95Ms(latencyMs)
                            .build();

            assertThat(template.with(sequence, eventMs, latencyMs))
                    .as("seed " + seed)
                    .isEqualTo(
                            records.serializer()
                                    .serialize(TOPIC, new TelemetryRecord("acme", expected)));
        }
    }

    @Test
    void aNumberOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.with(1, 1_700_000_000_000L, 10_000))
                .withMessage("a number must be 134217728 to 17179869183: 1");
    }
}
