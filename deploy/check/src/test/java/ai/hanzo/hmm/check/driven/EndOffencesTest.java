package ai.hanzo.hmm.check.driven;

import static ai.hanzo.hmm.check.driven.Figure.ACTIVE;
import static ai.hanzo.hmm.check.driven.Figure.COMPLETED;
import static ai.hanzo.hmm.check.driven.Figure.EXPIRED;
import static ai.hanzo.hmm.check.driven.Figure.FAULT;
import static ai.hanzo.hmm.check.driven.Figure.PAID;
import static ai.hanzo.hmm.check.driven.Figure.USED;
import static ai.hanzo.hmm.check.driven.Figure.disputed;
import static ai.hanzo.hmm.check.driven.Figure.more;
import static ai.hanzo.hmm.check.driven.Figure.one;

import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.wire.AllocationDispute;
import ai.hanzo.hmm.wire.DisputeState;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/// What is published of the use and the ends of allocations on a day on which they are served, each
/// time with one figure that is not so.
@ExtendWith(ServedDay.class)
class EndOffencesTest {
    private final Planting planting;

    EndOffencesTest(Driven servedDay) {
        planting = new Planting(servedDay, Promise.ALLOCATIONS);
    }

    static Stream<Figure> figures() {
        return Stream.of( // metering
                one(
                        "metered too much",
                        USED,
                        it -> it.setUsedMicros(more(it.getUsedMicros())),
                        "usedMicros is"),
                one(
                        "metered too little",
                        USED,
                        it -> it.setUsedMicros(it.getUsedMicros() - 1),
                        "usedMicros is"),
                one(
                        "heard of at another time",
                        USED,
                        it -> it.setHeardMs(more(it.getHeardMs())),
                        "heardMs is"),
                one(
                        "suspended for longer",
                        ACTIVE.and(it -> it.getSuspendedMs() > 0),
                        it -> it.setSuspendedMs(more(it.getSuspendedMs())),
                        "suspendedMs is"),
                // numbers of an end
                one(
                        "delivered more",
                        COMPLETED,
                        it -> it.setDeliveredMicros(more(it.getDeliveredMicros())),
                        "deliveredMicros is"),
                one(
                        "lapsed less",
                        EXPIRED,
                        it -> it.setLapsedMicros(it.getLapsedMicros() - 1),
                        "lapsedMicros is"),
                one(
                        "refunded less",
                        FAULT.and(PAID),
                        it -> it.setRefundedMicros(it.getRefundedMicros() - 1),
                        "refundedMicros is"),
                one(
                        "closed at another time",
                        FAULT,
                        it -> it.setClosedMs(more(it.getClosedMs())),
                        "closedMs is"),
                one("proven otherwise", COMPLETED, it -> it.setProof("00"), "proof is"),
                one(
                        "paid less",
                        FAULT.and(PAID),
                        it -> it.setRefundMicros(it.getRefundMicros() - 1),
                        "uH are owed"),
                one(
                        "paid more",
                        EXPIRED.and(PAID),
                        it -> it.setRefundMicros(more(it.getRefundMicros())),
                        "uH are owed"),
                one(
                        "short of what was paid",
                        FAULT.and(PAID),
                        it -> it.setShortfallMicros(1L),
                        "uH are owed"),
                one(
                        "more out of the bond than was paid",
                        FAULT.and(PAID),
                        it -> it.setRefundFromBondMicros(more(it.getRefundMicros())),
                        "out of the bond"),
                one(
                        "the bond spared",
                        FAULT.and(PAID).and(it -> it.getRefundFromBondMicros() > 0),
                        it -> it.setRefundFromBondMicros(0L),
                        "published of allocations are"),
                // disputes
                one(
                        "a dispute that is swallowed",
                        disputed(DisputeState.OPEN),
                        it -> it.setDispute((AllocationDispute) null),
                        "dispute is"),
                one(
                        "a dispute of another reason",
                        disputed(DisputeState.OPEN),
                        it ->
                                it.setDispute(
                                        new AllocationDispute(
                                                DisputeState.OPEN,
                                                it.getDispute().getOpenedMs(),
                                                "none")),
                        "dispute is"),
                one(
                        "upheld and called dismissed",
                        disputed(DisputeState.UPHELD),
                        it ->
                                it.setDispute(
                                        new AllocationDispute(
                                                DisputeState.DISMISSED,
                                                it.getDispute().getOpenedMs(),
                                                it.getDispute().getReason())),
                        "dispute is"));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void isFound(Figure figure) {
        planting.allocation(figure.which(), figure.change());
        planting.found(figure.told());
    }
}
