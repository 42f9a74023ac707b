package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.OrderReport.Ending.BUDGET;
import static ai.hanzo.hmm.market.event.OrderReport.Ending.NONE;
import static ai.hanzo.hmm.market.event.OrderReport.Ending.NO_LIQUIDITY;
import static ai.hanzo.hmm.market.event.OrderReport.Ending.SLIPPAGE;
import static ai.hanzo.hmm.market.event.OrderReport.Status.CANCELLED;
import static ai.hanzo.hmm.market.event.OrderReport.Status.FILLED;
import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Example.book;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;
import static ai.hanzo.hmm.market.example.Order.spend;
import static ai.hanzo.hmm.market.example.Traded.swap;
import static ai.hanzo.hmm.market.example.Traded.trade;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.RefusalCode;

import org.junit.jupiter.api.Test;

/// Market orders: by quantity and cost, by budget, and their bounds (rules, section 4).
class MarketOrderTest {
    private static final String ASKS =
            """
            bid | price | ask
                |   101 |   5
                |   100 |   5
            """;

    @Test
    void a_quantity_is_bought_at_the_best_prices() {
        book(ASKS)
                .when(buy("alice", 6))
                .then(trade(5, 100), trade(1, 101))
                .ends(FILLED, NONE)
                .gains("alice", SCU, "6")
                // 601 and 0.3% of it
                .gains("alice", HANZO, "-602.803");
    }

    /// 2 at 100 cost 200.6 with the fee, one lot more 0.1003.
    @Test
    void a_quantity_ends_where_the_next_lot_would_cost_too_much() {
        book(ASKS)
                .when(buy("alice", 3).maxCost("200.7002"))
                .then(trade("2", "100"))
                .ends(CANCELLED, BUDGET)
                .releases("alice", "0.1002");
        book(ASKS)
                .when(buy("alice", 3).maxCost("200.7003"))
                .then(trade("2.001", "100"))
                .ends(CANCELLED, BUDGET)
                .releases("alice", "0");
    }

    @Test
    void a_cost_that_is_exactly_enough_fills_the_quantity() {
        book(ASKS)
                .when(buy("alice", 6).maxCost("602.803"))
                .then(trade(5, 100), trade(1, 101))
                .ends(FILLED, NONE);
        book(ASKS)
                .when(buy("alice", 6).maxCost("602.802999"))
                .then(trade(5, 100), trade("0.999", "101"))
                .ends(CANCELLED, BUDGET);
    }

    /// 501.5 for the first level; 99.19 left buy 0.979 at 101 (99.175...), of which 0.3% is fee.
    @Test
    void a_budget_buys_whole_lots_as_long_as_they_fit_with_their_fee() {
        var example =
                book(ASKS)
                        .when(spend("alice", "600.69"))
                        .then(trade(5, 100), trade("0.979", "101"))
                        .ends(FILLED, BUDGET)
                        .gains("alice", SCU, "5.979")
                        .gains("alice", HANZO, "-600.675637");
        var report = example.report();
        assertThat(report.originalMicros()).isEqualTo(micros("600.69"));
        assertThat(report.executedMicros()).isEqualTo(micros("600.675637"));
        assertThat(report.cancelledMicros()).isEqualTo(micros("0.014363"));
        assertThat(report.filledMicros()).isEqualTo(micros("5.979"));
    }

    @Test
    void a_budget_spent_to_the_last_millionth_is_filled() {
        book(ASKS).when(spend("alice", "501.5").slippage(0)).ends(FILLED, NONE);
    }

    @Test
    void a_budget_below_one_lot_buys_nothing() {
        book(ASKS)
                .when(spend("alice", "0.100299"))
                .then()
                .ends(CANCELLED, BUDGET)
                .releases("alice", "0.100299");
    }

    @Test
    void a_budget_that_buys_the_whole_book_is_given_back() {
        book(ASKS)
                .when(spend("alice", "5000"))
                .then(trade(5, 100), trade(5, 101))
                .ends(CANCELLED, NO_LIQUIDITY)
                .gains("alice", HANZO, "-1008.015");
    }

    @Test
    void a_sale_takes_the_bids_downwards() {
        book("""
                        bid | price | ask
                          2 |   101 |
                          5 |   100 |
                        """)
                .when(sell("bob", 6))
                .then(trade(2, 101), trade(4, 100))
                .ends(FILLED)
                // 602 less 0.3%
                .gains("bob", HANZO, "600.194")
                .gains("bob", SCU, "-6");
    }

    @Test
    void slippage_is_from_the_best_price_at_arrival() {
        var asks =
                """
                bid | price   | ask
                    | 101.001 | 5
                    |     101 | 5
                    |     100 | 5
                """;
        book(asks)
                .when(buy("alice", 12))
                .then(trade(5, 100), trade(5, 101))
                .ends(CANCELLED, SLIPPAGE);
        book(asks)
                .when(buy("alice", 12).slippage(10_010))
                .then(trade(5, 100), trade(5, 101), trade("2", "101.001"))
                .ends(FILLED);
        book(asks).when(buy("alice", 12).slippage(0)).then(trade(5, 100)).ends(CANCELLED, SLIPPAGE);
        book("""
                        bid | price  | ask
                          5 |    100 |
                          5 |     99 |
                          5 | 98.999 |
                        """)
                .when(sell("bob", 12))
                .then(trade(5, 100), trade(5, 99))
                .ends(CANCELLED, SLIPPAGE);
    }

    /// The pool's price is 2; within 2.02 it has sqrt(2e9 / 2.02) below: 4.962 to sell.
    @Test
    void slippage_bounds_the_pool_as_well() {
        market().pool("1000", "2000")
                .when(buy("alice", 30))
                .then(swap("4.962", "9.973489"))
                .ends(CANCELLED, SLIPPAGE);
    }

    @Test
    void the_better_venue_sets_the_bound() {
        book("""
                        bid | price | ask
                            |   2.1 |   5
                        """)
                .pool("1000", "2000")
                .when(buy("alice", 30))
                .then(swap("4.962", "9.973489"))
                .ends(CANCELLED, SLIPPAGE);
    }

    /// All but the locked thousand shares leave: 707.1 uSCU at a price of 2 remain, less than a
    /// lot.
    @Test
    void a_pool_that_everybody_has_left_keeps_nobody_from_the_book() {
        var shares = 1_414_212_562L;
        var abandoned =
                market().pool("1000", "2000")
                        .when(new MarketInput.RemoveFromPool("lp", "all", shares, 0, 0))
                        .gains("lp", LP, "-1414.212562")
                        .leavesPool("0.000708", "0.001415");
        abandoned
                .with(
                        """
                        bid | price | ask
                            |     3 |  10
                        """)
                .when(buy("alice", 4))
                .then(trade(4, 3))
                .ends(FILLED)
                .cancel("maker", "o1")
                .with(
                        """
                        bid | price | ask
                         10 |     1 |
                        """)
                .when(sell("alice", 4))
                .then(trade(4, 1))
                .ends(FILLED);
    }

    @Test
    void nothing_to_trade_with_is_refused() {
        market().when(buy("alice", 1))
                .refused(RefusalCode.NO_LIQUIDITY)
                .releases("alice", "1000000");
        market().when(sell("alice", 1)).refused(RefusalCode.NO_LIQUIDITY).releases("alice", "1");
        book(ASKS).when(sell("alice", 1)).refused(RefusalCode.NO_LIQUIDITY);
        book(ASKS).when(spend("bob", "10").slippage(1_000_000)).ends(FILLED, BUDGET);
    }

    @Test
    void with_nothing_but_ones_own_orders_there_is_no_liquidity_either() {
        market().when(sell("alice", 5).at(100))
                .when(buy("alice", 1))
                .then()
                .ends(CANCELLED, NO_LIQUIDITY)
                .leavesNothing();
    }

    @Test
    void the_minimum_is_measured_at_the_bound() {
        book(ASKS)
                .when(spend("alice", "0.009999"))
                .refused(RefusalCode.MIN_NOTIONAL, "minNotionalMicros", 10_000);
        market().when(sell("bob", 1).at("9"))
                // 0.001 at 9.09
                .when(buy("alice", "0.001"))
                .refused(RefusalCode.MIN_NOTIONAL, "notionalMicros", 9_090);
    }
}
