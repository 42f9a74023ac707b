package ai.hanzo.hmm.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.PlaceOrder;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.stream.IntStream;

/// The load is what it says it is.
class WorkloadTest {
    private static final Mix MIX = new Mix(2, 3, 4, 30, 10);
    private static final int COMMANDS = 100_000;

    @Test
    void followsFromItsSeed() {
        var one = filled(7);
        var same = filled(7);
        var other = filled(8);
        int different = 0;
        for (int i = 0; i < 1_000; i++) {
            var next = one.next();
            assertThat(same.next()).isEqualTo(next);
            if (!other.next().equals(next)) different++;
        }
        assertThat(different).isPositive();
    }

    @Test
    void takesItsShareAndCancelsAsOftenAsItPlaces() {
        var workload = filled(1);
        int takes = 0;
        int cancels = 0;
        for (int i = 0; i < COMMANDS; i++) {
            var next = workload.next();
            if (next.takes()) takes++;
            if (next.command().getBody() instanceof CancelOrder) cancels++;
        }
        assertThat(takes * 100.0 / COMMANDS).isBetween(29.0, 31.0);
        assertThat(cancels * 100.0 / COMMANDS).isBetween(34.0, 36.0);
    }

    @Test
    void purchasesThatAreDeliveredAtOnceWantTokens() {
        assertThat(shareThatWantsTokens(MIX)).isBetween(1.2, 1.8);
        assertThat(shareThatWantsTokens(MIX.with(30, 100))).isBetween(14.0, 16.0);
        assertThat(shareThatWantsTokens(MIX.with(30, 0))).isZero();
    }

    private static double shareThatWantsTokens(Mix mix) {
        var workload = new Workload(mix, 1);
        for (int slot = 0; slot < workload.slots(); slot++) workload.fill(slot);
        long wanting = 0;
        for (int i = 0; i < COMMANDS; i++) if (workload.next().wantsToken()) wanting++;
        return wanting * 100.0 / COMMANDS;
    }

    /// Whatever a maker cancels it has placed, so its open orders are as many as its slots.
    @Test
    void everyMakerKeepsItsSlots() {
        var workload = new Workload(MIX, 1);
        var resting = new HashSet<String>();
        IntStream.range(0, workload.slots())
                .forEach(slot -> resting.add(workload.fill(slot).command().getEnvelope().getId()));
        assertThat(resting).hasSize(MIX.makers() * MIX.markets() * 2);
        for (int i = 0; i < COMMANDS; i++) {
            var next = workload.next();
            if (next.takes()) continue;
            switch (next.command().getBody()) {
                case CancelOrder cancel ->
                        assertThat(resting.remove(cancel.getClientOrderId())).isTrue();
                case PlaceOrder _ -> resting.add(next.command().getEnvelope().getId());
                case Object other -> throw new AssertionError(other);
            }
        }
        assertThat(resting.size()).isBetween(workload.slots() - 1, workload.slots());
    }

    @Test
    void aTakeIsKnownByItsNumber() {
        var workload = filled(1);
        var next = workload.next();
        while (!next.takes()) next = workload.next();
        var id = next.command().getEnvelope().getId();
        assertThat(Names.numberOfTake(id)).isEqualTo(next.number());
        assertThat(Names.numberOfTake("p7")).isNegative();
        assertThat(Names.numberOfTake("")).isNegative();
    }

    private static Workload filled(long seed) {
        var workload = new Workload(MIX, seed);
        for (int slot = 0; slot < workload.slots(); slot++) workload.fill(slot);
        return workload;
    }
}
