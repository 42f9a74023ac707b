package ai.hanzo.hmm.chaos.life;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.DisputeState;

import java.util.SortedMap;
import java.util.TreeMap;

/// How the allocations of a run ended.
///
/// @param byReason how many ended so, by the reason that was published last
/// @param suspended were suspended at some time
/// @param neverStarted of those at fault, were not started in time
/// @param fellSilent of those at fault, were not reported on for too long
/// @param unheard of the last two, had a provider that had spoken in time, which the exchange did
///   not hear in time
/// @param upheld disputes
/// @param dismissed disputes
/// @param refundMicros paid back, uH
/// @param shortfallMicros owed and not paid, uH
public record LifeCounts(
        SortedMap<String, Long> byReason,
        long suspended,
        long neverStarted,
        long fellSilent,
        long unheard,
        long upheld,
        long dismissed,
        long deliveredMicros,
        long refundedMicros,
        long lapsedMicros,
        long refundMicros,
        long shortfallMicros) {

    /// How many ended.
    public long ended() {
        return byReason.values().stream().mapToLong(count -> count).sum();
    }

    static final class Builder {
        private final SortedMap<String, Long> byReason = new TreeMap<>();
        private long suspended;
        private long neverStarted;
        private long fellSilent;
        private long unheard;
        private long upheld;
        private long dismissed;
        private long delivered;
        private long refunded;
        private long lapsed;
        private long refund;
        private long shortfall;

        void add(Allocation closed, boolean wasSuspended, boolean isSilent, boolean isUnheard) {
            byReason.merge(closed.getCloseReason(), 1L, Long::sum);
            if (wasSuspended) suspended++;
            if (isSilent && closed.getStartedMs() == 0) neverStarted++;
            if (isSilent && closed.getStartedMs() > 0) fellSilent++;
            if (isUnheard) unheard++;
            if (closed.getDispute() != null) {
                if (closed.getDispute().getState() == DisputeState.UPHELD) upheld++;
                if (closed.getDispute().getState() == DisputeState.DISMISSED) dismissed++;
            }
            delivered += closed.getDeliveredMicros();
            refunded += closed.getRefundedMicros();
            lapsed += closed.getLapsedMicros();
            refund += closed.getRefundMicros();
            shortfall += closed.getShortfallMicros();
        }

        LifeCounts build() {
            return new LifeCounts(
                    byReason,
                    suspended,
                    neverStarted,
                    fellSilent,
                    unheard,
                    upheld,
                    dismissed,
                    delivered,
                    refunded,
                    lapsed,
                    refund,
                    shortfall);
        }
    }
}
