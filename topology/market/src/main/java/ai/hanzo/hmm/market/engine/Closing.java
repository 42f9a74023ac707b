package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.allocation.CloseReason;
import ai.hanzo.hmm.market.allocation.Dispute;
import ai.hanzo.hmm.market.allocation.Parts;
import ai.hanzo.hmm.market.allocation.Refund;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.provider.Strike;
import ai.hanzo.hmm.market.state.EndedAllocation;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.units.Micros;

import java.util.Map;

/// How allocations end: what of them was delivered, what is owed back, and what of the provider's
/// bond is kept for a dispute (rules, section 9).
final class Closing {
    private static final String NO_PROOF = "";

    private final MarketState state;
    private final Payouts payouts;
    private final Discipline discipline;

    Closing(MarketState state, Payouts payouts, Discipline discipline) {
        this.state = state;
        this.payouts = payouts;
        this.discipline = discipline;
    }

    /// Its provider was silent for too long: all that was not used is owed back with a tenth more.
    void fault(OpenAllocation allocation, long atMs, Answers answers) {
        long unused = allocation.standardMicros() - deliveredDown(allocation);
        fault(allocation, unused, atMs, answers);
    }

    /// Its provider did not deliver so much of it, uSCU: that is owed back with a tenth more, and
    /// it is a strike.
    void fault(OpenAllocation allocation, long unusedMicros, long atMs, Answers answers) {
        long standard = allocation.standardMicros();
        var parts = Parts.of(standard, standard - unusedMicros, unusedMicros);
        long owed = refundDown(unusedMicros, allocation.refundPriceMicros());
        close(allocation, CloseReason.PROVIDER_FAULT, parts, owed, NO_PROOF, atMs, answers);
        strike(allocation, unusedMicros, answers);
    }

    /// Its time is over. One that was never started because the exchange stood still is owed back
    /// whole.
    ///
    /// @param attendedMs the same moment in attended time
    void expire(OpenAllocation allocation, long atMs, long attendedMs, Answers answers) {
        var parts =
                allocation.service().isStarted()
                        ? withoutSuspended(allocation, attendedMs)
                        : Parts.of(allocation.standardMicros(), 0, allocation.standardMicros());
        settleUp(allocation, CloseReason.EXPIRED, parts, atMs, answers);
    }

    /// Its consumer does not want more of it.
    void endByConsumer(OpenAllocation allocation, long atMs, Answers answers) {
        var parts = withoutSuspended(allocation, state.totals().attendedMs());
        settleUp(allocation, CloseReason.CONSUMER_ENDED, parts, atMs, answers);
    }

    /// Its provider is done with it.
    void complete(OpenAllocation allocation, String proof, long atMs, Answers answers) {
        var parts = Parts.of(allocation.standardMicros(), deliveredDown(allocation), 0);
        close(allocation, CloseReason.COMPLETED, parts, 0, proof, atMs, answers);
    }

    void strike(OpenAllocation allocation, long unusedMicros, Answers answers) {
        var figures = Map.of("allocation", allocation.number(), "unusedMicros", unusedMicros);
        var account = allocation.provider();
        discipline.strikeNow(account, Strike.Reason.PROVIDER_FAULT, figures, answers);
    }

    /// `floor(unused x price x 1.1)`, uH. The smaller factor takes the eleven, so that it fits
    /// wherever the refund does.
    static long refundDown(long unusedMicros, long priceMicros) {
        long smaller = Math.min(unusedMicros, priceMicros);
        long larger = Math.max(unusedMicros, priceMicros);
        long tenths = Micros.mulDivDown(smaller, 11, 1);
        return Micros.mulDivDown(tenths, larger, 10 * Micros.ONE);
    }

    /// The part of an allocation's cover that belongs to units of it, rounded **up**.
    static long coverUp(OpenAllocation allocation, long unitsMicros) {
        return Micros.mulDivUp(allocation.coverMicros(), unitsMicros, allocation.standardMicros());
    }

    private static long deliveredDown(OpenAllocation allocation) {
        return Parts.unitsDown(
                allocation.standardMicros(),
                allocation.service().usedMicros(),
                allocation.rawMicros());
    }

    /// What could have been used while it was suspended is owed back, as far as it was not used.
    private Parts withoutSuspended(OpenAllocation allocation, long attendedMs) {
        var service = allocation.service();
        long standard = allocation.standardMicros();
        long delivered = deliveredDown(allocation);
        long lostMs = service.suspendedAtMs(attendedMs);
        long unused = allocation.rawMicros() - service.usedMicros();
        long lost = Metering.inTimeDown(allocation.rateMicros(), lostMs, state.terms());
        long raw = Math.min(unused, lost);
        long refunded = Parts.unitsDown(standard, raw, allocation.rawMicros());
        return Parts.of(standard, delivered, Math.min(standard - delivered, refunded));
    }

    private void settleUp(
            OpenAllocation allocation,
            CloseReason reason,
            Parts parts,
            long atMs,
            Answers answers) {
        long price = allocation.refundPriceMicros();
        long owed = Micros.mulDivDown(parts.refundedMicros(), price, Micros.ONE);
        close(allocation, reason, parts, owed, NO_PROOF, atMs, answers);
    }

    private void close(
            OpenAllocation allocation,
            CloseReason reason,
            Parts parts,
            long owedMicros,
            String proof,
            long atMs,
            Answers answers) {
        state.allocations().remove(allocation.number());
        var account = allocation.provider();
        state.providers().put(account, state.providers().get(account).released(allocation));
        long most = coverUp(allocation, parts.refundedMicros());
        var refund =
                owedMicros == 0
                        ? Refund.NONE
                        : payouts.pay(
                                account,
                                allocation.consumer(),
                                owedMicros,
                                most,
                                Reason.REFUND,
                                answers);
        var last =
                parts.refundedMicros() == allocation.standardMicros()
                        ? won(allocation)
                        : allocation;
        long disputeWithinMs = state.terms().service().disputeWithinMs();
        boolean isDisputed = last.service().isDisputed();
        boolean canBe =
                reason == CloseReason.COMPLETED
                        && last.service().dispute().isEmpty()
                        && disputeWithinMs > 0;
        long units = isDisputed ? disputable(last, parts) : canBe ? parts.lapsedMicros() : 0;
        var ended =
                new EndedAllocation(
                        last,
                        reason,
                        atMs,
                        proof,
                        parts,
                        refund,
                        coverDown(last, units),
                        atMs + disputeWithinMs);
        if (isDisputed || canBe) keep(ended);
        answers.say(new MarketEvent.Closed(ended));
    }

    /// What a ruling may still say was not delivered, uSCU.
    static long disputable(OpenAllocation allocation, Parts parts) {
        return allocation.standardMicros() - parts.refundedMicros();
    }

    /// The part of an allocation's cover that belongs to units of it, rounded **down**.
    static long coverDown(OpenAllocation allocation, long unitsMicros) {
        return Micros.mulDivDown(
                allocation.coverMicros(), unitsMicros, allocation.standardMicros());
    }

    /// Where all is owed back there is nothing left to dispute.
    private static OpenAllocation won(OpenAllocation allocation) {
        var service = allocation.service();
        if (!service.isDisputed()) return allocation;
        var upheld = service.dispute().get().ruled(Dispute.State.UPHELD);
        return allocation.with(service.disputed(upheld));
    }

    /// What was completed before its time could be a way out: so the bond stays for what was not
    /// delivered while it can be disputed, and for all of it while it is.
    private void keep(EndedAllocation ended) {
        state.ended().put(ended.number(), ended);
        var account = ended.allocation().provider();
        var provider = state.providers().get(account);
        state.providers().put(account, provider.retaining(ended.retainedMicros()));
    }
}
