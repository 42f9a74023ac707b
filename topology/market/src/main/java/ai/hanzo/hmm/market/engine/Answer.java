package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.PreventedMatch;
import ai.hanzo.hmm.market.event.Refused;
import ai.hanzo.hmm.market.route.RouteSlice;
import ai.hanzo.hmm.market.units.Micros;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the running command does to one account, gathered into one execution: changes of an asset
/// for one reason are added up, and of an order only its last state is told.
final class Answer {
    private final String account;
    private final Map<Cause, BalanceChange> changes = new LinkedHashMap<>();
    private final Map<String, OrderReport> orders = new LinkedHashMap<>();
    private List<RouteSlice> route = List.of();
    private String commandId = "";
    private final List<PreventedMatch> prevented = new ArrayList<>();
    private Optional<Refused> refused = Optional.empty();
    private long unassignedMicros;

    private record Cause(String asset, Reason reason) {}

    Answer(String account) {
        this.account = account;
    }

    Answer to(String command) {
        commandId = command;
        return this;
    }

    void refuse(Refused why) {
        refused = Optional.of(why);
    }

    void free(String asset, Reason reason, long micros) {
        change(asset, reason, micros, 0);
    }

    void held(String asset, Reason reason, long micros) {
        change(asset, reason, 0, micros);
    }

    /// The ledger moved this from free to held before the command came.
    void hold(String asset, long micros) {
        change(asset, Reason.HOLD, -micros, micros);
    }

    /// From held back to free. What is needed is held, so there is never less than nothing left.
    void release(String asset, long micros) {
        if (micros < 0) {
            throw new InvariantViolation(
                    "what is held must cover what is needed: %s is short of %d %s"
                            .formatted(account, -micros, asset));
        }
        change(asset, Reason.RELEASE, micros, -micros);
    }

    void order(OrderReport report) {
        orders.put(report.clientOrderId(), report);
    }

    void route(List<RouteSlice> slices) {
        route = slices;
    }

    void prevented(PreventedMatch match) {
        prevented.add(match);
    }

    void unassigned(long micros) {
        unassignedMicros += micros;
    }

    MarketEvent.Executed executed(long sequence, long timeMs) {
        var moved = new ArrayList<BalanceChange>();
        for (var change : changes.values()) {
            if (change.freeMicros() != 0 || change.heldMicros() != 0) moved.add(change);
        }
        return new MarketEvent.Executed(
                account,
                sequence,
                timeMs,
                commandId,
                refused,
                List.copyOf(orders.values()),
                List.copyOf(moved),
                route,
                List.copyOf(prevented),
                unassignedMicros);
    }

    private void change(String asset, Reason reason, long freeMicros, long heldMicros) {
        changes.merge(
                new Cause(asset, reason),
                new BalanceChange(asset, reason, freeMicros, heldMicros),
                (a, b) ->
                        new BalanceChange(
                                asset,
                                reason,
                                Micros.add(a.freeMicros(), b.freeMicros()),
                                Micros.add(a.heldMicros(), b.heldMicros())));
    }
}
