package ai.hanzo.hmm.streams.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.allocation.CloseReason;
import ai.hanzo.hmm.market.allocation.Dispute;
import ai.hanzo.hmm.market.allocation.Parts;
import ai.hanzo.hmm.market.allocation.Refund;
import ai.hanzo.hmm.market.allocation.Service;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.state.EndedAllocation;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Optional;
import java.util.stream.Stream;

/// Nothing of an allocation is lost on the way to the store and back, and all of it is told.
class AllocationRowsTest {
    private static final Service SERVED =
            new Service(
                    Service.State.SUSPENDED,
                    11,
                    12,
                    13,
                    14,
                    15,
                    16,
                    Optional.of(new Dispute(Dispute.State.OPEN, 17, "too slow")));

    private static OpenAllocation served(Service service) {
        return new OpenAllocation(
                7, "acme", "alice", "order-1", 1_000, 900, 50, 5, 500, 22, 24, service);
    }

    private static EndedAllocation ended() {
        return new EndedAllocation(
                served(SERVED),
                CloseReason.CONSUMER_ENDED,
                90,
                "5f".repeat(32),
                new Parts(600, 300, 100),
                new Refund(4, 2, 1),
                21,
                990);
    }

    static Stream<Row> rows() {
        var upheld = new Dispute(Dispute.State.UPHELD, 17, "too slow");
        return Stream.of(
                served(Service.awaited(120)),
                served(Service.awaited(120).started(3, 2, 92)),
                served(SERVED),
                ended(),
                ended().refunded(SERVED.disputed(upheld), 50, new Refund(1, 1, 1)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_row_is_read_as_it_was_written(Row row) {
        assertThat(MarketRows.fromWire(MarketRows.toWire(row))).isEqualTo(row);
    }

    @Test
    void an_open_allocation_is_told_with_its_service() {
        var told = Allocations.open("m/a", served(SERVED));
        assertThat(told.getAllocationId()).isEqualTo("m/a#7");
        assertThat(told.getState()).isEqualTo(AllocationState.SUSPENDED);
        assertThat(told.getStartedMs()).isEqualTo(11);
        assertThat(told.getHeardMs()).isEqualTo(12);
        assertThat(told.getSuspendedMs()).isEqualTo(14);
        assertThat(told.getUsedMicros()).isEqualTo(15);
        assertThat(told.getDispute().getState()).isEqualTo(DisputeState.OPEN);
        assertThat(told.getDispute().getReason()).isEqualTo("too slow");
        assertThat(told.getClosedMs()).isZero();
    }

    @Test
    void one_that_has_ended_is_told_with_all_that_became_of_it() {
        var told = Allocations.closed("m/a", new MarketEvent.Closed(ended()));
        assertThat(told.getState()).isEqualTo(AllocationState.CLOSED);
        assertThat(told.getCloseReason()).isEqualTo("CONSUMER_ENDED");
        assertThat(told.getClosedMs()).isEqualTo(90);
        assertThat(told.getDeliveredMicros()).isEqualTo(600);
        assertThat(told.getRefundedMicros()).isEqualTo(300);
        assertThat(told.getLapsedMicros()).isEqualTo(100);
        assertThat(told.getRefundMicros()).isEqualTo(6);
        assertThat(told.getRefundFromBondMicros()).isEqualTo(4);
        assertThat(told.getShortfallMicros()).isEqualTo(1);
        assertThat(told.getProof()).isEqualTo("5f".repeat(32));
        assertThat(told.getTokenHash())
                .as("the same as when it began")
                .isEqualTo(Allocations.open("m/a", served(Service.awaited(1))).getTokenHash());
    }
}
