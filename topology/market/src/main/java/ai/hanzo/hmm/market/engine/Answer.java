package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.allocation.UncountedUse;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.PreventedMatch;
import ai.hanzo.hmm.market.event.Refused;
import ai.hanzo.hmm.market.route.RouteSlice;
import ai.hanzo.hmm.market.units.Micros;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the running command does to one account, gathered into one execution: changes of an asset
/// for one reason are added up, and of an order only its last state is told.
final class Answer {
    private String account = "";

    /// One for each asset and reason, so there are few.
    private final List<BalanceChange> changes = new ArrayList<>(4);

    private final Gathered<OrderReport> orders = new Gathered<>(OrderReport::clientOrderId);
    private List<RouteSlice> route = List.of();
    private final List<PreventedMatch> prevented = new ArrayList<>(0);
    private String commandId = "";
    private Optional<Refused> refused = Optional.empty();
    private long unassignedMicros;
    private final List<UncountedUse> uncounted = new ArrayList<>(0);

    /// Forgets whom it was for, and what it said.
    void begin(String of) {
        account = of;
        changes.clear();
        orders.clear();
        prevented.clear();
        route = List.of();
        commandId = "";
        refused = Optional.empty();
        unassignedMicros = 0;
        uncounted.clear();
    }

    String account() {
        return account;
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
        orders.put(report);
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

    void uncounted(UncountedUse use) {
        uncounted.add(use);
    }

    MarketEvent.Executed executed(long sequence, long timeMs) {
        changes.removeIf(change -> change.freeMicros() == 0 && change.heldMicros() == 0);
        return new MarketEvent.Executed(
                account,
                sequence,
                timeMs,
                commandId,
                refused,
                List.copyOf(orders.things()),
                List.copyOf(changes),
                route,
                List.copyOf(prevented),
                unassignedMicros,
                List.copyOf(uncounted));
    }

    private void change(String asset, Reason reason, long freeMicros, long heldMicros) {
        for (int i = 0; i < changes.size(); i++) {
            var before = changes.get(i);
            if (before.reason() == reason && before.asset().equals(asset)) {
                long free = Micros.add(before.freeMicros(), freeMicros);
                long held = Micros.add(before.heldMicros(), heldMicros);
                changes.set(i, new BalanceChange(asset, reason, free, held));
                return;
            }
        }
        changes.add(new BalanceChange(asset, reason, freeMicros, heldMicros));
    }
}
