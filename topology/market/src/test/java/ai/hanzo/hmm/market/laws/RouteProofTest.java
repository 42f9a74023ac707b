package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Example.book;
import static ai.hanzo.hmm.market.example.Order.buy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.SelfTrade;
import ai.hanzo.hmm.market.example.Example;
import ai.hanzo.hmm.market.laws.PlainRoute.Guard;
import ai.hanzo.hmm.market.laws.PlainRoute.Taking;
import ai.hanzo.hmm.market.pool.PlainPool;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.route.RouteSlice;
import ai.hanzo.hmm.market.route.RouteSlice.Level;
import ai.hanzo.hmm.market.route.RouteSlice.Swap;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A proof that accepts anything proves nothing: the worked example of the rules, section 6, is
/// accepted, and each way to be worse or to tell it wrong is found.
class RouteProofTest {
    private static final long SHARES = 1_414_213_562L;
    private static final Pool POOL = new Pool(1_000_000_000, 2_000_000_000, SHARES);
    private static final long LOT = 1_000;
    private static final BigInteger ENOUGH = big(1).shiftLeft(63);
    private static final List<RouteSlice> GOLDEN =
            List.of(
                    swap(POOL, 4_962_000, 9_973_489, 29_921),
                    new Level(2_020_000, 10_000_000, 20_200_000, 60_600),
                    swap(pool(995_038_000, 2_009_973_489L), 7_308_000, 14_871_358, 44_614),
                    new Level(2_050_000, 7_730_000, 15_846_500, 47_540));

    private static Example asks() {
        return book(
                """
                bid | price | ask
                    |  2.05 |  20
                    |  2.02 |  10
                """);
    }

    private static void prove(List<RouteSlice> slices, long quantity, BigInteger money) {
        var taking =
                new Taking(
                        Side.BUY,
                        "alice",
                        big(2_050_000),
                        big(quantity),
                        money,
                        LOT,
                        3_000,
                        BigInteger.ZERO,
                        SelfTrade.EXPIRE_MAKER,
                        false,
                        new Guard(Optional.of(ENOUGH)));
        var queue = asks().floor().shelf().queue(Side.SELL);
        RouteProof.check(taking, queue, PlainPool.of(POOL), slices);
    }

    private static void refuted(String by, List<RouteSlice> slices) {
        assertThatThrownBy(() -> prove(slices, 30_000_000, ENOUGH))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(by);
    }

    @Test
    void golden_the_route_of_the_rules_is_proved() {
        prove(GOLDEN, 30_000_000, ENOUGH);
    }

    @Test
    void a_lot_less_in_the_pool_is_not_the_best() {
        refuted("one lot more in the pool", with(0, swap(4_961_000)));
    }

    @Test
    void a_lot_more_in_the_pool_costs_more_than_the_book() {
        refuted("one lot more in the pool", with(0, swap(4_963_000)));
    }

    @Test
    void a_level_is_taken_before_what_is_behind_it() {
        refuted("one lot more on the book", with(1, level(2_020_000, 9_999_000)));
        refuted("one lot more on the book", without(1));
        refuted("no more than rests there", with(1, level(2_020_000, 10_001_000)));
    }

    @Test
    void a_swap_left_out_is_missed() {
        refuted("one lot more in the pool", without(0));
        refuted("one lot more in the pool", without(2));
    }

    @Test
    void the_size_is_not_exceeded_and_not_left() {
        refuted("one lot more on the book", with(3, level(2_050_000, 7_729_000)));
        refuted("no more than is wanted", with(3, level(2_050_000, 7_731_000)));
        refuted("one lot more on the book", without(3));
    }

    @Test
    void figures_that_do_not_add_up_are_found() {
        refuted("the reserves before", with(2, swap(POOL, 7_308_000, 14_723_598, 44_171)));
        refuted("what it is worth there", with(0, swap(POOL, 4_962_000, 9_973_488, 29_921)));
        refuted("the fee", with(0, swap(POOL, 4_962_000, 9_973_489, 29_920)));
        refuted("price x quantity", with(1, new Level(2_020_000, 10_000_000, 20_200_001, 60_601)));
        refuted("whole lots", with(3, new Level(2_050_000, 7_729_880, 15_846_254, 47_539)));
        var more = new ArrayList<>(GOLDEN);
        more.add(level(2_060_000, 1_000));
        refuted("a slice beyond the bound or the size", more);
    }

    /// 20.2 and 0.0606 for the level; before it 9.973489 and 0.029921.
    @Test
    void money_ends_a_route_only_where_the_next_lot_costs_more_than_is_left() {
        var money = big(micros("30.26401"));
        var two = GOLDEN.subList(0, 2);
        assertThatCode(() -> prove(two, 30_000_000, money)).doesNotThrowAnyException();
        assertThatCode(() -> prove(two, 30_000_000, money.add(big(2_000))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> prove(two, 30_000_000, money.add(big(3_000))))
                .hasMessageStartingWith("one lot more in the pool");
        assertThatThrownBy(() -> prove(two, 30_000_000, money.subtract(BigInteger.ONE)))
                .hasMessageStartingWith("no more than there is money for");
    }

    @Test
    void what_the_market_tells_is_what_is_proved() {
        var told = asks().pool("1000", "2000").when(buy("alice", 30).at("2.05"));

        prove(told.execution("alice").route(), 30_000_000, ENOUGH);
    }

    private static List<RouteSlice> with(int index, RouteSlice other) {
        var slices = new ArrayList<>(GOLDEN);
        slices.set(index, other);
        return slices;
    }

    private static List<RouteSlice> without(int index) {
        var slices = new ArrayList<>(GOLDEN);
        slices.remove(index);
        return slices;
    }

    private static Level level(long price, long quantity) {
        long notional = price * quantity / 1_000_000;
        return new Level(price, quantity, notional, notional * 3 / 1_000);
    }

    /// The first swap, of another quantity.
    private static Swap swap(long quantity) {
        long cost = POOL.costUp(quantity);
        return swap(POOL, quantity, cost, (cost * 3 + 999) / 1_000);
    }

    private static Swap swap(Pool before, long quantity, long notional, long fee) {
        return new Swap(quantity, notional, fee, before, before.bought(quantity, notional));
    }

    private static Pool pool(long units, long funds) {
        return new Pool(units, funds, SHARES);
    }
}
