package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.OVERFLOW;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.laws.Floor;

import org.junit.jupiter.api.Test;

/// In an empty market one lot offered at an absurd price makes an absurd mean, at which what a
/// provider owes is more than 64 bits of money. The market must go on.
class PriceShockTest extends ConductExample {
    PriceShockTest() {
        owing("p", "1100", "1000", "4");
        send(sell("p", "0.001").at(9_000_000_000_000L));
        send(buy("bob", "1").at(1));
        later(HOUR_MS).tick();
    }

    @Test
    void a_bond_can_be_posted_and_is_told_to_be_too_small() {
        bonded("p", "1");

        assertThat(refusal()).isEmpty();
        assertThat(bond("p")).isEqualTo("1101");
        assertThat(assessed("p").getLast().requiredMicros()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void nothing_can_be_withdrawn_or_issued() {
        unbond("p", "0.000001");
        assertThat(code()).isEqualTo(OVERFLOW);
        issue("p", "0.000001", "0");
        assertThat(code()).isEqualTo(OVERFLOW);
        assertThat(bond("p")).isEqualTo("1100");
    }

    @Test
    void buckets_are_folded_and_days_are_judged() {
        scored("p", 300_000);
        assertThat(floor.shelf().scoreOf("p")).isEqualTo(300_000);
        floor.at(Floor.MIDNIGHT_MS);
        tick();

        assertThat(conduct("p").day()).isPresent();
        assertThat(conduct("p").strikes()).hasSize(1);
    }

    @Test
    void evidence_that_fails_is_a_strike() {
        strike("p");

        assertThat(conduct("p").strikes()).hasSize(1);
        assertThat(row("p").bondMicros()).isEqualTo(micros("1100"));
    }
}
