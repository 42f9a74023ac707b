package ai.hanzo.hmm.check.driven;

import static ai.hanzo.hmm.check.driven.Figure.ACTIVE;
import static ai.hanzo.hmm.check.driven.Figure.BORN;
import static ai.hanzo.hmm.check.driven.Figure.COMPLETED;
import static ai.hanzo.hmm.check.driven.Figure.ENDED;
import static ai.hanzo.hmm.check.driven.Figure.EXPIRED;
import static ai.hanzo.hmm.check.driven.Figure.FAULT;
import static ai.hanzo.hmm.check.driven.Figure.SUSPENDED;
import static ai.hanzo.hmm.check.driven.Figure.USED;
import static ai.hanzo.hmm.check.driven.Figure.more;
import static ai.hanzo.hmm.check.driven.Figure.one;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.check.Finding.State;
import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.wire.AllocationState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/// How allocations begin and what steps are published of them on a day on which they are served,
/// each time with one that is not so.
@ExtendWith(ServedDay.class)
class AllocationOffencesTest {
    private final Planting planting;

    AllocationOffencesTest(Driven servedDay) {
        planting = new Planting(servedDay, Promise.ALLOCATIONS);
    }

    static Stream<Figure> figures() {
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
                        "state is CLOSED"));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void isFound(Figure figure) {
        planting.allocation(figure.which(), figure.change());
        planting.found(figure.told());
    }

    @Test
    void asTheyAreTheyHold() {
        assertThat(planting.audit().firstOffence()).isEmpty();
        assertThat(planting.audit().state()).isEqualTo(State.HOLDS);
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
}
