package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.allocation.CloseReason;
import ai.hanzo.hmm.market.allocation.Refund;
import ai.hanzo.hmm.market.allocation.Service;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.quality.RawMetrics;
import ai.hanzo.hmm.market.state.OpenAllocation;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What is delivered of what was bought, how much, and until when (rules, section 9).
class AllocationTest extends ProviderExample {
    @Test
    void what_is_bought_is_allocated_at_once() {
        provider("p", 100, "4");
        send(sell("p", 10).at(2)).send(buy("alice", 3).at(2).delivered().rate("4"));

        assertThat(allocations())
                .containsExactly(
                        new OpenAllocation(
                                1,
                                "p",
                                "alice",
                                "o4",
                                micros("3"),
                                micros("3"),
                                micros("4"),
                                Floor.START_MS,
                                Floor.START_MS + START_MS + 3 * HOUR_MS / 4,
                                // the reference price, below the 2 that was paid, and 110% of it
                                micros("1"),
                                micros("3.3"),
                                Service.awaited(Floor.START_MS + START_MS)));
        assertThat(floor.ledger().purse("alice", SCU).free()).isZero();
        assertThat(floor.market().view().allocated()).isEqualTo(micros("3"));
        assertThat(floor.market().view().obligations()).isEqualTo(micros("97"));

        assertThat(floor.market().nextDueMs()).hasValue(Floor.START_MS + 40_000);
    }

    @Test
    void without_a_rate_of_its_own_an_order_has_the_markets() {
        provider("p", 100, "4");
        send(sell("p", 10).at(2)).send(buy("alice", 3).at(2).delivered());

        assertThat(allocations().getFirst().rateMicros()).isEqualTo(micros("1"));
    }

    /// golden: 10 SCU at 766,000 are 7.898895 raw, at 400,000 11.111112.
    @Test
    void golden_the_raw_amount_is_what_the_grade_makes_of_it_now() {
        provider("p", 100, "4");
        send(sell("p", 20).at(2));
        send(
                new MarketInput.FoldQuality(
                        "p", 1, RawMetrics.of(400, 40_000_000, 998_902, 900_000), List.of()));
        send(buy("alice", 10).at(2).delivered());
        assertThat(allocations().getFirst().rawMicros()).isEqualTo(micros("7.898895"));
        assertThat(allocations().getFirst().expiryMs())
                .as("7.898895 hours and 120 s")
                .isEqualTo(Floor.START_MS + START_MS + 28_436_022);

        provider("q", 100, "4");
        send(new MarketInput.FoldQuality("q", 1, RawMetrics.of(200, 0, 0, 500_000), List.of()));
        send(sell("q", 20).at("1.9")).send(buy("alice", 10).at("1.9").delivered());
        assertThat(assigned()).containsExactly("q 10");
        assertThat(allocations().getFirst().rawMicros()).isEqualTo(micros("11.111112"));
    }

    @Test
    void an_allocation_ends_at_its_expiry_and_not_before() {
        provider("p", 50, "1");
        send(sell("p", 20).at(2)).send(buy("alice", 2).at(2).delivered());
        long expiry = Floor.START_MS + START_MS + 2 * HOUR_MS;
        assertThat(allocations().getFirst().expiryMs()).isEqualTo(expiry);
        start("p", 1);

        floor.at(expiry - 1);
        assertThat(send(new MarketInput.Tick()).ended()).isEmpty();

        floor.at(expiry);
        assertThat(send(new MarketInput.Tick()).ended()).hasSize(1);
        assertThat(ended().getFirst().reason()).isEqualTo(CloseReason.EXPIRED);
        assertThat(ended().getFirst().ended().endedMs()).isEqualTo(expiry);
        assertThat(ended().getFirst().refund()).isEqualTo(Refund.NONE);
        var provider = floor.shelf().provider("p").orElseThrow();
        assertThat(provider.busyRateMicros()).isZero();
        assertThat(provider.obligedMicros() + provider.allocatedMicros()).isEqualTo(micros("48"));
        assertThat(floor.market().nextDueMs().orElseThrow()).isGreaterThan(expiry);
    }

    @Test
    void every_command_first_ends_what_is_over_even_one_that_is_refused() {
        provider("p", 50, "1");
        send(sell("p", 20).at(2)).send(buy("alice", 2).at(2).delivered());
        floor.at(Floor.START_MS + START_MS + 2 * HOUR_MS);

        send(buy("bob", 2).at(2).delivered());
        assertThat(ended()).hasSize(1);
        assertThat(assigned()).as("p is free again").containsExactly("p 2");

        floor.at(floor.timeMs() + START_MS + 2 * HOUR_MS);
        send(new MarketInput.Cancel("bob", "c", "none"));
        assertThat(refusal()).isPresent();
        assertThat(ended()).hasSize(1);
    }

    @Test
    void the_clock_of_a_market_never_goes_back() {
        provider("p", 50, "1");
        floor.at(Floor.START_MS - 5_000);
        send(sell("p", 20).at(2)).send(buy("alice", 2).at(2).delivered());

        assertThat(allocations().getFirst().startMs()).isEqualTo(Floor.START_MS);
    }

    @Test
    void of_two_allocations_the_earlier_to_end_ends_first() {
        provider("p", 50, "9");
        send(sell("p", 20).at(2));
        send(buy("alice", 5).at(2).delivered());
        send(buy("bob", 2).at(2).delivered());
        floor.at(Floor.START_MS + 100 * HOUR_MS);

        send(new MarketInput.Tick());

        assertThat(ended())
                .extracting(e -> e.allocation().consumer())
                .containsExactly("bob", "alice");
    }

    @Test
    void a_bond_covers_what_is_being_delivered_until_it_is_over() {
        provider("p", 50, "1");
        send(sell("p", 50).at(2)).send(buy("alice", 50).at(2).delivered());
        assertThat(floor.market().view().obligations()).isZero();

        send(new MarketInput.Unbond("p", "u1", micros("45.000001")));
        assertThat(refusal()).isPresent();
        send(new MarketInput.Unbond("p", "u2", micros("45")));
        assertThat(refusal()).as("100 less 110% of 50").isEmpty();

        floor.at(allocationEnd());
        send(new MarketInput.Unbond("p", "u3", micros("55")));
        assertThat(refusal()).isEmpty();
    }
}
