package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.allocation.Service;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.quality.Grade;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.units.Durations;
import ai.hanzo.hmm.market.units.Micros;

import java.util.LinkedHashMap;
import java.util.Map;

/// Turns bought units into allocations of providers' capacity (rules, section 9).
final class Redemptions {
    private final MarketState state;
    private final Obligations obligations;
    private final Assignment assignment;
    private final Bonds bonds;
    private final CashRedemption cash;

    Redemptions(
            MarketState state,
            Obligations obligations,
            Assignment assignment,
            Bonds bonds,
            CashRedemption cash) {
        this.state = state;
        this.obligations = obligations;
        this.assignment = assignment;
        this.bonds = bonds;
        this.cash = cash;
    }

    /// Redeems what a buyer bought: from each seller what it still owes itself, the rest from the
    /// oldest obligations. One allocation per provider. What nobody can be assigned to stays in the
    /// account.
    void redeem(Purchase purchase, Answers answers) {
        long price = Math.min(purchase.priceDown(), bonds.priceMicros());
        var wanted =
                new Wanted(purchase.consumer(), purchase.clientOrderId(), purchase.asked(), price);
        long left = 0;
        for (var bought : purchase.bySeller().entrySet()) {
            var seller = bought.getKey();
            long taken = assignment.fromSeller(seller, bought.getValue(), wanted.asked());
            if (taken > 0) wanted.assign(seller, taken);
            left += bought.getValue() - taken;
        }
        left -= assignment.fromOldest(left, wanted.asked(), wanted::assign);
        allocate(wanted, answers);
        if (left > 0) answers.of(wanted.consumer()).unassigned(left);
    }

    /// Redeems units that an account has, from the oldest obligations; what nobody will ever
    /// deliver is paid for.
    void redeem(MarketInput.Redeem redeem, Answers answers) {
        long rate = redeem.rateMicros().orElse(state.terms().defaultRateMicros());
        OrderChecks.positive("quantityMicros", redeem.quantityMicros());
        OrderChecks.positive("rateMicros", rate);
        OrderChecks.quality(redeem.minQualityPpm());
        var asked = new Assignment.Asked(rate, redeem.minQualityPpm());
        if (obligations.isOwed()) assignment.checkRoom(asked);
        var answer = answers.of(redeem.account()).to(redeem.id());
        answer.hold(state.units(), redeem.quantityMicros());
        answer.release(state.units(), redeem.quantityMicros());
        var wanted = new Wanted(redeem.account(), redeem.id(), asked, bonds.priceMicros());
        long left = redeem.quantityMicros();
        left -= assignment.fromOldest(left, asked, wanted::assign);
        allocate(wanted, answers);
        if (left > 0 && !obligations.isOwed()) left -= cash.pay(redeem.account(), left, answers);
        if (left > 0) answer.unassigned(left);
    }

    /// What one command redeems: for whom, what is asked of providers, what a refund would be
    /// reckoned with, and the units by provider that are assigned so far.
    private record Wanted(
            String consumer,
            String clientOrderId,
            Assignment.Asked asked,
            long refundPriceMicros,
            Map<String, Long> assigned) {
        Wanted(
                String consumer,
                String clientOrderId,
                Assignment.Asked asked,
                long refundPriceMicros) {
            this(consumer, clientOrderId, asked, refundPriceMicros, new LinkedHashMap<>());
        }

        void assign(String provider, long unitsMicros) {
            assigned.merge(provider, unitsMicros, Long::sum);
        }
    }

    private void allocate(Wanted wanted, Answers answers) {
        wanted.assigned().forEach((provider, units) -> allocate(wanted, provider, units, answers));
    }

    private void allocate(Wanted wanted, String provider, long units, Answers answers) {
        var terms = state.terms();
        var totals = state.totals();
        long rate = wanted.asked().rateMicros();
        long raw = Grade.rawOwedUp(units, state.gradeOf(provider));
        long duration = Durations.durationMsUp(raw, terms.secondsPerRaw(), rate);
        long start = totals.timeMs();
        long startWithin = terms.service().startWithinMs();
        var allocation =
                new OpenAllocation(
                        totals.allocations() + 1,
                        provider,
                        wanted.consumer(),
                        wanted.clientOrderId(),
                        units,
                        raw,
                        rate,
                        start,
                        Micros.add(start + startWithin, duration),
                        wanted.refundPriceMicros(),
                        bonds.coverDown(provider, wanted.refundPriceMicros(), units),
                        Service.awaited(totals.attendedMs() + startWithin));
        state.totals(totals.withAllocations(allocation.number()));
        state.allocations().put(allocation.number(), allocation);
        state.providers()
                .put(provider, state.providers().get(provider).allocated(allocation, start));
        answers.say(new MarketEvent.Allocated(allocation));
        answers.of(wanted.consumer()).free(state.units(), Reason.REDEEM, -units);
    }
}
