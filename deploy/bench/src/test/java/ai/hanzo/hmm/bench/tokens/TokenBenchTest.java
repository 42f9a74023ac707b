package ai.hanzo.hmm.bench.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.bench.Schedule;
import ai.hanzo.hmm.bench.Site;
import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.wire.topic.Partitions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// A run far too short to mean anything: every purchase has its token, and every token is usable,
/// or the run fails.
class TokenBenchTest {
    @TempDir Path folder;

    @Test
    void everyPurchaseHasAUsableToken() throws Exception {
        var settings =
                new TokenSettings(
                        new Schedule(1, 500, 200, 800),
                        200,
                        1,
                        5,
                        new Partitions(2, 2, 2),
                        new Mix(2, 5, 5, 60, 100),
                        1);
        try (var site = Site.open(settings.partitions(), folder)) {
            var measured = new TokenBench(settings, site, _ -> {}).run();

            assertThat(measured.exchange().perSecond()).isEqualTo(200);
            assertThat(measured.exchange().p50().median()).isPositive();
            assertThat(measured.exchange().max().median())
                    .isGreaterThanOrEqualTo(measured.exchange().p50().median());
            assertThat(measured.passThrough().p50().median()).isPositive();
            assertThat(measured.counts().tokens()).isPositive();
            assertThat(measured.counts().orders()).isGreaterThan(measured.counts().tokens());
            assertThat(measured.counts().verifyMicros()).isPositive();
            assertThat(measured.page()).contains("none missing", "delivered at once");
        }
    }
}
