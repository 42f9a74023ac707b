package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.OrderReport.Ending;
import static ai.hanzo.hmm.market.event.OrderReport.Status;
import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Example.book;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;
import static ai.hanzo.hmm.market.example.Traded.trade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What an order holds, and how it gets it back (rules, section 4).
class CancelTest {
    @Test
    void a_buy_holds_its_limit_and_the_fee_a_sale_its_units() {
        market().when(buy("alice", 7).at("1.001"))
                // 7.007 and ceil(0.021021)
                .holds("alice", HANZO, "7.028021")
                .when(sell("bob", 3).at("2"))
                .holds("bob", SCU, "3")
                .holds("bob", HANZO, "0");
    }

    @Test
    void a_cancelled_order_gives_back_all_that_was_held() {
        book("""
                        bid | price | ask
                            |   105 | 3
                          7 |   101 |
                        """)
                .cancel("maker", "o2")
                .releases("maker", "709.121")
                .holds("maker", HANZO, "0")
                .leaves("| 105 | 3")
                .cancel("maker", "o1")
                .releases("maker", "3")
                .leavesNothing();
    }

    @Test
    void a_partly_filled_order_tells_what_was_done_and_what_was_cancelled() {
        var report =
                book("| 100 | 5")
                        .when(buy("alice", 2).at(100))
                        .cancel("maker", "o1")
                        .releases("maker", "3")
                        .report("maker", "o1");
        assertThat(report.status()).isEqualTo(Status.CANCELLED);
        assertThat(report.ending()).isEqualTo(Ending.CANCELLED);
        assertThat(report.originalMicros()).isEqualTo(micros("5"));
        assertThat(report.executedMicros()).isEqualTo(micros("2"));
        assertThat(report.cancelledMicros()).isEqualTo(micros("3"));
        assertThat(report.openMicros()).isZero();
        assertThat(report.feeMicros()).isEqualTo(micros("0.2"));
    }

    /// Bought at 100 with a limit of 110: what the better price saves is free at once.
    @Test
    void a_better_price_is_released_at_once() {
        book("| 100 | 2")
                .when(buy("alice", 5).at(110))
                // 551.65 held at first; 200.6 spent, 330.99 kept for 3 at 110
                .releases("alice", "20.06")
                .holds("alice", HANZO, "330.99");
    }

    /// A maker is charged 0.1% of what it had held 0.3% for.
    @Test
    void what_a_maker_holds_for_the_higher_fee_is_released_with_the_fill() {
        market().when(buy("alice", 10).at(100))
                .holds("alice", HANZO, "1003")
                .when(sell("bob", 4).at(100))
                .then(trade(4, 100))
                // 400 and 0.4 are paid, 0.8 come back
                .gains("alice", HANZO, "-400.4")
                .releases("alice", "0.8")
                .holds("alice", HANZO, "601.8")
                .gains("bob", HANZO, "398.8")
                .cancel("alice", "o1")
                .holds("alice", HANZO, "0");
    }
}
