package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.CAPACITY_BUSY;
import static ai.hanzo.hmm.market.event.RefusalCode.INVALID_AMOUNT;
import static ai.hanzo.hmm.market.event.RefusalCode.INVALID_ORDER;
import static ai.hanzo.hmm.market.event.RefusalCode.QUALITY_UNAVAILABLE;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.OptionalLong;

/// An order may ask for providers that score high enough (rules, section 9). `poor` has owed the
/// longest and scores 600,000, `good` 900,000; both can run 4.
class QualityAskedTest extends ConductExample {
    @BeforeEach
    void two_providers() {
        for (var name : new String[] {"poor", "good"}) {
            floor.ledger().deposit(name, micros("1000"));
            owing(name, "110", "50", "4");
        }
        scored("poor", 600_000).scored("good", 900_000);
        // neither is the seller of what is bought
        give("poor", "bob", 20);
        send(sell("bob", 20).at(1));
    }

    private void asks(int minQualityPpm) {
        send(buy("alice", 1).at(1).delivered().asking(minQualityPpm));
    }

    @Test
    void without_asking_the_oldest_delivers() {
        asks(0);
        assertThat(assigned()).containsExactly("poor 1");
    }

    @Test
    void asking_for_more_the_oldest_that_is_good_enough() {
        asks(600_000);
        assertThat(assigned()).containsExactly("poor 1");
        asks(600_001);
        assertThat(assigned()).containsExactly("good 1");
        asks(900_000);
        assertThat(assigned()).containsExactly("good 1");
    }

    @Test
    void where_nobody_is_good_enough_the_order_is_refused() {
        asks(900_001);
        assertThat(code()).isEqualTo(QUALITY_UNAVAILABLE);
        assertThat(execution("alice").refused().orElseThrow().numbers())
                .containsEntry("minQualityPpm", 900_001L);
    }

    /// The good one is busy; the poor one is free, but not good enough.
    @Test
    void free_rate_that_is_not_good_enough_is_of_no_use() {
        send(buy("alice", 1).at(1).delivered().rate("4").asking(900_000));
        asks(700_000);
        assertThat(code()).isEqualTo(QUALITY_UNAVAILABLE);
        send(buy("alice", 1).at(1).delivered().rate("4.1").asking(900_000));
        assertThat(code()).isEqualTo(CAPACITY_BUSY);
    }

    @Test
    void the_seller_too_must_be_good_enough() {
        send(sell("poor", 5).at("0.9"));
        send(buy("alice", 1).at("0.9").delivered().asking(700_000));
        assertThat(assigned()).containsExactly("good 1");
    }

    @Test
    void a_bid_that_rests_still_asks_when_it_is_filled() {
        send(buy("alice", 60).at("0.9").delivered().asking(700_000));
        give("poor", "bob", 25);
        send(sell("bob", 25).at("0.9"));
        assertThat(assigned()).containsExactly("good 25");
        give("good", "bob", 30);
        send(sell("bob", 30).at("0.9"));
        assertThat(assigned()).as("what good still owes").containsExactly("good 25");
        assertThat(unassigned("alice")).isEqualTo(micros("5"));
    }

    @Test
    void a_redemption_asks_as_well() {
        give("poor", "alice", 2);
        send(new MarketInput.Redeem("alice", "r", micros("1"), OptionalLong.empty(), 700_000));
        assertThat(assigned()).containsExactly("good 1");
        send(new MarketInput.Redeem("alice", "s", micros("1"), OptionalLong.empty(), 950_000));
        assertThat(code()).isEqualTo(QUALITY_UNAVAILABLE);
    }

    @Test
    void only_a_buyer_who_takes_delivery_asks_and_within_a_million() {
        send(sell("good", 1).at(2).asking(1));
        assertThat(code()).isEqualTo(INVALID_ORDER);
        send(buy("alice", 1).at(1).asking(1));
        assertThat(code()).isEqualTo(INVALID_ORDER);
        asks(1_000_001);
        assertThat(code()).isEqualTo(INVALID_AMOUNT);
        asks(-1);
        assertThat(code()).isEqualTo(INVALID_AMOUNT);
    }
}
