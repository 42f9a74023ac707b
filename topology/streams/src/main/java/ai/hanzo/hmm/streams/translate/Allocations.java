package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.allocation.MeteredUse;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.token.TokenClaims;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;

import java.util.List;

/// Allocations and what providers say of them, for their topics.
public final class Allocations {
    private Allocations() {}

    /// One that is open, as it is now.
    public static Allocation open(String market, OpenAllocation allocation) {
        var state = AllocationState.valueOf(allocation.service().state().name());
        return begun(market, allocation, state).build();
    }

    /// One that has ended, with what became of it.
    public static Allocation closed(String market, MarketEvent.Closed closed) {
        var ended = closed.ended();
        var parts = ended.parts();
        var refund = ended.refund();
        return begun(market, ended.allocation(), AllocationState.CLOSED)
                .setCloseReason(ended.reason().name())
                .setClosedMs(ended.endedMs())
                .setProof(ended.proof())
                .setDeliveredMicros(parts.deliveredMicros())
                .setRefundedMicros(parts.refundedMicros())
                .setLapsedMicros(parts.lapsedMicros())
                .setRefundMicros(refund.paidMicros())
                .setRefundFromBondMicros(refund.fromBondMicros())
                .setShortfallMicros(refund.shortfallMicros())
                .build();
    }

    static List<ai.hanzo.hmm.wire.MeteredUse> toWire(List<MeteredUse> uses) {
        return uses.stream()
                .map(use -> new ai.hanzo.hmm.wire.MeteredUse(use.allocation(), use.usedMicros()))
                .toList();
    }

    static List<MeteredUse> fromWire(List<ai.hanzo.hmm.wire.MeteredUse> uses) {
        return uses.stream()
                .map(use -> new MeteredUse(use.getAllocation(), use.getUsedMicros()))
                .toList();
    }

    private static Allocation.Builder begun(
            String market, OpenAllocation allocation, AllocationState state) {
        var id = market + "#" + allocation.number();
        var claims =
                new TokenClaims(
                        TokenClaims.ISSUER,
                        allocation.consumer(),
                        allocation.provider(),
                        id,
                        market,
                        allocation.rawMicros(),
                        allocation.rateMicros(),
                        allocation.startMs(),
                        allocation.expiryMs());
        var service = allocation.service();
        return Allocation.newBuilder()
                .setAllocationId(id)
                .setMarket(market)
                .setConsumer(allocation.consumer())
                .setProvider(allocation.provider())
                .setClientOrderId(allocation.clientOrderId())
                .setState(state)
                .setStandardMicros(allocation.standardMicros())
                .setRawMicros(allocation.rawMicros())
                .setRateMicros(allocation.rateMicros())
                .setStartMs(allocation.startMs())
                .setExpiryMs(allocation.expiryMs())
                .setTokenHash(claims.hash())
                .setRefundPriceMicros(allocation.refundPriceMicros())
                .setStartedMs(service.startedMs())
                .setHeardMs(service.heardMs())
                .setSuspendedMs(service.suspendedMs())
                .setUsedMicros(service.usedMicros())
                .setDispute(AllocationRows.dispute(service));
    }
}
