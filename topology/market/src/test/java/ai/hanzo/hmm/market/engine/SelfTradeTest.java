package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.OrderReport.Ending.SELF_TRADE;
import static ai.hanzo.hmm.market.event.OrderReport.Status.CANCELLED;
import static ai.hanzo.hmm.market.event.OrderReport.Status.FILLED;
import static ai.hanzo.hmm.market.event.OrderReport.Status.OPEN;
import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Example.book;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;
import static ai.hanzo.hmm.market.example.Traded.trade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Orders of one owner do not trade with each other: the resting one expires (rules, section 4).
class SelfTradeTest {
    @Test
    void the_resting_order_expires_and_the_taker_goes_on() {
        var example =
                book("""
                                bid | price | ask
                                    |   104 | 4 bob
                                    |   103 | 5 alice, 2 carl
                                """)
                        .when(buy("alice", 3).at(104))
                        .then(trade(2, 103).with("carl"), trade(1, 104).with("bob"))
                        .ends(FILLED)
                        .leaves("| 104 | 3 bob");
        var prevented = example.report("alice", "o2");
        assertThat(prevented.status()).isEqualTo(CANCELLED);
        assertThat(prevented.ending()).isEqualTo(SELF_TRADE);
        assertThat(prevented.preventedMicros()).isEqualTo(micros("5"));
        assertThat(prevented.cancelledMicros()).isZero();
    }

    @Test
    void what_it_held_comes_back_and_nobody_pays() {
        market().when(buy("alice", 5).at(100))
                .when(sell("alice", 5).at(100))
                .then()
                .ends(OPEN)
                .gains("alice", HANZO, "0")
                .releases("alice", "501.5")
                .holds("alice", HANZO, "0")
                .leaves("| 100 | 5 alice");
    }

    @Test
    void an_owner_group_is_one_owner() {
        market().when(sell("anna", 5).at(100).group("house"))
                .when(sell("ben", 5).at(100).group("other"))
                .when(buy("carl", 2).at(100).group("house"))
                .then(trade(2, 100).with("ben"))
                .leaves("| 100 | 3 ben");
    }

    @Test
    void an_order_that_is_not_reached_stays() {
        book("""
                        bid | price | ask
                            |   103 | 2 carl, 5 alice
                        """)
                .when(buy("alice", 2).at(103))
                .then(trade(2, 103).with("carl"))
                .leaves("| 103 | 5 alice");
    }
}
