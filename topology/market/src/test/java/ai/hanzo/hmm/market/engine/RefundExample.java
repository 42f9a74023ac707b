package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.allocation.Refund;
import ai.hanzo.hmm.market.command.MarketInput;

/// Units of a provider that are bought, not delivered and paid back.
class RefundExample extends ConductExample {
    /// By alice of p, which will deliver them.
    void bought(String units, String price) {
        send(sell("p", units).at(price)).send(buy("alice", units).at(price).delivered());
        assertThat(assigned()).containsExactly("p " + units);
    }

    /// With the least bond there can be.
    RefundExample vouchedFor() {
        send(new MarketInput.RuleBond("p", 200_000));
        return this;
    }

    /// A bond of 20 for 100 units.
    void owingFivefold() {
        bonded("p", "20");
        vouchedFor();
        floor.attest("p");
        issue("p", "100", "4");
    }

    /// The one allocation that the last command ended was paid back so.
    void assertPaid(String fromBond, String fromFund, String shortfall) {
        assertThat(ended()).hasSize(1);
        assertThat(ended().getFirst().refund())
                .isEqualTo(new Refund(micros(fromBond), micros(fromFund), micros(shortfall)));
    }
}
