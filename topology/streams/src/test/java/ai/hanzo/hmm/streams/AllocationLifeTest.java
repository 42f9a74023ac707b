package ai.hanzo.hmm.streams;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.CompleteAllocation;
import ai.hanzo.hmm.wire.DisputeAllocation;
import ai.hanzo.hmm.wire.DisputeState;
import ai.hanzo.hmm.wire.EndAllocation;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Heartbeat;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.MeteredUse;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.RuleDispute;
import ai.hanzo.hmm.wire.StartAllocation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// An allocation's life through the whole exchange: what provider and consumer write, what is told
/// of it, and what time alone does.
class AllocationLifeTest {
    private static final String MARKET = Commands.MARKET;
    private static final long UNIT = 1_000_000;

    @TempDir Path folder;
    private ExchangeRig rig;
    private int said;

    /// alice bought 10,000 tokens, which take 200 s at 50 tokens/s.
    @BeforeEach
    void alice_bought() {
        rig = new ExchangeRig(folder);
        rig.send(Commands.createMarket());
        rig.deposit("acme", "d1", 1_000 * UNIT);
        rig.deposit("alice", "d1", 1_000 * UNIT);
        rig.provide("acme", 500 * UNIT, 1_000 * UNIT);
        rig.send(Commands.issue("acme", "i1", 10 * UNIT, 1_000 * UNIT));
        rig.send(Commands.limit("acme", "s1", OrderSide.SELL, 10 * UNIT, 20 * UNIT));
        rig.send(Commands.limit("alice", "o1", OrderSide.BUY, 10_000, 20 * UNIT));
        assertThat(states()).containsExactly("ALLOCATED ");
        rig.read(rig.topics.executions());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void provider(Object body) {
        rig.send(new ProviderCommand(Commands.by("acme", "life-" + ++said), body));
    }

    private void consumer(Object body) {
        rig.send(new LiquidityCommand(Commands.by("alice", "c" + ++said), body));
    }

    private void beat(long usedMicros) {
        provider(new Heartbeat(MARKET, List.of(new MeteredUse(1L, usedMicros))));
    }

    /// In steps, since the market's clock looks as often.
    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) rig.driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    private List<Allocation> told() {
        return rig.read(rig.topics.allocations());
    }

    private List<String> states() {
        return told().stream().map(a -> a.getState() + " " + a.getCloseReason()).toList();
    }

    private Execution answer() {
        return rig.read(rig.topics.executions()).stream()
                .filter(execution -> !execution.getCommandId().isEmpty())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void started_reported_on_and_completed() {
        pass(1);
        provider(new StartAllocation(MARKET, 1L));
        pass(30);
        beat(1_000);
        pass(30);
        beat(2_500);
        pass(1);
        provider(new CompleteAllocation(MARKET, 1L, 2_500L, ByteBuffer.wrap(new byte[32])));

        var told = told();
        assertThat(told)
                .extracting(Allocation::getState)
                .containsExactly(
                        AllocationState.ACTIVE,
                        AllocationState.ACTIVE,
                        AllocationState.ACTIVE,
                        AllocationState.CLOSED);
        assertThat(told)
                .extracting(Allocation::getUsedMicros)
                .containsExactly(0L, 1_000L, 2_500L, 2_500L);
        var last = told.getLast();
        assertThat(last.getCloseReason()).isEqualTo("COMPLETED");
        assertThat(last.getDeliveredMicros() + last.getLapsedMicros()).isEqualTo(10_000);
        assertThat(last.getProof()).isEqualTo("00".repeat(32));
        assertThat(rig.read(rig.topics.accessTokens())).as("one token").hasSize(1);
    }

    @Test
    void not_started_its_consumer_has_its_money_back_and_a_tenth() {
        pass(121);
        assertThat(states()).containsExactly("CLOSED PROVIDER_FAULT");
        var paid =
                rig.read(rig.topics.executions()).stream()
                        .filter(execution -> execution.getAccount().equals("alice"))
                        .flatMap(execution -> execution.getPostings().stream())
                        .toList();
        assertThat(paid).hasSize(1);
        assertThat(paid.getFirst().getReason()).isEqualTo("REFUND");
        assertThat(paid.getFirst().getFreeMicros()).as("0.2 and a tenth").isEqualTo(220_000);
    }

    @Test
    void silent_it_is_suspended_and_heard_of_it_is_active_again() {
        provider(new StartAllocation(MARKET, 1L));
        pass(91);
        assertThat(states()).containsExactly("ACTIVE ", "SUSPENDED ");
        beat(0);
        assertThat(states()).containsExactly("ACTIVE ");
        consumer(new EndAllocation(MARKET, 1L));
        assertThat(states()).containsExactly("CLOSED CONSUMER_ENDED");
    }

    @Test
    void a_heartbeat_about_what_is_over_is_answered_with_that() {
        consumer(new EndAllocation(MARKET, 1L));
        rig.read(rig.topics.executions());
        beat(1);

        var answer = answer();
        assertThat(answer.getStatus()).isEqualTo(CommandStatus.DONE);
        assertThat(answer.getUncounted()).hasSize(1);
        assertThat(answer.getUncounted().getFirst().getCode()).isEqualTo("UNKNOWN_ALLOCATION");
    }

    @Test
    void disputed_and_ruled_over() {
        provider(new StartAllocation(MARKET, 1L));
        consumer(new DisputeAllocation(MARKET, 1L, "no answer"));
        var ruling = new RuleDispute(1L, 10_000L, "nothing was delivered");
        rig.send(new OperatorCommand(MARKET, "rule-1", ruling));

        var told = told();
        assertThat(told)
                .extracting(allocation -> allocation.getState().toString())
                .containsExactly("ACTIVE", "ACTIVE", "CLOSED");
        assertThat(told.get(1).getDispute().getState()).isEqualTo(DisputeState.OPEN);
        assertThat(told.getLast().getDispute().getState()).isEqualTo(DisputeState.UPHELD);
        assertThat(told.getLast().getRefundMicros()).isEqualTo(220_000);
    }

    @Test
    void a_proof_of_another_length_and_a_reason_without_words_are_refused() {
        provider(new StartAllocation(MARKET, 1L));
        rig.read(rig.topics.executions());
        provider(new CompleteAllocation(MARKET, 1L, 0L, ByteBuffer.wrap(new byte[31])));
        assertThat(answer().getRefusal().getCode()).isEqualTo("INVALID_PROOF");
        for (var reason : List.of("", "  ", "a\u0000b", "x".repeat(201))) {
            consumer(new DisputeAllocation(MARKET, 1L, reason));
            assertThat(answer().getRefusal().getCode()).isEqualTo("INVALID_REASON");
        }
    }
}
