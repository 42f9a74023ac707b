package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.decimal;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import ai.hanzo.hmm.market.allocation.MeteredUse;
import ai.hanzo.hmm.market.allocation.Service;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.Closed;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.state.EndedAllocation;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.state.RowKey;

import java.util.ArrayList;
import java.util.List;

/// One allocation: alice bought 2 units of p at 1, which take two hours at rate 1. Its refund is
/// reckoned at 1. Times are told in seconds since the match.
class LifeExample extends ConductExample {
    static final String PROOF = "5f".repeat(32);
    static final long MATCH_MS = Floor.START_MS;
    static final long SECOND_MS = 1_000;

    private final List<MarketEvent> since = new ArrayList<>();
    private int said;

    void bought() {
        owing("p", "110", "50", "4");
        send(sell("p", 2).at(1)).send(buy("alice", 2).at(1).delivered());
        since.clear();
    }

    /// Time passes as it does while the exchange is up: the market is ticked whenever it is due.
    LifeExample at(double seconds) {
        long until = MATCH_MS + Math.round(seconds * SECOND_MS);
        for (var due = floor.market().nextDueMs();
                due.isPresent() && due.getAsLong() <= until;
                due = floor.market().nextDueMs()) {
            floor.at(Math.max(floor.timeMs(), due.getAsLong()));
            say(new MarketInput.Tick());
        }
        floor.at(until);
        return this;
    }

    /// The same, and then a last tick.
    LifeExample heardAt(double seconds) {
        return at(seconds).say(new MarketInput.Tick());
    }

    /// Nobody hears anything until then, and then a tick: the exchange was down.
    LifeExample downUntil(double seconds) {
        floor.at(MATCH_MS + Math.round(seconds * SECOND_MS));
        return say(new MarketInput.Tick());
    }

    LifeExample starts() {
        return say(new MarketInput.StartAllocation("p", id(), 1));
    }

    /// With so much used, in raw units.
    LifeExample beats(String used) {
        return say(new MarketInput.Heartbeat("p", id(), List.of(use(used))));
    }

    LifeExample beatsEvery30Until(double seconds, String used) {
        for (double s = (floor.timeMs() - MATCH_MS) / 1_000 + 30; s <= seconds; s += 30) {
            at(s).beats(used);
        }
        return this;
    }

    LifeExample completes(String used) {
        return say(new MarketInput.CompleteAllocation("p", id(), use(used), PROOF));
    }

    LifeExample ends() {
        return say(new MarketInput.EndAllocation("alice", id(), 1));
    }

    LifeExample disputes() {
        return say(new MarketInput.DisputeAllocation("alice", id(), 1, "no answer"));
    }

    LifeExample ruled(String unused) {
        return say(new MarketInput.RuleDispute(1, micros(unused)));
    }

    LifeExample say(MarketInput command) {
        send(command);
        since.addAll(events);
        return this;
    }

    OpenAllocation open() {
        return (OpenAllocation) floor.shelf().rows().get(new RowKey(RowKey.Kind.ALLOCATION, "1"));
    }

    Service service() {
        return open().service();
    }

    /// How it ended, as it was told last.
    EndedAllocation closed() {
        return since.stream()
                .filter(Closed.class::isInstance)
                .map(event -> ((Closed) event).ended())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /// `REASON at seconds: delivered refunded lapsed, paid shortfall`
    String ending() {
        var ended = closed();
        var parts = ended.parts();
        return "%s at %s: %s %s %s, %s %s"
                .formatted(
                        ended.reason(),
                        decimal((ended.endedMs() - MATCH_MS) * 1_000),
                        decimal(parts.deliveredMicros()),
                        decimal(parts.refundedMicros()),
                        decimal(parts.lapsedMicros()),
                        decimal(ended.refund().paidMicros()),
                        decimal(ended.refund().shortfallMicros()));
    }

    String retained() {
        return decimal(row("p").retainedMicros());
    }

    private static MeteredUse use(String used) {
        return new MeteredUse(1, micros(used));
    }

    private String id() {
        return "l" + ++said;
    }
}
