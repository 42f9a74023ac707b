package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.OrderReport.Status.FILLED;
import static ai.hanzo.hmm.market.event.OrderReport.Status.OPEN;
import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Example.book;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;
import static ai.hanzo.hmm.market.example.Traded.swap;
import static ai.hanzo.hmm.market.example.Traded.trade;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.event.MarketEvent.Settled;
import ai.hanzo.hmm.market.example.Example;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.route.RouteSlice;

import org.junit.jupiter.api.Test;

/// One command, both venues (rules, section 6).
class RouteTest {
    private static Example golden() {
        return book("""
                        bid | price | ask
                            |  2.05 |  20
                            |  2.02 |  10
                        """)
                .pool("1000", "2000")
                .when(buy("alice", 30).at("2.05"));
    }

    @Test
    void golden_a_buy_of_30_goes_pool_book_pool_book() {
        golden().then(
                        swap("4.962", "9.973489"),
                        trade("10", "2.02"),
                        swap("7.308", "14.871358"),
                        trade("7.73", "2.05"))
                .ends(FILLED)
                // 60.891347 and fees of 0.182675
                .gains("alice", HANZO, "-61.074022")
                .gains("alice", SCU, "30")
                .leaves("| 2.05 | 12.27");
    }

    @Test
    void golden_fees_and_their_split() {
        var settled = golden().settled();

        assertThat(settled)
                .extracting(Settled::takerFeeMicros)
                .containsExactly(29_921L, 60_600L, 44_614L, 47_540L);
        assertThat(settled)
                .extracting(Settled::makerFeeMicros)
                .containsExactly(0L, 20_200L, 0L, 15_847L);
        assertThat(settled)
                .extracting(Settled::lpShareMicros)
                .containsExactly(19_946L, 40_400L, 29_742L, 31_693L);
        // a quarter of 9,975, 40,400, 14,872 and 31,694
        assertThat(settled)
                .extracting(Settled::qualityFundMicros)
                .containsExactly(2_493L, 10_100L, 3_718L, 7_923L);
        assertThat(settled)
                .extracting(Settled::treasuryMicros)
                .containsExactly(7_482L, 30_300L, 11_154L, 23_771L);
    }

    /// 2024.844847 and the four shares, 0.121781, which join when the command ends.
    @Test
    void golden_the_reserves_then_and_with_their_share_of_the_fees() {
        var example = golden().leavesPool("987.73", "2024.966628");

        var route = example.execution("alice").route();
        var last = (RouteSlice.Swap) route.get(2);
        assertThat(last.after())
                .isEqualTo(new Pool(micros("987.73"), micros("2024.844847"), 1_414_213_562L));
    }

    @Test
    void the_execution_carries_the_route_with_the_reserves_before_and_after() {
        var example = golden();

        assertThat(example.execution("alice").route())
                .containsExactly(
                        new RouteSlice.Swap(
                                4_962_000,
                                9_973_489,
                                29_921,
                                new Pool(1_000_000_000, 2_000_000_000, 1_414_213_562L),
                                new Pool(995_038_000, 2_009_973_489L, 1_414_213_562L)),
                        new RouteSlice.Level(2_020_000, 10_000_000, 20_200_000, 60_600),
                        new RouteSlice.Swap(
                                7_308_000,
                                14_871_358,
                                44_614,
                                new Pool(995_038_000, 2_009_973_489L, 1_414_213_562L),
                                new Pool(987_730_000, 2_024_844_847L, 1_414_213_562L)),
                        new RouteSlice.Level(2_050_000, 7_730_000, 15_846_500, 47_540));
        assertThat(example.execution("maker").route()).isEmpty();
    }

    @Test
    void orders_of_one_price_are_one_slice_of_the_route() {
        var example =
                book("| 100 | 2 bob, 3 carl")
                        .when(buy("alice", 4).at(100))
                        .then(trade(2, 100), trade(2, 100));

        // 200 and 200 at 0.3%
        assertThat(example.execution("alice").route())
                .containsExactly(
                        new RouteSlice.Level(100_000_000, 4_000_000, 400_000_000, 1_200_000));
    }

    /// A pool of 20.5 and 80 gets to 20 and 82, a price of 4.1, by selling 0.5 for 2.
    @Test
    void the_limit_is_inclusive_in_the_pool() {
        market().pool("20.5", "80")
                .when(buy("alice", "1.5").at("4.1"))
                .then(swap("0.5", "2"))
                .leaves("1 | 4.1 |");
        market().pool("20.5", "80")
                .when(buy("alice", "1.5").at("4.099"))
                // 20.003 and 81.987702: one lot more would be at 4.0992
                .then(swap("0.497", "1.987702"))
                .leaves("1.003 | 4.099 |");
    }

    /// 80 x 0.499 / 20.001 = 1.995901 up; after that one lot more would be at 4.10000005.
    @Test
    void at_the_same_price_the_book_comes_before_the_pool() {
        market().pool("20.5", "80")
                .when(sell("bob", 1).at("4.1"))
                .when(buy("alice", 3).at("4.1"))
                .then(swap("0.499", "1.995901"), trade("1", "4.1"))
                .leaves("1.501 | 4.1 |");
    }

    @Test
    void a_sale_takes_the_better_venue_first_as_well() {
        // sqrt(2,000,000 / 1.98) = 1005.0378; 10,074 / 1005.037, then 9876.2533 / 1010
        book("""
                        bid | price | ask
                         10 |  1.98 |
                        """)
                .pool("1000", "2000")
                .when(sell("bob", 20).at("1.95"))
                .then(swap("5.037", "10.023511"), trade("10", "1.98"), swap("4.963", "9.778468"))
                .ends(FILLED);
    }

    @Test
    void what_neither_venue_fills_within_the_limit_rests() {
        // sqrt(2,000,000 / 2.01) = 997.5093; 4,980 / 997.51
        book("| 2.05 | 2")
                .pool("1000", "2000")
                .when(buy("alice", 10).at("2.01"))
                .then(swap("2.49", "4.992432"))
                .ends(OPEN)
                .leaves(
                        """
                        bid | price | ask
                            |  2.05 | 2
                        7.51 | 2.01 |
                        """);
    }

    /// 0.2% of 1,000 are 2; a pool of 10 HANZO gets no more than a thousandth of it from the book.
    @Test
    void a_small_pool_is_not_moved_by_the_fees_of_large_trades() {
        var example =
                book("| 1 | 1000")
                        .pool("10", "10")
                        .when(buy("alice", 1_000).at(1))
                        .then(trade(1_000, 1))
                        .leavesPool("10", "10.01");

        var settled = example.settled().getFirst();
        assertThat(settled.lpShareMicros()).isEqualTo(micros("0.01"));
        assertThat(settled.qualityFundMicros()).isEqualTo(micros("0.5"));
        assertThat(settled.treasuryMicros()).isEqualTo(micros("3.49"));
    }

    @Test
    void the_limit_on_the_share_is_one_for_the_command() {
        book("| 1 | 1000 bob, 1000 carl")
                .pool("10", "10")
                .when(buy("alice", 2_000).at(1))
                .leavesPool("10", "10.01");
    }

    @Test
    void without_a_pool_the_treasury_gets_its_share() {
        var settled = book("| 1 | 1").when(buy("alice", 1).at(1)).settled().getFirst();

        assertThat(settled.lpShareMicros()).isZero();
        assertThat(settled.qualityFundMicros()).isEqualTo(500);
        assertThat(settled.treasuryMicros()).isEqualTo(3_500);
    }

    @Test
    void a_pool_with_less_than_a_lot_is_passed_by() {
        book("| 3 | 1").pool("0.001", "0.002").when(buy("alice", 1).at(3)).then(trade(1, 3));
    }

    @Test
    void fees_of_an_order_add_up_over_its_fills() {
        // 0.001 at 0.333 and at 0.334 and ... each fill charges what the sum rises by
        var example =
                market().when(sell("bob", "0.1").at("0.333"))
                        .when(sell("carl", "0.1").at("0.333"))
                        .when(buy("alice", "0.2").at("0.333"));

        // 33,300 at 0.3%: 99.9, then 199.8
        assertThat(example.settled())
                .extracting(Settled::takerFeeMicros)
                .containsExactly(100L, 100L);
        assertThat(example.report().feeMicros()).isEqualTo(200);
        var thirds =
                market().when(sell("bob", "0.1").at("0.111"))
                        .when(sell("carl", "0.1").at("0.111"))
                        .when(sell("dora", "0.1").at("0.111"))
                        .when(buy("alice", "0.3").at("0.111"));
        // 11,100 at 0.3%: 33.3, 66.6, 99.9
        assertThat(thirds.settled())
                .extracting(Settled::takerFeeMicros)
                .containsExactly(34L, 33L, 33L);
    }
}
