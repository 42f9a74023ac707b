package ai.hanzo.hmm.market.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.laws.Seed;
import ai.hanzo.hmm.market.ledger.Traded.Day;

import org.junit.jupiter.api.Test;

import java.util.TreeMap;

/// What was traded, by the day (rules, section 6).
class TradedTest {
    @Test
    void a_day_is_one_sum() {
        var traded = Traded.NONE.plus(5, 100).plus(7, 100).plus(1, 102);

        assertThat(traded.days()).containsExactly(new Day(100, 12), new Day(102, 1));
        assertThat(traded.before(100)).as("not of today").isZero();
        assertThat(traded.before(101)).isEqualTo(12);
        assertThat(traded.before(103)).isEqualTo(13);
        assertThat(traded.before(130)).isEqualTo(13);
        assertThat(traded.before(131)).as("100 is 31 days ago").isEqualTo(1);
        assertThat(traded.before(133)).isZero();
    }

    @Test
    void so_much_that_it_does_not_fit_is_the_most_there_is() {
        var traded = Traded.NONE.plus(Long.MAX_VALUE, 100).plus(1, 100).plus(Long.MAX_VALUE, 101);

        assertThat(traded.days().getFirst()).isEqualTo(new Day(100, Long.MAX_VALUE));
        assertThat(traded.before(102)).isEqualTo(Long.MAX_VALUE);
    }

    /// Against a map that forgets nothing.
    @Test
    void no_more_than_31_days_are_kept_and_none_too_few() {
        var random = Seed.random("traded");
        var traded = Traded.NONE;
        var all = new TreeMap<Long, Long>();
        long day = 20_000;
        for (int i = 0; i < 20_000; i++) {
            day += random.nextInt(20) == 0 ? random.nextInt(40) : random.nextInt(2);
            long notional = 1 + random.nextLong(1_000_000_000_000L);
            traded = traded.plus(notional, day);
            all.merge(day, notional, Long::sum);
            for (long today = day; today < day + 33; today++) {
                long sum =
                        all.subMap(today - 30, today).values().stream()
                                .mapToLong(Long::longValue)
                                .sum();
                if (traded.before(today) != sum) {
                    throw new AssertionError("before %d: %s".formatted(today, traded));
                }
            }
            assertThat(traded.days().size()).isLessThanOrEqualTo(31);
        }
    }
}
