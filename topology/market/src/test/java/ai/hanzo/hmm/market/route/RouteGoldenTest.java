package ai.hanzo.hmm.market.route;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.SelfTrade;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.state.RestingOrder;

import org.junit.jupiter.api.Test;

import java.util.List;

/// The worked example of the rules, section 6.
class RouteGoldenTest {
    private static final Pool POOL = new Pool(1_000_000_000, 2_000_000_000, 1_414_213_562);

    @Test
    void a_buy_of_30_goes_pool_book_pool_book() {
        var taker =
                new Taker(
                        new Taker.Wish(
                                Side.BUY,
                                "t",
                                SelfTrade.EXPIRE_MAKER,
                                2_050_000,
                                30_000_000,
                                1_000,
                                Long.MAX_VALUE,
                                3_000,
                                FeeMeter.ZERO));

        var route =
                Route.of(
                        taker,
                        List.of(ask(1, 2_020_000, 10_000_000), ask(2, 2_050_000, 20_000_000)),
                        PoolOffer.unguarded(POOL, Side.BUY));

        assertThat(route.matches().stream().map(RouteGoldenTest::told))
                .containsExactly(
                        "pool 4962000 for 9973489 fee 29921",
                        "book 10000000 for 20200000 fee 60600",
                        "pool 7308000 for 14871358 fee 44614",
                        "book 7730000 for 15846500 fee 47540");
        assertThat(taker.notionalMicros()).isEqualTo(60_891_347);
        assertThat(taker.fees().chargedUp()).isEqualTo(182_675);
        assertThat(route.pool().unitsMicros()).isEqualTo(987_730_000);
        assertThat(route.pool().fundsMicros()).isEqualTo(2_024_844_847L);
    }

    private static String told(Match match) {
        return switch (match) {
            case Match.Swap s ->
                    "pool %d for %d fee %d"
                            .formatted(s.quantityMicros(), s.notionalMicros(), s.takerFeeMicros());
            case Match.Fill f ->
                    "book %d for %d fee %d"
                            .formatted(f.quantityMicros(), f.notionalMicros(), f.takerFeeMicros());
            case Match.Prevented _ -> "prevented";
        };
    }

    private static RestingOrder ask(long sequence, long priceMicros, long openMicros) {
        return new RestingOrder(
                sequence,
                "maker",
                "o" + sequence,
                "maker",
                Side.SELL,
                priceMicros,
                openMicros,
                openMicros,
                0,
                0,
                FeeMeter.ZERO,
                openMicros,
                FeeRates.STANDARD,
                Conditions.NONE,
                Delivery.HOLD,
                1);
    }
}
