package ai.hanzo.hmm.bench.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.bench.Site;
import ai.hanzo.hmm.bench.report.Json;
import ai.hanzo.hmm.wire.topic.Partitions;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// A run far too short to mean anything: every report is in a bucket, and every bucket is right, or
/// the run fails.
class TelemetryBenchTest {
    @TempDir Path folder;

    @Test
    void countsEveryReportInABucketThatIsAsItMustBe() throws Exception {
        var fleet = new Fleet(500, 3, 1_000, 5_000);
        var settings = new TelemetrySettings(fleet, 2, 1_000, 1_000, 5, 2, 1);
        try (var site = Site.open(new Partitions(2, 2, 2), folder)) {
            var measured = new TelemetryBench(settings, site, _ -> {}).run();

            assertThat(measured.perSecond().least()).isPositive();
            assertThat(measured.buckets()).isGreaterThan(fleet.providers());
            assertThat(measured.counted()).isPositive().isLessThanOrEqualTo(measured.sent());
            assertThat(measured.written())
                    .extracting("topic")
                    .contains(
                            "hmm.telemetry",
                            "hmm.market-commands",
                            "hmm-quality-quality-reports-changelog")
                    .doesNotContain("hmm.dead-letters");
            assertThat(measured.page()).contains("flat out, reports/s", "all as they must be");
            var json = new ObjectMapper().readTree(Json.line(measured));
            assertThat(json.at("/perSecond/median").asDouble()).isPositive();
            assertThat(json.at("/sent").asLong()).isEqualTo(measured.sent());
        }
    }
}
