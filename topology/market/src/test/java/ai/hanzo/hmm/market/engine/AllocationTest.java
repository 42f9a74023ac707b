package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.CAPACITY_BUSY;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.Allocated;
import ai.hanzo.hmm.market.example.Amounts;
import ai.hanzo.hmm.market.example.Order;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.quality.RawMetrics;
import ai.hanzo.hmm.market.state.OpenAllocation;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// Who delivers what was bought, how much, and until when (rules, section 9). A unit at rate 1
/// takes an hour.
class AllocationTest {
    private static final long HOUR_MS = 3_600_000;
    private static final long START_MS = 120_000;

    private final Floor floor = Floor.open(Floor.TERMS);
    private List<MarketEvent> events = List.of();
    private int ids;

    AllocationTest() {
        for (var account : List.of("alice", "bob", "p", "q", "r")) {
            floor.ledger().deposit(account, micros("10000"));
        }
    }

    private void provider(String name, long units, String rate) {
        send(new MarketInput.Bond(name, "bond" + ++ids, micros(units) * 2));
        send(new MarketInput.Issue(name, "i" + ++ids, micros(units), micros(rate), "key"));
    }

    private AllocationTest send(MarketInput command) {
        events = floor.send(command);
        return this;
    }

    private AllocationTest send(Order order) {
        return send(order.id("o" + ++ids).placed());
    }

    private AllocationTest give(String from, String to, long units) {
        floor.ledger().move(from, to, SCU, micros(units));
        return this;
    }

    private List<OpenAllocation> allocations() {
        return events.stream()
                .filter(Allocated.class::isInstance)
                .map(e -> ((Allocated) e).allocation())
                .toList();
    }

    private List<String> assigned() {
        return allocations().stream()
                .map(a -> a.provider() + " " + Amounts.decimal(a.standardMicros()))
                .toList();
    }

    private long unassigned(String account) {
        return events.stream()
                .filter(MarketEvent.Executed.class::isInstance)
                .map(MarketEvent.Executed.class::cast)
                .filter(e -> e.account().equals(account))
                .findAny()
                .orElseThrow()
                .unassignedMicros();
    }

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
                                Floor.START_MS + START_MS + 3 * HOUR_MS / 4));
        assertThat(floor.ledger().purse("alice", SCU).free()).isZero();
        assertThat(floor.market().view().allocated()).isEqualTo(micros("3"));
        assertThat(floor.market().view().obligations()).isEqualTo(micros("97"));
        assertThat(floor.market().nextDueMs()).hasValue(allocations().getFirst().expiryMs());
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
        send(new MarketInput.FoldQuality("p", 1, RawMetrics.of(400, 40_000_000, 998_902, 900_000)));
        send(buy("alice", 10).at(2).delivered());
        assertThat(allocations().getFirst().rawMicros()).isEqualTo(micros("7.898895"));
        assertThat(allocations().getFirst().expiryMs())
                .as("7.898895 hours and 120 s")
                .isEqualTo(Floor.START_MS + START_MS + 28_436_022);

        provider("q", 100, "4");
        send(new MarketInput.FoldQuality("q", 1, RawMetrics.of(200, 0, 0, 500_000)));
        send(sell("q", 20).at("1.9")).send(buy("alice", 10).at("1.9").delivered());
        assertThat(assigned()).containsExactly("q 10");
        assertThat(allocations().getFirst().rawMicros()).isEqualTo(micros("11.111112"));
    }

    @Test
    void the_seller_comes_first_if_it_owes_units_here() {
        provider("p", 50, "4");
        provider("q", 50, "4");
        send(sell("q", 10).at(2)).send(buy("alice", 3).at(2).delivered());

        assertThat(assigned()).as("q sold, though p's obligation is older").containsExactly("q 3");
    }

    @Test
    void then_the_oldest_obligation() {
        provider("p", 50, "4");
        provider("q", 50, "4");
        give("q", "bob", 10);
        send(sell("bob", 10).at(2)).send(buy("alice", 3).at(2).delivered());

        assertThat(assigned()).containsExactly("p 3");
    }

    @Test
    void one_purchase_from_several_is_one_allocation_a_provider() {
        provider("p", 5, "4");
        provider("q", 5, "4");
        provider("p", 5, "4");
        give("p", "bob", 6);
        // 2 from q, 4 from p, 6 from bob: bob's are p's oldest 1, then q's 3, then p's later 2
        send(sell("q", 2).at("2"));
        send(sell("p", 4).at("2.1"));
        send(sell("bob", 6).at("2.2"));
        send(buy("alice", 12).at("2.2").delivered());

        assertThat(assigned()).containsExactly("q 5", "p 7");
        assertThat(floor.shelf().provider("p").orElseThrow().busyRateMicros())
                .as("the rate is taken once")
                .isEqualTo(micros("1"));
        assertThat(unassigned("alice")).isZero();
    }

    @Test
    void a_seller_is_assigned_no_more_than_it_still_owes() {
        provider("p", 5, "4");
        provider("q", 50, "4");
        give("q", "p", 10);
        send(sell("p", 15).at(2)).send(buy("alice", 12).at(2).delivered());

        assertThat(assigned()).containsExactly("p 5", "q 7");
    }

    @Test
    void the_pool_owes_nothing_so_its_units_are_the_oldest_obligations() {
        provider("p", 50, "4");
        provider("q", 50, "4");
        send(new MarketInput.AddToPool("q", "add", micros("40"), micros("80"), 0));
        send(buy("alice", 1).maxCost("5").slippage(100_000).delivered());

        assertThat(assigned()).containsExactly("p 1");
    }

    @Test
    void a_provider_without_enough_free_rate_is_passed_over() {
        provider("p", 50, "1.5");
        provider("q", 50, "4");
        send(sell("p", 20).at(2));
        send(buy("alice", 3).at(2).delivered());
        assertThat(assigned()).containsExactly("p 3");

        send(buy("alice", 3).at(2).delivered());
        assertThat(assigned()).as("p has a rate of 0.5 left").containsExactly("q 3");

        send(buy("alice", 3).at(2).delivered().rate("0.5"));
        assertThat(assigned()).containsExactly("p 3");
    }

    @Test
    void a_taker_for_whom_nobody_has_room_is_refused() {
        provider("p", 50, "1");
        send(sell("p", 20).at(2));
        send(buy("alice", 3).at(2).delivered());
        send(buy("bob", 3).at(2).delivered());

        var execution = (MarketEvent.Executed) events.getLast();
        assertThat(execution.refused().orElseThrow().code()).isEqualTo(CAPACITY_BUSY);

        send(buy("bob", 3).at(2));
        assertThat(floor.ledger().purse("bob", SCU).free())
                .as("HOLD needs none")
                .isEqualTo(micros("3"));
    }

    /// p can take one more allocation, but owes only 5 of the 8; q owes the rest and is busy.
    @Test
    void what_a_match_cannot_assign_stays_in_the_account_and_is_told() {
        provider("q", 50, "1");
        provider("p", 5, "2");
        send(sell("q", 20).at(2));
        send(buy("bob", 3).at(2).delivered());
        send(buy("alice", 8).at(2).delivered());

        assertThat(assigned()).containsExactly("p 5");
        assertThat(unassigned("alice")).isEqualTo(micros("3"));
        assertThat(floor.ledger().purse("alice", SCU).free()).isEqualTo(micros("3"));
    }

    @Test
    void a_resting_bid_is_delivered_when_it_is_met_and_keeps_what_nobody_can_deliver() {
        provider("p", 50, "1");
        send(buy("alice", 5).at(2).delivered());
        send(sell("p", 2).at(2));
        assertThat(assigned()).containsExactly("p 2");
        assertThat(allocations().getFirst().consumer()).isEqualTo("alice");

        send(sell("p", 3).at(2));
        assertThat(assigned()).isEmpty();
        assertThat(unassigned("alice")).isEqualTo(micros("3"));
        assertThat(unassigned("p")).isZero();
        assertThat(floor.ledger().purse("alice", SCU).free()).isEqualTo(micros("3"));
    }

    @Test
    void a_resting_bid_met_twice_in_one_command_is_one_purchase() {
        provider("p", 50, "9");
        send(buy("alice", 5).at(2).delivered());
        send(buy("bob", 5).at("1.9").delivered());
        send(sell("p", 8).at("1.9"));

        assertThat(allocations())
                .extracting(OpenAllocation::consumer)
                .containsExactly("alice", "bob");
        assertThat(assigned()).containsExactly("p 5", "p 3");
    }

    @Test
    void an_allocation_ends_at_its_expiry_and_not_before() {
        provider("p", 50, "1");
        send(sell("p", 20).at(2)).send(buy("alice", 2).at(2).delivered());
        var allocation = allocations().getFirst();
        long expiry = Floor.START_MS + START_MS + 2 * HOUR_MS;
        assertThat(allocation.expiryMs()).isEqualTo(expiry);

        floor.at(expiry - 1);
        assertThat(send(new MarketInput.Tick()).events).isEmpty();

        floor.at(expiry);
        assertThat(send(new MarketInput.Tick()).events)
                .containsExactly(
                        new MarketEvent.Closed(allocation, MarketEvent.CloseReason.EXPIRED));
        var provider = floor.shelf().provider("p").orElseThrow();
        assertThat(provider.busyRateMicros()).isZero();
        assertThat(provider.outstandingMicros()).isEqualTo(micros("48"));
        assertThat(floor.market().nextDueMs()).isEmpty();
    }

    @Test
    void every_command_first_ends_what_is_over_even_one_that_is_refused() {
        provider("p", 50, "1");
        send(sell("p", 20).at(2)).send(buy("alice", 2).at(2).delivered());
        floor.at(Floor.START_MS + START_MS + 2 * HOUR_MS);

        send(buy("bob", 2).at(2).delivered());
        assertThat(events.getFirst()).isInstanceOf(MarketEvent.Closed.class);
        assertThat(assigned()).as("p is free again").containsExactly("p 2");

        floor.at(floor.timeMs() + START_MS + 2 * HOUR_MS);
        send(new MarketInput.Cancel("bob", "c", "none"));
        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).isInstanceOf(MarketEvent.Closed.class);
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

        assertThat(events)
                .extracting(e -> ((MarketEvent.Closed) e).allocation().consumer())
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

    private Optional<?> refusal() {
        return ((MarketEvent.Executed) events.getLast()).refused();
    }

    private long allocationEnd() {
        return floor.market().nextDueMs().orElseThrow();
    }
}
