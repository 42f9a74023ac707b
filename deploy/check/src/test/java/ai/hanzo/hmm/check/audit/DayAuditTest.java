package ai.hanzo.hmm.check.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.ScoredBucket;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Days, strikes and what they cost, worked out by hand from the rules, section 7.
class DayAuditTest {
    private static final long DAY = 20_000;
    private static final long MIDNIGHT_MS = (DAY + 1) * 86_400_000;

    private final List<String> postings = new ArrayList<>();
    private final OwnFund fund = new OwnFund(new Heard());
    private final Discipline discipline = new Discipline(fund);

    private final class Heard implements Book {
        @Override
        public void scored(QualityScore expected, boolean isOwed) {}

        @Override
        public void slashed(String provider, long micros) {
            postings.add(provider + " -" + micros);
        }

        @Override
        public void paid(String provider, long micros) {
            postings.add(provider + " +" + micros);
        }

        @Override
        public void verified(String provider, boolean proves, boolean accepted) {}

        @Override
        public void refunded(long number, long owed, long paid) {}
    }

    @Test
    void theBestArePaidInProportionOfWhatTheWorstLeaveInTheFund() {
        // Twenty: two at each end. Scores 1,000,000 twice, then 600,000, then 0 twice.
        var providers =
                IntStream.range(0, 20)
                        .mapToObj(i -> provider(i, i < 2 ? 1_000_000 : i < 18 ? 600_000 : 0))
                        .toList();
        providers.get(0).baseMicros = 1_001; // half is 500
        providers.get(1).baseMicros = 400; // 200
        providers.get(18).baseMicros = 301; // pays 150
        providers.get(19).baseMicros = 1_000; // would pay 500 and has a bond of 100
        providers.get(18).bondMicros = 1_000;
        providers.get(19).bondMicros = 100;
        fund.add(7);
        var concerned = new DayAudit(DAY, MIDNIGHT_MS, fund, discipline).judge(providers);
        assertThat(concerned).hasSize(20);
        // 257 for 700: floor(500 * 257 / 700) = 183 and floor(200 * 257 / 700) = 73
        assertThat(postings).containsExactly("p18 -150", "p19 -100", "p00 +183", "p01 +73");
        assertThat(fund.micros()).isEqualTo(1);
        var best = providers.getFirst().day.orElseThrow();
        assertThat(best.getRank()).isEqualTo(1);
        assertThat(best.getRanked()).isEqualTo(20);
        assertThat(best.getFundMicros()).isEqualTo(257);
        assertThat(best.getBonusesMicros()).isEqualTo(700);
        assertThat(providers.getLast().strikes.getFirst().getReason()).isEqualTo("LOW_SCORE");
        assertThat(providers.get(5).strikes).isEmpty();
    }

    @Test
    void nineAreNotRankedInTenthsAndAGoodMarketPunishesNobody() {
        for (int count : new int[] {9, 10}) {
            var providers = IntStream.range(0, count).mapToObj(i -> provider(i, 500_000)).toList();
            providers.forEach(it -> it.bondMicros = 1_000);
            providers.forEach(it -> it.baseMicros = 1_000);
            fund.add(1_000_000);
            new DayAudit(DAY, MIDNIGHT_MS, fund, discipline).judge(providers);
            assertThat(postings).isEmpty(); // 500,000 is neither >= 800,000 nor < 500,000
        }
    }

    @Test
    void theLastOfTenBelowHalfGetsAStrikeWithItsRank() {
        var providers =
                IntStream.range(0, 10).mapToObj(i -> provider(i, 900_000 - 45_000 * i)).toList();
        providers.getLast().bondMicros = 1_000;
        providers.getLast().baseMicros = 2_000;
        var last = providers.getLast();
        assertThat(last.folds.scorePpm()).isEqualTo(495_000);
        new DayAudit(DAY, MIDNIGHT_MS, fund, discipline).judge(providers);
        var strike = last.strikes.getFirst();
        assertThat(strike.getReason()).isEqualTo("BOTTOM");
        assertThat(strike.getDay()).isEqualTo(DAY);
        assertThat(strike.getTimeMs()).isEqualTo(MIDNIGHT_MS);
        assertThat(strike.getFigures())
                .isEqualTo(Map.of("scorePpm", 495_000L, "rank", 10L, "ranked", 10L));
        assertThat(postings).containsExactly("p09 -1000"); // the best earned nothing
    }

    @Test
    void threeInAWeekSuspendAndFiveInTwoRemove() {
        var provider = provider(0, 0);
        provider.bondMicros = 1_000;
        strike(provider, 0);
        strike(provider, 0); // one a day
        strike(provider, 1);
        strike(provider, 7); // the first is a week old
        assertThat(provider.standing).isEqualTo(ProviderStanding.ACTIVE);
        strike(provider, 7 + 1);
        assertThat(provider.standing).isEqualTo(ProviderStanding.ACTIVE); // 7, 8
        strike(provider, 13);
        assertThat(provider.standing).isEqualTo(ProviderStanding.REMOVED); // 0, 1, 7, 8, 13
        assertThat(postings).containsExactly("p00 -200");
    }

    @Test
    void whatWasBeforeAReinstatementSuspendsNobodyAgain() {
        var provider = provider(0, 0);
        provider.bondMicros = 1_000;
        for (int day = 0; day < 3; day++) strike(provider, day);
        assertThat(provider.standing).isEqualTo(ProviderStanding.SUSPENDED);
        provider.standing = ProviderStanding.ACTIVE;
        provider.reinstatedMs = DAY + 2;
        strike(provider, 3);
        assertThat(provider.standing).isEqualTo(ProviderStanding.ACTIVE);
        assertThat(postings).containsExactly("p00 -50");
    }

    private void strike(OwnProvider provider, int day) {
        discipline.strike(provider, DAY + day, "LOW_SCORE", DAY + day, Map.of());
    }

    /// One that had ten allocations end and a bucket that makes its score.
    private static OwnProvider provider(int number, int scorePpm) {
        var provider = new OwnProvider("p%02d".formatted(number));
        var bucket =
                new ScoredBucket(
                        0L, false, List.of(), 1L, 1L, 999_900, 1, scorePpm, scorePpm, scorePpm,
                        scorePpm);
        provider.fold(bucket);
        provider.ended = 10;
        return provider;
    }
}
