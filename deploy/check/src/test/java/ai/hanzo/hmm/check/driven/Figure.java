package ai.hanzo.hmm.check.driven;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeState;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Something that is planted into the first published allocation of which something is so.
///
/// @param name for people
/// @param told what is said of it
record Figure(
        String name,
        Predicate<Allocation> which,
        UnaryOperator<Allocation.Builder> change,
        String told) {
    static final Predicate<Allocation> BORN = in(AllocationState.ALLOCATED);
    static final Predicate<Allocation> ACTIVE = in(AllocationState.ACTIVE);
    static final Predicate<Allocation> SUSPENDED = in(AllocationState.SUSPENDED);
    static final Predicate<Allocation> USED = ACTIVE.and(it -> it.getUsedMicros() > 0);
    static final Predicate<Allocation> COMPLETED = closed("COMPLETED");
    static final Predicate<Allocation> EXPIRED = closed("EXPIRED");
    static final Predicate<Allocation> ENDED = closed("CONSUMER_ENDED");
    static final Predicate<Allocation> FAULT = closed("PROVIDER_FAULT");
    static final Predicate<Allocation> PAID = it -> it.getRefundMicros() > 1;

    static Figure one(
            String name,
            Predicate<Allocation> which,
            UnaryOperator<Allocation.Builder> change,
            String told) {
        return new Figure(name, which, change, told);
    }

    static Predicate<Allocation> disputed(DisputeState state) {
        return it -> it.getDispute() != null && it.getDispute().getState() == state;
    }

    static long more(long value) {
        return value + 1;
    }

    private static Predicate<Allocation> in(AllocationState state) {
        return it -> it.getState() == state;
    }

    private static Predicate<Allocation> closed(String reason) {
        return it -> it.getCloseReason().equals(reason);
    }

    @Override
    public String toString() {
        return name;
    }
}
