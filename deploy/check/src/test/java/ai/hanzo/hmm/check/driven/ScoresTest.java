package ai.hanzo.hmm.check.driven;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.check.Finding;
import ai.hanzo.hmm.check.Judgements;
import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.check.audit.Audit;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.tiny.MemoryLogs;
import ai.hanzo.hmm.wire.QualityScore;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// What the real topologies publish over several days is what the auditor reckons.
class ScoresTest {
    private static final int DAYS = 5;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = 2)
    void whatIsPublishedIsWhatIsReckoned(long seed) {
        try (var driven = SeveralDays.play(folder, seed, DAYS)) {
            assertThat(driven.faults()).isEmpty();
            var published = driven.logs.all(driven.topics.quality());
            var happened = happened(published);
            var finding = audit(driven.logs, driven);
            var told = "seed " + seed + ": " + finding + " " + happened;
            assertThat(finding.firstOffence()).as(told).isEmpty();
            assertThat(finding.state()).as(told).isEqualTo(Finding.State.HOLDS);
            assertThat(finding.checked()).isGreaterThan(published.size());
            assertThat(happened)
                    .as(told)
                    .containsKeys(
                            "absent",
                            "bonus",
                            "penalty",
                            "LOW_SCORE",
                            "UNAVAILABLE",
                            "PROVIDER_FAULT",
                            "VERIFICATION_FAILED",
                            "SUSPENDED");
        }
    }

    static Finding audit(MemoryLogs logs, Driven driven) {
        return audit(logs, driven, Promise.SCORES);
    }

    /// What the auditor says of one of its two promises.
    static Finding audit(MemoryLogs logs, Driven driven, Promise promise) {
        var judgements = new Judgements();
        var exchange = new Exchange(logs, driven.topics, logs.registry());
        new Audit(exchange, judgements.of(Promise.SCORES), judgements.of(Promise.ALLOCATIONS))
                .judge();
        return judgements.of(promise).finding();
    }

    /// How often what happened.
    private static TreeMap<String, Integer> happened(List<QualityScore> published) {
        var counts = new TreeMap<String, Integer>();
        for (var score : published) {
            counts.merge(score.getStanding().name(), 1, Integer::sum);
            if (score.getBucket() != null) {
                counts.merge(score.getBucket().getAbsent() ? "absent" : "folded", 1, Integer::sum);
                continue;
            }
            score.getStrikes().forEach(strike -> counts.merge(strike.getReason(), 1, Integer::sum));
            if (score.getDay() == null) continue;
            if (score.getDay().getBonusMicros() > 0) counts.merge("bonus", 1, Integer::sum);
            if (score.getDay().getPenaltyMicros() > 0) counts.merge("penalty", 1, Integer::sum);
        }
        return counts;
    }
}
