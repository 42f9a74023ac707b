package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.INSUFFICIENT_BOND;
import static ai.hanzo.hmm.market.event.RefusalCode.INVALID_AMOUNT;
import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.Refused;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.quality.RawMetrics;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;

/// Bonds, capacity and grades (rules, sections 3 and 8). The reference price is 1 HANZO and a bond
/// covers 110%.
class CapacityTest {
    private final Floor floor = Floor.open(Floor.TERMS);

    CapacityTest() {
        floor.ledger().deposit("p", micros("1000"));
    }

    private MarketEvent.Executed send(MarketInput command) {
        return (MarketEvent.Executed) floor.send(command).getLast();
    }

    private MarketEvent.Executed bond(String amount) {
        return send(new MarketInput.Bond("p", "bond", micros(amount)));
    }

    private MarketEvent.Executed unbond(String amount) {
        return send(new MarketInput.Unbond("p", "unbond", micros(amount)));
    }

    private MarketEvent.Executed issue(String raw) {
        floor.attest("p");
        return send(
                new MarketInput.Issue("p", "issue", micros(raw), micros("1"), Proof.keyOf("p")));
    }

    /// Throughput of 0.766 of the reference and nothing else makes 0.3 x 0.766 + 0.7 x 0.5; these
    /// four make 0.3 x 0.5 + 0.3 x 0.8 + 0.2 x 0.98 + 0.2 x 0.9.
    private void score766() {
        fold(
                new RawMetrics(
                        OptionalLong.of(400),
                        OptionalLong.of(40_000_000),
                        // 950,000 + 0.98 x 49,900
                        OptionalLong.of(998_902),
                        OptionalLong.of(900_000)));
    }

    private MarketEvent fold(RawMetrics metrics) {
        var events =
                floor.send(new MarketInput.FoldQuality("p", floor.timeMs(), metrics, List.of()));
        return events.getFirst();
    }

    @Test
    void golden_100_raw_at_a_score_of_766_000_are_126_6_standard_units() {
        bond("1000");
        score766();

        var issued = issue("100");

        assertThat(floor.ledger().purse("p", SCU).free()).isEqualTo(micros("126.6"));
        assertThat(issued.refused()).isEmpty();
        var provider = floor.shelf().provider("p").orElseThrow();
        assertThat(provider.obligedMicros()).isEqualTo(micros("126.6"));
        assertThat(provider.rateMicros()).isEqualTo(micros("1"));
    }

    @Test
    void who_was_never_observed_has_the_neutral_grade() {
        bond("1000");
        issue("100");

        assertThat(floor.ledger().purse("p", SCU).free()).isEqualTo(micros("100"));
    }

    @Test
    void the_score_and_grade_are_told_when_they_change() {
        bond("1");
        var scored = (MarketEvent.Assessed) fold(RawMetrics.of(400, 40_000_000, 998_902, 900_000));

        assertThat(scored.provider().account()).isEqualTo("p");
        assertThat(scored.folds().scorePpm()).isEqualTo(766_000);
        assertThat(scored.gradePpm()).isEqualTo(1_266_000);
        assertThat(
                        floor.send(
                                new MarketInput.FoldQuality(
                                        "p", floor.timeMs(), RawMetrics.of(1, 1, 1, 1), List.of())))
                .as("the same bucket again")
                .isEmpty();
        assertThat(
                        floor.send(
                                new MarketInput.FoldQuality(
                                        "stranger",
                                        floor.timeMs(),
                                        RawMetrics.of(1, 1, 1, 1),
                                        List.of())))
                .isEmpty();
    }

    @Test
    void a_bond_is_held_and_covers_110_percent_to_the_millionth() {
        assertThat(bond("109.999999").refused()).isEmpty();
        assertThat(floor.ledger().purse("p", HANZO).held()).isEqualTo(micros("109.999999"));

        Refused refused = issue("100").refused().orElseThrow();

        assertThat(refused.code()).isEqualTo(INSUFFICIENT_BOND);
        assertThat(refused.numbers())
                .containsEntry("bondMicros", micros("109.999999"))
                .containsEntry("requiredMicros", micros("110"))
                .containsEntry("standardMicros", micros("100"));
        bond("0.000001");
        assertThat(issue("100").refused()).isEmpty();
    }

    @Test
    void what_the_bond_requires_is_rounded_up() {
        // 0.000001 SCU needs 1.1 millionths
        bond("0.000001");
        assertThat(issue("0.000001").refused().orElseThrow().numbers())
                .containsEntry("requiredMicros", 2L);
        bond("0.000001");
        assertThat(issue("0.000001").refused()).isEmpty();
    }

    @Test
    void what_is_not_needed_of_a_bond_can_be_withdrawn_and_no_more() {
        bond("150");
        issue("100");

        Refused refused = unbond("40.000001").refused().orElseThrow();

        assertThat(refused.code()).isEqualTo(INSUFFICIENT_BOND);
        assertThat(refused.numbers())
                .containsEntry("bondMicros", micros("150"))
                .containsEntry("requiredMicros", micros("110"))
                .containsEntry("amountMicros", micros("40.000001"));
        assertThat(unbond("40").refused()).isEmpty();
        assertThat(floor.ledger().purse("p", HANZO).held()).isEqualTo(micros("110"));
    }

    @Test
    void bonds_and_obligations_add_up() {
        bond("110");
        issue("100");
        assertThat(issue("0.000001").refused().orElseThrow().code()).isEqualTo(INSUFFICIENT_BOND);
        bond("110");
        issue("60");
        issue("40");

        var provider = floor.shelf().provider("p").orElseThrow();
        assertThat(provider.bondMicros()).isEqualTo(micros("220"));
        assertThat(provider.obligedMicros()).isEqualTo(micros("200"));
    }

    @Test
    void capacity_that_makes_no_whole_millionth_is_refused() {
        bond("1");
        fold(RawMetrics.of(5_000, 0, 0, 0));

        // a score of 0: half a unit for one
        assertThat(issue("0.000001").refused().orElseThrow().code()).isEqualTo(INVALID_AMOUNT);
        issue("0.000003");
        assertThat(floor.ledger().purse("p", SCU).free()).as("1.5 millionths").isEqualTo(1);
    }
}
