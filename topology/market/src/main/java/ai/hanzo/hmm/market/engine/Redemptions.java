package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.quality.Grade;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.market.units.Durations;
import ai.hanzo.hmm.market.units.Micros;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Turns bought units into allocations of providers' capacity, and ends them (rules, section 9).
final class Redemptions {
    /// How long a provider has to start.
    static final long START_MS = 120_000;

    private final MarketState state;

    Redemptions(MarketState state) {
        this.state = state;
    }

    /// Whether some provider that owes units could take one more allocation of a rate, or none owes
    /// any.
    boolean hasRoom(long rateMicros) {
        boolean owed = false;
        for (var provider : state.providers().rows()) {
            if (provider.obligedMicros() == 0) continue;
            owed = true;
            if (canServe(provider, rateMicros)) return true;
        }
        return !owed;
    }

    /// Redeems what a buyer bought: from each seller what it still owes itself, the rest from the
    /// oldest obligations. One allocation per provider. What nobody can be assigned to stays in the
    /// account.
    void redeem(Purchase purchase, Answers answers) {
        var assigned = new LinkedHashMap<String, Long>();
        long left = 0;
        for (var bought : purchase.bySeller().entrySet()) {
            long taken = fromSeller(bought.getKey(), bought.getValue(), purchase, assigned);
            left += bought.getValue() - taken;
        }
        assign(purchase, assigned, left, answers);
    }

    /// Redeems units that an account has, from the oldest obligations.
    void redeem(MarketInput.Redeem wanted, Answers answers) {
        long rate = wanted.rateMicros().orElse(state.terms().defaultRateMicros());
        OrderChecks.positive("quantityMicros", wanted.quantityMicros());
        OrderChecks.positive("rateMicros", rate);
        if (!hasRoom(rate)) throw busy(rate);
        var answer = answers.of(wanted.account()).to(wanted.id());
        answer.hold(state.units(), wanted.quantityMicros());
        answer.release(state.units(), wanted.quantityMicros());
        var purchase = Purchase.of(wanted.account(), wanted.id(), rate);
        assign(purchase, new LinkedHashMap<>(), wanted.quantityMicros(), answers);
    }

    static RefusedException busy(long rateMicros) {
        return RefusedException.of(RefusalCode.CAPACITY_BUSY, "no provider has that much rate free")
                .with("rateMicros", rateMicros);
    }

    /// Assigns what is left to the oldest obligations, then makes an allocation for each provider.
    private void assign(Purchase purchase, Map<String, Long> assigned, long left, Answers answers) {
        long unassigned = left - fromOldest(left, purchase, assigned);
        assigned.forEach((provider, units) -> allocate(purchase, provider, units, answers));
        if (unassigned > 0) answers.of(purchase.consumer()).unassigned(unassigned);
    }

    /// Ends the allocations that are over.
    void expire(long timeMs, Answers answers) {
        for (var next = state.allocations().first();
                next.isPresent() && next.get().expiryMs() <= timeMs;
                next = state.allocations().first()) {
            var allocation = next.get();
            state.allocations().remove(allocation.due());
            var provider = state.providers().get(allocation.provider());
            state.providers()
                    .put(
                            provider.account(),
                            provider.released(
                                    allocation.standardMicros(), allocation.rateMicros()));
            answers.say(new MarketEvent.Closed(allocation, MarketEvent.CloseReason.EXPIRED));
        }
    }

    private long fromSeller(
            String seller, long units, Purchase purchase, Map<String, Long> assigned) {
        var provider = state.providers().find(seller);
        if (provider.isEmpty() || provider.get().obligedMicros() == 0) return 0;
        if (!canServe(provider.get(), purchase.rateMicros())) return 0;
        long wanted = Math.min(units, provider.get().obligedMicros());
        long left = wanted;
        for (var obligation : new ArrayList<>(state.obligations().rows())) {
            if (left == 0) break;
            if (obligation.provider().equals(seller)) {
                left -= take(obligation, left, purchase, assigned);
            }
        }
        return wanted - left;
    }

    private long fromOldest(long units, Purchase purchase, Map<String, Long> assigned) {
        long left = units;
        if (left == 0) return 0;
        for (var obligation : new ArrayList<>(state.obligations().rows())) {
            if (left == 0) break;
            var provider = state.providers().get(obligation.provider());
            if (assigned.containsKey(provider.account())
                    || canServe(provider, purchase.rateMicros())) {
                left -= take(obligation, left, purchase, assigned);
            }
        }
        return units - left;
    }

    private long take(
            Row.Obligation obligation, long most, Purchase purchase, Map<String, Long> assigned) {
        long units = Math.min(most, obligation.openMicros());
        long rest = obligation.openMicros() - units;
        if (rest == 0) {
            state.obligations().remove(obligation.sequence());
        } else {
            var smaller = new Row.Obligation(obligation.sequence(), obligation.provider(), rest);
            state.obligations().put(obligation.sequence(), smaller);
        }
        var provider = state.providers().get(obligation.provider());
        boolean first = assigned.merge(provider.account(), units, Long::sum) == units;
        long rate = first ? purchase.rateMicros() : 0;
        state.providers().put(provider.account(), provider.allocated(units, rate));
        return units;
    }

    private void allocate(Purchase purchase, String provider, long units, Answers answers) {
        var terms = state.terms();
        var totals = state.totals();
        long raw = Grade.rawOwedUp(units, gradeOf(provider));
        long duration = Durations.durationMsUp(raw, terms.secondsPerRaw(), purchase.rateMicros());
        long start = totals.timeMs();
        var allocation =
                new OpenAllocation(
                        totals.allocations() + 1,
                        provider,
                        purchase.consumer(),
                        purchase.clientOrderId(),
                        units,
                        raw,
                        purchase.rateMicros(),
                        start,
                        Micros.add(start + START_MS, duration));
        state.totals(totals.withAllocations(allocation.number()));
        state.allocations().put(allocation.due(), allocation);
        answers.say(new MarketEvent.Allocated(allocation));
        answers.of(purchase.consumer()).free(state.units(), Reason.REDEEM, -units);
    }

    private boolean canServe(Row.Provider provider, long rateMicros) {
        return provider.freeRateMicros() >= rateMicros && gradeOf(provider.account()) > 0;
    }

    private long gradeOf(String provider) {
        return Grade.gradePpm(state.qualityOf(provider).scorePpm(), state.terms().gradeFloorPpm());
    }
}
