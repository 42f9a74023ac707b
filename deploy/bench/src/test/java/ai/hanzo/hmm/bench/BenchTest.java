package ai.hanzo.hmm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.wire.topic.Partitions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/// A run far too short to mean anything measures everything.
class BenchTest {
    @TempDir Path folder;

    @Test
    void measuresBothSubjects() throws Exception {
        var settings =
                new BenchSettings(
                        new Schedule(1, 500, 200, 500),
                        List.of(200),
                        1,
                        5,
                        new Partitions(2, 2, 2),
                        new Mix(2, 5, 5, 30, 50),
                        1);
        try (var site = Site.open(settings.partitions(), folder)) {
            var report = new Bench(settings, site, _ -> {}).run();
            for (var subject : List.of(report.exchange(), report.passThrough())) {
                assertThat(subject.perSecond().median()).isPositive();
                assertThat(subject.rates()).hasSize(1);
                assertThat(subject.rates().getFirst().p50().median()).isPositive();
                assertThat(subject.startSeconds().median()).isPositive();
            }
            assertThat(report.passThrough().recordsEach()).isEqualTo(5);
            assertThat(report.exchange().written())
                    .extracting("topic")
                    .contains(
                            "hmm.orders",
                            "hmm.market-commands",
                            "hmm.executions",
                            "hmm.settlements",
                            "hmm-exchange-ledger-rows-changelog",
                            "hmm-exchange-market-rows-changelog");
            assertThat(report.memory().heapMiB()).isPositive();
        }
    }
}
