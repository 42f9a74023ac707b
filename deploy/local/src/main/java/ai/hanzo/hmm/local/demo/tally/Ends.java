package ai.hanzo.hmm.local.demo.tally;

import ai.hanzo.hmm.market.allocation.CloseReason;
import ai.hanzo.hmm.market.units.Micros;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.DisputeState;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// What allocations that are closed came to, added up.
public final class Ends {
    /// Why an allocation ended.
    public enum End {
        COMPLETED,
        EXPIRED,
        CONSUMER_ENDED,
        /// At fault: it was not started in time.
        NOT_STARTED,
        /// At fault: nobody was heard of it for too long.
        DIED,
        /// At fault, by the operator's ruling.
        RULED
    }

    private final Map<End, Long> counts = new EnumMap<>(End.class);
    private final Map<String, Long> usedByProvider = new HashMap<>();
    private final Map<String, Long> faultsByProvider = new HashMap<>();
    private long deliveredMicros;
    private long refundedMicros;
    private long lapsedMicros;
    private long refundMicros;
    private long refundFromBondMicros;
    private long shortfallMicros;
    private long uneven;

    void add(Allocation closed) {
        count(closed, 1);
    }

    /// It is no longer what it was when it was added.
    void remove(Allocation closed) {
        count(closed, -1);
    }

    private void count(Allocation of, long sign) {
        var end = end(of);
        counts.merge(end, sign, Long::sum);
        var provider = of.getProvider();
        usedByProvider.merge(provider, sign * of.getUsedMicros(), Micros::add);
        if (isFault(of)) faultsByProvider.merge(provider, sign, Long::sum);
        deliveredMicros += sign * of.getDeliveredMicros();
        refundedMicros += sign * of.getRefundedMicros();
        lapsedMicros += sign * of.getLapsedMicros();
        refundMicros += sign * of.getRefundMicros();
        refundFromBondMicros += sign * of.getRefundFromBondMicros();
        shortfallMicros += sign * of.getShortfallMicros();
        if (!isEven(of)) uneven += sign;
    }

    static End end(Allocation closed) {
        if (!isFault(closed)) return End.valueOf(closed.getCloseReason());
        if (closed.getStartedMs() == 0) return End.NOT_STARTED;
        var dispute = closed.getDispute();
        boolean isRuled = dispute != null && dispute.getState() == DisputeState.UPHELD;
        return isRuled ? End.RULED : End.DIED;
    }

    private static boolean isFault(Allocation closed) {
        return closed.getCloseReason().equals(CloseReason.PROVIDER_FAULT.name());
    }

    private static boolean isEven(Allocation of) {
        long parts = of.getDeliveredMicros() + of.getRefundedMicros() + of.getLapsedMicros();
        return parts == of.getStandardMicros();
    }

    /// Allocations that ended so.
    public long count(End end) {
        return counts.getOrDefault(end, 0L);
    }

    /// All that ended.
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// What was used of a provider's allocations, millionths of the market's raw unit.
    public long usedMicros(String provider) {
        return usedByProvider.getOrDefault(provider, 0L);
    }

    /// Faults of a provider.
    public long faults(String provider) {
        return faultsByProvider.getOrDefault(provider, 0L);
    }

    /// uSCU.
    public long deliveredMicros() {
        return deliveredMicros;
    }

    /// uSCU.
    public long refundedMicros() {
        return refundedMicros;
    }

    /// uSCU.
    public long lapsedMicros() {
        return lapsedMicros;
    }

    /// Paid back, uH.
    public long refundMicros() {
        return refundMicros;
    }

    /// Of that, out of bonds, uH; the rest out of quality funds.
    public long refundFromBondMicros() {
        return refundFromBondMicros;
    }

    /// Owed back and not paid, uH.
    public long shortfallMicros() {
        return shortfallMicros;
    }

    /// Allocations whose parts are not what was bought; none is right.
    public long uneven() {
        return uneven;
    }
}
