package ai.hanzo.hmm.local.demo.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.wire.OrderSide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class QuoterTest {
    private static final long LEVEL = 20_000;
    private final MarketPlan plan = new MarketPlan(1_440_000, LEVEL, 220, 300, 700);
    private final Quoter quoter = new Quoter(plan, List.of("a", "b", "c"), List.of("x", "y"));

    @Test
    void theBookOffersPerTickWhatThePoolDoes() {
        var asks = asks(false);
        assertThat(ticks(asks))
                .containsExactly(221, 222, 223, 224, 226, 228, 231, 234, 238, 243, 250, 260);
        // Half of the distances to both neighbours: (2 - 0) / 2 levels at 1, (3 - 1) / 2 at 2, ...
        // (40 - 23) / 2 at 30 and (40 - 30) / 2 at 40, which has a quarter of the trace besides,
        // 360,000.
        assertThat(asks.stream().map(Quote::quantityMicros))
                .containsExactly(
                        20_000L, 20_000L, 20_000L, 30_000L, 40_000L, 50_000L, 60_000L, 70_000L,
                        90_000L, 120_000L, 170_000L, 460_000L);
        // Up to any ask the pool, 8.8 SCU at 22, sells about as much: x (1 - sqrt(22 / 22.1)).
        double pool = plan.poolUnitsMicros() * (1 - Math.sqrt(220.0 / 221));
        assertThat(pool).isBetween(LEVEL * 0.99, LEVEL * 1.01);
    }

    @Test
    void theBookComesFirstWithAnAskBelowTheFairPrice() {
        assertThat(ticks(asks(true)))
                .containsExactly(219, 221, 222, 223, 224, 226, 228, 231, 234, 238, 243, 250, 260);
    }

    @Test
    void providersTakeTurns() {
        assertThat(asks(false).stream().map(Quote::account).limit(4))
                .containsExactly("b", "c", "a", "b");
    }

    @Test
    void thePoolFollowsAFallByASaleAndARiseByAPurchaseATickBelow() {
        assertThat(quoter.align(220, 217, 1_000_000, 0))
                .contains(new Quote("x", OrderSide.SELL, 21_700_000, 4 * LEVEL, false));
        assertThat(quoter.align(220, 222, 0, 1))
                .contains(new Quote("y", OrderSide.BUY, 22_100_000, 3 * LEVEL, false));
    }

    @Test
    void nobodySellsWhatItDoesNotHave() {
        assertThat(quoter.align(220, 217, 25, 0))
                .contains(new Quote("x", OrderSide.SELL, 21_700_000, 20, false));
        assertThat(quoter.align(220, 217, 9, 0)).isEmpty();
        assertThat(quoter.align(220, 217, -5, 0)).isEmpty();
    }

    @Test
    void thePoolGetsBackWhatWasBought() {
        assertThat(quoter.replenish(220, 2))
                .isEqualTo(new Quote("c", OrderSide.SELL, 22_000_000, 3 * LEVEL, false));
    }

    @ParameterizedTest
    @CsvSource({
        "220, 220, 220",
        "220, 300, 222",
        "220, 216, 218",
        "220, 221, 221",
        "220, 219, 219"
    })
    void makersFollowInSmallSteps(long from, long to, long next) {
        assertThat(Quoter.follow(from, to)).isEqualTo(next);
    }

    @Test
    void aQuoteIsOfTheMarketsTicksAndLots() {
        assertThatThrownBy(() -> new Quote("a", OrderSide.SELL, 22_050_000, 10, true))
                .hasMessage("price must be on a tick > 0: 22050000");
        assertThatThrownBy(() -> new Quote("a", OrderSide.SELL, 22_000_000, 15, true))
                .hasMessage("quantity must be lots > 0: 15");
    }

    private List<Quote> asks(boolean bookFirst) {
        return quoter.resting(220, bookFirst, 1).stream()
                .filter(quote -> quote.side() == OrderSide.SELL)
                .toList();
    }

    private static long[] ticks(List<Quote> quotes) {
        return quotes.stream()
                .mapToLong(quote -> quote.priceMicros() / Terms.TICK_MICROS)
                .toArray();
    }
}
