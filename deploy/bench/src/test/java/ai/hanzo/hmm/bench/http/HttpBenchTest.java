package ai.hanzo.hmm.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.bench.Schedule;
import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.bench.report.Json;
import ai.hanzo.hmm.wire.topic.Partitions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// A run far too short to mean anything: every command is accepted and decided, or the run fails.
class HttpBenchTest {
    @TempDir Path folder;

    @Test
    void everyCommandIsAcceptedAndDecided() throws Exception {
        var settings =
                new HttpSettings(
                        new Schedule(1, 500, 200, 800),
                        100,
                        4,
                        1,
                        5,
                        new Partitions(2, 2, 2),
                        new Mix(2, 5, 5, 60, 10),
                        1);
        var measured = new HttpBench(settings, folder.resolve("data"), _ -> {}).run();

        for (var load : new Load[] {measured.steady(), measured.flatOut(), measured.batches()}) {
            assertThat(load.statuses()).containsOnlyKeys(202);
            assertThat(load.acceptedPerSecond().median()).isPositive();
            assertThat(load.accepted().p50().median()).isPositive();
            assertThat(load.decided().max().median())
                    .isGreaterThanOrEqualTo(load.decided().p50().median());
            assertThat(load.microsEach()).containsOnlyKeys(Part.values());
        }
        assertThat(measured.page()).contains("at 100 orders/s", "{202=", "door: HTTP");
        assertThat(Json.line(measured)).hasLineCount(1).contains("\"batches\":");
    }
}
