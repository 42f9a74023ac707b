package ai.hanzo.hmm.check.driven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import ai.hanzo.hmm.check.Finding.State;
import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationDispute;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What is published of allocations on a day on which they are served, each time with one figure or
/// step that is not so.
@ExtendWith(ServedDay.class)
class AllocationOffencesTest {
    private static final Predicate<Allocation> BORN = in(AllocationState.ALLOCATED);
    private static final Predicate<Allocation> ACTIVE = in(AllocationState.ACTIVE);
    private static final Predicate<Allocation> SUSPENDED = in(AllocationState.SUSPENDED);
    private static final Predicate<Allocation> USED = ACTIVE.and(it -> it.getUsedMicros() > 0);
    private static final Predicate<Allocation> COMPLETED = closed("COMPLETED");
    private static final Predicate<Allocation> EXPIRED = closed("EXPIRED");
    private static final Predicate<Allocation> ENDED = closed("CONSUMER_ENDED");
    private static final Predicate<Allocation> FAULT = closed("PROVIDER_FAULT");
    private static final Predicate<Allocation> PAID = it -> it.getRefundMicros() > 1;

    private final Planting planting;

    AllocationOffencesTest(Driven servedDay) {
        planting = new Planting(servedDay, Promise.ALLOCATIONS);
    }

    static Stream<Arguments> figures() {
        return Stream.of(
                // how it begins
                one(
                        "units nobody bought",
                        BORN,
                        it -> it.setStandardMicros(more(it.getStandardMicros())),
                        "rawMicros is"),
                one(
                        "less raw capacity than the grade owes",
                        BORN,
                        it -> it.setRawMicros(it.getRawMicros() - 1),
                        "rawMicros is"),
                one(
                        "a rate that was not asked",
                        BORN,
                        it -> it.setRateMicros(more(it.getRateMicros())),
                        "rateMicros is"),
                one(
                        "a later start",
                        BORN,
                        it -> it.setStartMs(more(it.getStartMs())),
                        "startMs is"),
                one(
                        "a shorter time",
                        BORN,
                        it -> it.setExpiryMs(it.getExpiryMs() - 1),
                        "expiryMs is"),
                one("another token", BORN, it -> it.setTokenHash("00"), "tokenHash is"),
                one(
                        "a number left out",
                        BORN,
                        it -> it.setAllocationId(it.getMarket() + "#77777"),
                        "UNKNOWN_ALLOCATION"),
                one(
                        "a refund at more than was paid",
                        BORN.and(it -> it.getClientOrderId().length() > 1),
                        it -> it.setRefundPriceMicros(90_000_000L),
                        "would be refunded at"),
                one(
                        "of another order",
                        BORN,
                        it -> it.setClientOrderId("nobody's"),
                        "a settlement or a redemption is behind 0"),
                one("begun as if it had a past", BORN, it -> it.setUsedMicros(1L), "usedMicros is"),
                // steps
                one(
                        "active without a start",
                        BORN,
                        it -> it.setState(AllocationState.ACTIVE),
                        "UNKNOWN_ALLOCATION"),
                one(
                        "started earlier",
                        ACTIVE,
                        it -> it.setStartedMs(it.getStartedMs() - 1),
                        "startedMs is"),
                one(
                        "completed by nobody",
                        USED,
                        it -> it.setState(AllocationState.CLOSED).setCloseReason("COMPLETED"),
                        "state is ACTIVE"),
                one(
                        "suspended in time",
                        USED,
                        it -> it.setState(AllocationState.SUSPENDED),
                        "state is ACTIVE"),
                one(
                        "not suspended",
                        SUSPENDED,
                        it -> it.setState(AllocationState.ACTIVE),
                        "state is SUSPENDED"),
                one(
                        "at fault before its time",
                        SUSPENDED,
                        it -> it.setState(AllocationState.CLOSED).setCloseReason("PROVIDER_FAULT"),
                        "state is SUSPENDED"),
                one(
                        "expired before its expiry",
                        USED,
                        it -> it.setState(AllocationState.CLOSED).setCloseReason("EXPIRED"),
                        "state is ACTIVE"),
                one(
                        "ended by its consumer, who said nothing",
                        EXPIRED,
                        it -> it.setCloseReason("CONSUMER_ENDED"),
                        "closeReason is EXPIRED"),
                one(
                        "a fault that is called an expiry",
                        FAULT,
                        it -> it.setCloseReason("EXPIRED"),
                        "closeReason is PROVIDER_FAULT"),
                one(
                        "a consumer's end that is called a fault",
                        ENDED,
                        it -> it.setCloseReason("PROVIDER_FAULT"),
                        "closeReason is CONSUMER_ENDED"),
                one(
                        "open again",
                        COMPLETED,
                        it -> it.setState(AllocationState.ACTIVE),
                        "state is CLOSED"),
                // metering
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

    @Test
    void asTheyAreTheyHold() {
        assertThat(planting.audit().firstOffence()).isEmpty();
        assertThat(planting.audit().state()).isEqualTo(State.HOLDS);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void isFound(
            Predicate<Allocation> which, UnaryOperator<Allocation.Builder> change, String told) {
        planting.allocation(which, change);
        planting.found(told);
    }

    @Test
    void oneThatIsNotPublished() {
        planting.logs.tamper(planting.topics.allocations(), USED, _ -> List.of());
        planting.found("must be published as");
    }

    @Test
    void oneThatBeginsTwice() {
        planting.logs.tamper(
                planting.topics.allocations(), BORN, it -> List.of(it.getFirst(), it.getFirst()));
        planting.found("cannot begin so, or not again");
    }

    @Test
    void anEndThatIsToldTwice() {
        planting.logs.tamper(
                planting.topics.allocations(),
                COMPLETED,
                it -> List.of(it.getFirst(), it.getFirst()));
        planting.found("is shown so for no reason");
    }

    @Test
    void oneThatIsShownAfterTheLastCommand() {
        var last = planting.logs.all(planting.topics.allocations()).getLast();
        var topic = planting.topics.allocations();
        planting.logs.put(topic, last.getConsumer(), last, planting.timeMs() + 1);
        planting.found("is shown so for no reason");
    }

    @Test
    void whatIsUnderWayIsNotJudged() {
        planting.logs.underWay(10);
        assertThat(planting.audit().state()).isEqualTo(State.UNJUDGED);
    }

    private static Arguments one(
            String name,
            Predicate<Allocation> which,
            UnaryOperator<Allocation.Builder> change,
            String told) {
        return argumentSet(name, which, change, told);
    }

    private static long more(long value) {
        return value + 1;
    }

    private static Predicate<Allocation> in(AllocationState state) {
        return it -> it.getState() == state;
    }

    private static Predicate<Allocation> closed(String reason) {
        return it -> it.getCloseReason().equals(reason);
    }

    private static Predicate<Allocation> disputed(DisputeState state) {
        return it -> it.getDispute() != null && it.getDispute().getState() == state;
    }
}
