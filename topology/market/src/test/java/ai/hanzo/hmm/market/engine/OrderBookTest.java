package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.OrderReport.Ending.IOC;
import static ai.hanzo.hmm.market.event.OrderReport.Ending.NONE;
import static ai.hanzo.hmm.market.event.OrderReport.Status.CANCELLED;
import static ai.hanzo.hmm.market.event.OrderReport.Status.FILLED;
import static ai.hanzo.hmm.market.event.OrderReport.Status.OPEN;
import static ai.hanzo.hmm.market.example.Example.book;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;
import static ai.hanzo.hmm.market.example.Traded.trade;

import org.junit.jupiter.api.Test;

/// Price-time priority and the life of a limit order (rules, section 4).
class OrderBookTest {
    @Test
    void an_order_that_nothing_meets_rests() {
        market().when(buy("alice", 6).at(103))
                .then()
                .ends(OPEN, NONE)
                .leaves(
                        """
                        bid | price | ask
                          6 |   103 |
                        """);
    }

    @Test
    void a_buy_takes_what_it_can_and_rests_with_the_remainder() {
        book("""
                        bid | price | ask
                            |   103 |   5
                          7 |   101 |
                        """)
                .when(buy("alice", 6).at(103))
                .then(trade(5, 103))
                .ends(OPEN)
                .leaves(
                        """
                        bid | price | ask
                          1 |   103 |
                          7 |   101 |
                        """);
    }

    @Test
    void the_best_price_first_whatever_the_order_of_arrival() {
        book("""
                        bid | price | ask
                            |   105 |   2
                            |   103 |   2
                            |   104 |   2
                        """)
                .when(buy("alice", 5).at(105))
                .then(trade(2, 103), trade(2, 104), trade(1, 105))
                .ends(FILLED)
                .leaves(
                        """
                        bid | price | ask
                            |   105 |   1
                        """);
    }

    @Test
    void among_equal_prices_the_earlier_first() {
        book("""
                        bid | price | ask
                          2 bob, 3 carl, 4 dora | 101 |
                        """)
                .when(sell("alice", 4).at(101))
                .then(trade(2, 101).with("bob"), trade(2, 101).with("carl"))
                .leaves(
                        """
                        bid | price | ask
                          1 carl, 4 dora | 101 |
                        """);
    }

    @Test
    void a_partial_fill_keeps_its_place_in_the_queue() {
        book("""
                        bid | price | ask
                            |   103 | 5 bob, 5 carl
                        """)
                .when(buy("alice", 2).at(103))
                .then(trade(2, 103).with("bob"))
                .when(sell("dora", 1).at(103))
                .when(buy("alice", 4).at(103))
                .then(trade(3, 103).with("bob"), trade(1, 103).with("carl"))
                .leaves(
                        """
                        bid | price | ask
                            |   103 | 4 carl, 1 dora
                        """);
    }

    @Test
    void the_price_is_that_of_the_resting_order() {
        book("""
                        bid | price | ask
                          3 |   110 |
                        """)
                .when(sell("alice", 3).at(100))
                .then(trade(3, 110))
                .leavesNothing();
    }

    @Test
    void a_price_one_tick_beyond_the_limit_is_left_alone() {
        book("""
                        bid | price | ask
                            | 103.001 | 5
                            |     103 | 5
                        """)
                .when(buy("alice", 6).at(103))
                .then(trade(5, 103))
                .leaves(
                        """
                        bid | price | ask
                            | 103.001 | 5
                          1 |     103 |
                        """);
    }

    @Test
    void ioc_never_rests() {
        book("""
                        bid | price | ask
                            |   103 |   5
                        """)
                .when(buy("alice", 6).at(103).ioc())
                .then(trade(5, 103))
                .ends(CANCELLED, IOC)
                .leavesNothing()
                .when(buy("alice", 6).at(103).ioc())
                .then()
                .ends(CANCELLED, IOC)
                .releases("alice", "619.854")
                .leavesNothing();
    }

    @Test
    void ioc_that_is_filled_has_no_remainder_to_explain() {
        book("""
                        bid | price | ask
                            |   103 |   5
                        """)
                .when(buy("alice", 5).at(104).ioc())
                .then(trade(5, 103))
                .ends(FILLED, NONE);
    }

    @Test
    void one_lot_and_one_tick_are_an_order() {
        market().when(sell("bob", "0.01").at("1"))
                .when(buy("alice", "0.001").at("10"))
                .then(trade("0.001", "1"))
                .leaves(
                        """
                        bid | price | ask
                            |     1 | 0.009
                        """);
    }
}
