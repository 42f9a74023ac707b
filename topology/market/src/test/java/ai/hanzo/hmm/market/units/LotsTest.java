package ai.hanzo.hmm.market.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

class LotsTest {
    @Test
    void finds_every_border_below_every_most() {
        for (long most = 0; most <= 70; most++) {
            for (long border = 0; border <= 75; border++) {
                long fits = border;
                assertThat(Lots.largest(most, n -> n <= fits)).isEqualTo(Math.min(most, border));
            }
        }
    }

    @Test
    void asks_about_64_times_at_most_and_never_about_less_than_one() {
        var asked = new AtomicInteger();
        long border = 3_141_592_653_589_793_238L;

        long found =
                Lots.largest(
                        Long.MAX_VALUE,
                        n -> {
                            assertThat(n).isPositive();
                            asked.incrementAndGet();
                            return n <= border;
                        });

        assertThat(found).isEqualTo(border);
        assertThat(asked.get()).isLessThanOrEqualTo(64);
    }

    @Test
    void nothing_fits_into_nothing() {
        assertThat(Lots.largest(0, _ -> true)).isZero();
        assertThat(Lots.largest(-5, _ -> true)).isZero();
    }
}
