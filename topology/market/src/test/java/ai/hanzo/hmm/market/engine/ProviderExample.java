package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.Allocated;
import ai.hanzo.hmm.market.example.Amounts;
import ai.hanzo.hmm.market.example.Order;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.state.OpenAllocation;

import java.util.List;
import java.util.Optional;

/// Providers with bonds and capacity, and consumers with money. A unit at rate 1 takes an hour.
class ProviderExample {
    static final long HOUR_MS = 3_600_000;
    static final long START_MS = 120_000;

    final Floor floor = Floor.open(Floor.TERMS);
    List<MarketEvent> events = List.of();
    private int ids;

    ProviderExample() {
        for (var account : List.of("alice", "bob", "p", "q", "r")) {
            floor.ledger().deposit(account, micros("10000"));
        }
    }

    void provider(String name, long units, String rate) {
        send(new MarketInput.Bond(name, "bond" + ++ids, micros(units) * 2));
        floor.attest(name);
        send(
                new MarketInput.Issue(
                        name, "i" + ++ids, micros(units), micros(rate), Proof.keyOf(name)));
    }

    ProviderExample send(MarketInput command) {
        events = floor.send(command);
        return this;
    }

    ProviderExample send(Order order) {
        return send(order.id("o" + ++ids).placed());
    }

    /// A provider begins to serve an allocation.
    ProviderExample start(String provider, long allocation) {
        return send(new MarketInput.StartAllocation(provider, "s" + ++ids, allocation));
    }

    ProviderExample give(String from, String to, long units) {
        floor.ledger().move(from, to, SCU, micros(units));
        return this;
    }

    List<OpenAllocation> allocations() {
        return events.stream()
                .filter(Allocated.class::isInstance)
                .map(e -> ((Allocated) e).allocation())
                .toList();
    }

    List<MarketEvent.Closed> ended() {
        return events.stream()
                .filter(MarketEvent.Closed.class::isInstance)
                .map(MarketEvent.Closed.class::cast)
                .toList();
    }

    List<String> assigned() {
        return allocations().stream()
                .map(a -> a.provider() + " " + Amounts.decimal(a.standardMicros()))
                .toList();
    }

    long unassigned(String account) {
        return events.stream()
                .filter(MarketEvent.Executed.class::isInstance)
                .map(MarketEvent.Executed.class::cast)
                .filter(e -> e.account().equals(account))
                .findAny()
                .orElseThrow()
                .unassignedMicros();
    }

    Optional<?> refusal() {
        return ((MarketEvent.Executed) events.getLast()).refused();
    }

    long allocationEnd() {
        return floor.shelf().rows().values().stream()
                .filter(OpenAllocation.class::isInstance)
                .mapToLong(row -> ((OpenAllocation) row).expiryMs())
                .min()
                .orElseThrow();
    }
}
