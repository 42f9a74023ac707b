package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.quality.Grade;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.state.Provider;
import ai.hanzo.hmm.market.units.Durations;
import ai.hanzo.hmm.market.units.Micros;

import java.util.LinkedHashMap;
import java.util.Map;

/// Turns bought units into allocations of providers' capacity, and ends them (rules, section 9).
final class Redemptions {
    /// How long a provider has to start.
    static final long START_MS = 120_000;

    private final MarketState state;
    private final Obligations obligations;
    private final Bonds bonds;
    private final CashRedemption cash;

    Redemptions(MarketState state, Obligations obligations, Bonds bonds, CashRedemption cash) {
        this.state = state;
        this.obligations = obligations;
        this.bonds = bonds;
        this.cash = cash;
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
        var wanted = Wanted.of(purchase, Math.min(purchase.priceDown(), bonds.priceMicros()));
        long left = 0;
        for (var bought : purchase.bySeller().entrySet()) {
            long taken = fromSeller(bought.getKey(), bought.getValue(), wanted);
            left += bought.getValue() - taken;
        }
        left -= fromOldest(left, wanted);
        allocate(wanted, answers);
        if (left > 0) answers.of(wanted.consumer()).unassigned(left);
    }

    /// Redeems units that an account has, from the oldest obligations; what nobody will ever
    /// deliver is paid for.
    void redeem(MarketInput.Redeem redeem, Answers answers) {
        long rate = redeem.rateMicros().orElse(state.terms().defaultRateMicros());
        OrderChecks.positive("quantityMicros", redeem.quantityMicros());
        OrderChecks.positive("rateMicros", rate);
        if (!hasRoom(rate) && obligations.isOwed()) throw busy(rate);
        var answer = answers.of(redeem.account()).to(redeem.id());
        answer.hold(state.units(), redeem.quantityMicros());
        answer.release(state.units(), redeem.quantityMicros());
        var wanted = new Wanted(redeem.account(), redeem.id(), rate, bonds.priceMicros());
        long left = redeem.quantityMicros() - fromOldest(redeem.quantityMicros(), wanted);
        allocate(wanted, answers);
        if (left > 0 && !obligations.isOwed()) left -= cash.pay(redeem.account(), left, answers);
        if (left > 0) answer.unassigned(left);
    }

    static RefusedException busy(long rateMicros) {
        return RefusedException.of(RefusalCode.CAPACITY_BUSY, "no provider has that much rate free")
                .with("rateMicros", rateMicros);
    }

    /// Ends the allocations that are over.
    void expire(long timeMs, Answers answers) {
        for (var next = state.allocations().first();
                next.isPresent() && next.get().expiryMs() <= timeMs;
                next = state.allocations().first()) {
            var allocation = next.get();
            state.allocations().remove(allocation.due());
            var provider = state.providers().get(allocation.provider());
            state.providers().put(provider.account(), provider.released(allocation));
            answers.say(
                    new MarketEvent.Closed(
                            allocation, MarketEvent.CloseReason.EXPIRED, MarketEvent.Refund.NONE));
        }
    }

    /// What one command redeems: for whom, at which rate, what a refund would be reckoned with, and
    /// the units by provider that are assigned so far.
    private record Wanted(
            String consumer,
            String clientOrderId,
            long rateMicros,
            long refundPriceMicros,
            Map<String, Long> assigned) {
        Wanted(String consumer, String clientOrderId, long rateMicros, long refundPriceMicros) {
            this(consumer, clientOrderId, rateMicros, refundPriceMicros, new LinkedHashMap<>());
        }

        static Wanted of(Purchase purchase, long refundPriceMicros) {
            return new Wanted(
                    purchase.consumer(),
                    purchase.clientOrderId(),
                    purchase.rateMicros(),
                    refundPriceMicros);
        }
    }

    private long fromSeller(String seller, long units, Wanted wanted) {
        var provider = state.providers().find(seller);
        if (provider.isEmpty()) return 0;
        long taken = Math.min(units, provider.get().obligedMicros());
        if (taken == 0 || !canServe(provider.get(), wanted.rateMicros())) return 0;
        obligations.takeOf(seller, taken);
        wanted.assigned().merge(seller, taken, Long::sum);
        return taken;
    }

    private long fromOldest(long units, Wanted wanted) {
        if (units == 0) return 0;
        long left = units;
        for (var obligation : obligations.queue()) {
            if (left == 0) break;
            var provider = state.providers().get(obligation.provider());
            if (!canServe(provider, wanted.rateMicros())) continue;
            long taken = obligations.take(obligation, left);
            wanted.assigned().merge(provider.account(), taken, Long::sum);
            left -= taken;
        }
        return units - left;
    }

    private void allocate(Wanted wanted, Answers answers) {
        wanted.assigned().forEach((provider, units) -> allocate(wanted, provider, units, answers));
    }

    private void allocate(Wanted wanted, String provider, long units, Answers answers) {
        var terms = state.terms();
        var totals = state.totals();
        long raw = Grade.rawOwedUp(units, state.gradeOf(provider));
        long duration = Durations.durationMsUp(raw, terms.secondsPerRaw(), wanted.rateMicros());
        long start = totals.timeMs();
        var allocation =
                new OpenAllocation(
                        totals.allocations() + 1,
                        provider,
                        wanted.consumer(),
                        wanted.clientOrderId(),
                        units,
                        raw,
                        wanted.rateMicros(),
                        start,
                        Micros.add(start + START_MS, duration),
                        wanted.refundPriceMicros(),
                        bonds.coverDown(provider, wanted.refundPriceMicros(), units));
        state.totals(totals.withAllocations(allocation.number()));
        state.allocations().put(allocation.due(), allocation);
        state.providers()
                .put(provider, state.providers().get(provider).allocated(allocation, start));
        answers.say(new MarketEvent.Allocated(allocation));
        answers.of(wanted.consumer()).free(state.units(), Reason.REDEEM, -units);
    }

    private boolean canServe(Provider provider, long rateMicros) {
        var conduct = obligations.conductOf(provider.account());
        return conduct.mayServeAt(state.totals().timeMs())
                && provider.freeRateMicros(conduct.attestation().rateMicros()) >= rateMicros
                && state.gradeOf(provider.account()) > 0;
    }
}
