package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.OrderReport.Status.FILLED;
import static ai.hanzo.hmm.market.event.OrderReport.Status.OPEN;
import static ai.hanzo.hmm.market.event.RefusalCode.FIXED_TERMS;
import static ai.hanzo.hmm.market.event.RefusalCode.INSUFFICIENT_BOND;
import static ai.hanzo.hmm.market.event.RefusalCode.MIN_NOTIONAL;
import static ai.hanzo.hmm.market.event.RefusalCode.UNKNOWN_MARKET;
import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;
import static ai.hanzo.hmm.market.example.Traded.trade;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.MarketInput.ChangeTerms;
import ai.hanzo.hmm.market.event.MarketEvent.Declined;
import ai.hanzo.hmm.market.example.Example;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.quality.QualityReferences;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// The operator gives a market other terms.
class TermsTest {
    private static final long LEAST = 10_000;
    private static final int BOND = 1_100_000;

    /// The floor's own terms but for these.
    private static MarketTerms terms(
            String market,
            String rawUnit,
            long seconds,
            String rateUnit,
            int gradeFloorPpm,
            long tick,
            long lot,
            long least,
            int bondPpm) {
        return new MarketTerms(
                market,
                rawUnit,
                seconds,
                rateUnit,
                2_000_000,
                tick,
                lot,
                least,
                1_000_000,
                bondPpm,
                gradeFloorPpm,
                60_000,
                0,
                new QualityReferences(100, 1_000, 1, 0, 900_000),
                List.of("another"));
    }

    private static MarketTerms changed(long least, int bondPpm) {
        return terms(MARKET, "GPU-hour", 3_600, "units", 500_000, 1_000, 1_000, least, bondPpm);
    }

    private static MarketTerms shown(Example example) {
        return example.floor().market().view().terms();
    }

    @Test
    void all_but_what_is_fixed_may_change_at_once() {
        var next = changed(5_000_000, BOND);
        var example = market().when(new ChangeTerms(next));

        assertThat(example.events()).isEmpty();
        assertThat(shown(example)).isEqualTo(next);
        example.when(buy("alice", 4).at(1))
                .refused(MIN_NOTIONAL, "minNotionalMicros", 5_000_000)
                .when(buy("alice", 5).at(1))
                .ends(OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        // market          , raw unit, seconds, rate unit, floor , tick, lot
        "gpu-inference/h200, GPU-hour, 3600   , units    , 500000, 1000, 1000",
        "gpu-inference/h100, token   , 3600   , units    , 500000, 1000, 1000",
        "gpu-inference/h100, GPU-hour, 3601   , units    , 500000, 1000, 1000",
        "gpu-inference/h100, GPU-hour, 3600   , GPUs     , 500000, 1000, 1000",
        "gpu-inference/h100, GPU-hour, 3600   , units    , 0     , 1000, 1000",
        "gpu-inference/h100, GPU-hour, 3600   , units    , 500000, 2000, 1000",
        "gpu-inference/h100, GPU-hour, 3600   , units    , 500000, 1000, 2000",
    })
    void what_units_and_resting_orders_are_made_of_stays(
            String market,
            String rawUnit,
            long seconds,
            String rateUnit,
            int floorPpm,
            long tick,
            long lot) {
        var next = terms(market, rawUnit, seconds, rateUnit, floorPpm, tick, lot, LEAST / 2, BOND);
        var example = market().when(new ChangeTerms(next));

        assertThat(example.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined -> {
                            assertThat(declined.refused().code()).isEqualTo(FIXED_TERMS);
                            assertThat(declined.refused().message())
                                    .contains(Floor.TERMS.fixed().toString())
                                    .contains(next.fixed().toString());
                        });
        assertThat(shown(example)).isEqualTo(Floor.TERMS);
    }

    @Test
    void a_repeat_changes_nothing() {
        var next = changed(LEAST, BOND);
        var floor = market().when(new ChangeTerms(next)).floor();
        var before = List.copyOf(floor.shelf().rows().values());

        assertThat(floor.send(new ChangeTerms(next))).isEmpty();
        assertThat(floor.shelf().rows().values()).containsExactlyInAnyOrderElementsOf(before);
    }

    /// What is rested below the new minimum trades and goes as it came.
    @Test
    void orders_that_rest_stay_as_they_were() {
        market().when(sell("bob", 2).at(1))
                .when(sell("bob", 1).at(1).id("second"))
                .when(new ChangeTerms(changed(3_000_000, BOND)))
                .leaves("| 1 | 3")
                .cancel("bob", "second")
                .leaves("| 1 | 2")
                .when(buy("alice", 3).at(1))
                .then(trade(2, 1))
                .leaves("1 | 1 |");
    }

    /// 1,100,000 were enough for a million units at 110%; at 120% nothing is taken from anybody,
    /// but no more can be issued on that.
    @Test
    void bonds_that_are_posted_are_asked_for_only_with_the_next_issue() {
        market().when(new ChangeTerms(changed(LEAST, 1_200_000)))
                .when(
                        new MarketInput.Issue(
                                Floor.PROVIDER, "more", 1_000_000, 1, Proof.keyOf(Floor.PROVIDER)))
                .refused(INSUFFICIENT_BOND, "bondMicros", 1_100_000_000_000L)
                .refused(INSUFFICIENT_BOND, "requiredMicros", 1_200_001_200_000L);
    }

    @Test
    void the_phase_stays_and_a_closed_market_takes_terms_too() {
        var next = changed(LEAST, 200_000);
        var example =
                market().when(new MarketInput.ChangePhase(Phase.CLOSED))
                        .when(new ChangeTerms(next))
                        .when(new MarketInput.Unbond(Floor.PROVIDER, "back", 900_000_000_000L));

        assertThat(example.execution(Floor.PROVIDER).refused()).isEmpty();
        assertThat(example.floor().market().view().phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void a_market_that_nobody_opened_declines_the_operators_commands() {
        var none = Market.of(MARKET, List.of(), Proof.KINDS);

        for (var command :
                List.of(new ChangeTerms(Floor.TERMS), new MarketInput.ChangePhase(Phase.PAUSED))) {
            assertThat(none.apply(command, 1))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Declined.class,
                            d -> assertThat(d.refused().code()).isEqualTo(UNKNOWN_MARKET));
        }
        assertThat(none.view().isOpen()).isFalse();
        assertThat(none.takeChanges()).isEmpty();
    }

    /// An order that names no rate gets the one of the time it came.
    @Test
    void what_is_delivered_is_of_the_rate_that_was_stamped() {
        var example =
                market().when(buy("alice", 1).at(1).delivered())
                        .when(new ChangeTerms(changed(LEAST, BOND)))
                        .when(buy("carl", 1).at(1).delivered());
        assertThat(example.floor().shelf().orders())
                .extracting(order -> order.rateMicros())
                .containsExactly(1_000_000L, 2_000_000L);
        example.when(sell("bob", 2).at(1)).ends(FILLED);
    }
}
