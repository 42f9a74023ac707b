package ai.hanzo.hmm.market.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.quality.DayBuckets;
import ai.hanzo.hmm.market.state.Conduct;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The first and the last tenth of a day's providers (rules, section 7).
class RankingTest {
    private static DayTally tally(String name, long scorePpm, long ended) {
        return new DayTally(Conduct.blank(name), scorePpm, DayBuckets.NONE, ended, 0);
    }

    /// `a`, `b`, `c` ... with these scores and ten allocations each.
    private static List<DayTally> scores(long... scores) {
        var tallies = new ArrayList<DayTally>();
        for (long score : scores) {
            tallies.add(tally(String.valueOf((char) ('a' + tallies.size())), score, 10));
        }
        return tallies;
    }

    /// So many: the first half with 900,000 and the second with 100,000.
    private static List<DayTally> halves(int count) {
        var scores = new long[count];
        for (int i = 0; i < count; i++) scores[i] = i < count / 2 ? 900_000 : 100_000;
        return scores(scores);
    }

    private static List<String> names(List<DayTally> tallies) {
        return tallies.stream().map(DayTally::account).toList();
    }

    @ParameterizedTest
    @CsvSource({
        // ranked, top , bottom
        "       0,     ,",
        "       9,     ,",
        "      10, a   , j",
        "      19, a   , s",
        "      20, a b , s t",
        "      26, a b , y z"
    })
    void a_tenth_is_rounded_down(int ranked, String top, String bottom) {
        var ranking = Ranking.of(halves(ranked));

        assertThat(ranking.size()).isEqualTo(ranked);
        assertThat(names(ranking.top())).isEqualTo(split(top));
        assertThat(names(ranking.bottom())).isEqualTo(split(bottom));
    }

    private static List<String> split(String names) {
        return names == null ? List.of() : List.of(names.strip().split(" "));
    }

    @Test
    void only_active_ones_with_ten_ended_are_ranked() {
        var tallies = new ArrayList<>(halves(9));
        tallies.add(tally("nine", 950_000, 9));
        tallies.add(
                new DayTally(Conduct.blank("away").suspended(), 950_000, DayBuckets.NONE, 99, 99));
        tallies.add(new DayTally(Conduct.blank("gone").removed(), 0, DayBuckets.NONE, 99, 99));
        var ranking = Ranking.of(tallies);

        assertThat(ranking.size()).isEqualTo(9);
        assertThat(tallies)
                .extracting(ranking::rankOf)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 0);
    }

    @Test
    void the_better_score_is_first_then_who_ended_more_then_the_name() {
        var b = tally("b", 700_000, 10);
        var a = tally("a", 700_000, 10);
        var busy = tally("z", 700_000, 11);
        var good = tally("y", 700_001, 10);
        var ranking = Ranking.of(List.of(b, a, busy, good));

        assertThat(List.of(good, busy, a, b))
                .extracting(ranking::rankOf)
                .containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @CsvSource({
        // best , worst , top, bottom
        " 800000, 499999, a  , j",
        " 799999, 500000,    ,",
        " 999999, 999998, a  ,",
        "      1,      0,    , j"
    })
    void the_top_needs_800_000_and_the_bottom_less_than_500_000(
            long best, long worst, String top, String bottom) {
        var scores = new long[10];
        Arrays.fill(scores, best);
        scores[9] = worst;
        var ranking = Ranking.of(scores(scores));

        assertThat(names(ranking.top())).isEqualTo(split(top));
        assertThat(names(ranking.bottom())).isEqualTo(split(bottom));
    }

    @Test
    void who_is_not_good_or_bad_enough_makes_no_room_for_another() {
        var scores = new long[20];
        Arrays.fill(scores, 600_000);
        scores[0] = 900_000;
        scores[19] = 100_000;
        var ranking = Ranking.of(scores(scores));

        assertThat(names(ranking.top())).containsExactly("a");
        assertThat(names(ranking.bottom())).containsExactly("t");
    }
}
