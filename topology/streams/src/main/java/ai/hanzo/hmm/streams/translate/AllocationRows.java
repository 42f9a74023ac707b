package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.allocation.CloseReason;
import ai.hanzo.hmm.market.allocation.Dispute;
import ai.hanzo.hmm.market.allocation.Parts;
import ai.hanzo.hmm.market.allocation.Refund;
import ai.hanzo.hmm.market.allocation.Service;
import ai.hanzo.hmm.market.state.EndedAllocation;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.wire.AllocationDispute;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeState;
import ai.hanzo.hmm.wire.state.AllocationRow;
import ai.hanzo.hmm.wire.state.EndedRow;

import java.util.Optional;

/// Allocations, as a market's store keeps them.
final class AllocationRows {
    private AllocationRows() {}

    static AllocationRow open(OpenAllocation r) {
        var service = r.service();
        return new AllocationRow(
                r.number(),
                r.provider(),
                r.consumer(),
                r.clientOrderId(),
                r.standardMicros(),
                r.rawMicros(),
                r.rateMicros(),
                r.startMs(),
                r.expiryMs(),
                r.refundPriceMicros(),
                r.coverMicros(),
                AllocationState.valueOf(service.state().name()),
                service.startedMs(),
                service.heardMs(),
                service.attendedMs(),
                service.suspendedMs(),
                service.usedMicros(),
                service.dueMs(),
                dispute(service));
    }

    static OpenAllocation open(AllocationRow r) {
        return new OpenAllocation(
                r.getNumber(),
                r.getProvider(),
                r.getConsumer(),
                r.getClientOrderId(),
                r.getStandardMicros(),
                r.getRawMicros(),
                r.getRateMicros(),
                r.getStartMs(),
                r.getExpiryMs(),
                r.getRefundPriceMicros(),
                r.getCoverMicros(),
                new Service(
                        Service.State.valueOf(r.getState().name()),
                        r.getStartedMs(),
                        r.getHeardMs(),
                        r.getAttendedMs(),
                        r.getSuspendedMs(),
                        r.getUsedMicros(),
                        r.getDueMs(),
                        dispute(r.getDispute())));
    }

    static EndedRow ended(EndedAllocation r) {
        return new EndedRow(
                open(r.allocation()),
                r.reason().name(),
                r.endedMs(),
                r.proof(),
                r.parts().deliveredMicros(),
                r.parts().refundedMicros(),
                r.parts().lapsedMicros(),
                r.refund().fromBondMicros(),
                r.refund().fromFundMicros(),
                r.refund().shortfallMicros(),
                r.retainedMicros(),
                r.untilMs());
    }

    static EndedAllocation ended(EndedRow r) {
        return new EndedAllocation(
                open(r.getAllocation()),
                CloseReason.valueOf(r.getReason()),
                r.getEndedMs(),
                r.getProof(),
                new Parts(r.getDeliveredMicros(), r.getRefundedMicros(), r.getLapsedMicros()),
                new Refund(
                        r.getRefundFromBondMicros(),
                        r.getRefundFromFundMicros(),
                        r.getShortfallMicros()),
                r.getRetainedMicros(),
                r.getUntilMs());
    }

    /// Null for none.
    static AllocationDispute dispute(Service service) {
        return service.dispute()
                .map(
                        dispute ->
                                new AllocationDispute(
                                        DisputeState.valueOf(dispute.state().name()),
                                        dispute.openedMs(),
                                        dispute.reason()))
                .orElse(null);
    }

    private static Optional<Dispute> dispute(AllocationDispute stored) {
        return Optional.ofNullable(stored)
                .map(
                        dispute ->
                                new Dispute(
                                        Dispute.State.valueOf(dispute.getState().name()),
                                        dispute.getOpenedMs(),
                                        dispute.getReason()));
    }
}
