package ai.hanzo.hmm.streams;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.streams.token.TokenVerifier;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.Venue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class OneOrderAllTheWayTest {
    @TempDir Path folder;
    private ExchangeRig rig;

    @BeforeEach
    void openAMarketWithCapacity() {
        rig = new ExchangeRig(folder);
        rig.send(Commands.createMarket());
        rig.deposit("gpu-house", "d1", 10_000_000_000L);
        rig.deposit("alice", "d1", 1_000_000_000L);
        rig.provide("gpu-house", 3_000_000_000L, 1_000_000_000L);
        rig.send(Commands.issue("gpu-house", "i1", 100_000_000, 1_000_000_000));
        assertThat(rig.read(rig.topics.executions()))
                .allMatch(execution -> execution.getStatus() == CommandStatus.DONE);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void a_buy_meets_a_resting_sale_and_becomes_an_allocation_with_a_token() {
        rig.send(Commands.limit("gpu-house", "ask", OrderSide.SELL, 10_000_000, 22_000_000));
        rig.send(Commands.limit("alice", "bid", OrderSide.BUY, 5_000_000, 23_000_000));

        var settlement = rig.read(rig.topics.settlements()).getFirst();
        assertThat(settlement.getVenue()).isEqualTo(Venue.BOOK);
        assertThat(settlement.getNotionalMicros()).isEqualTo(110_000_000);
        assertThat(settlement.getTakerFeeMicros()).isEqualTo(330_000);
        assertThat(settlement.getMakerFeeMicros()).isEqualTo(110_000);

        var allocation = rig.read(rig.topics.allocations()).getFirst();
        assertThat(allocation.getState()).isEqualTo(AllocationState.ALLOCATED);
        assertThat(allocation.getRawMicros()).isEqualTo(5_000_000);
        // 5 units of 1,000,000 tokens at 50 tokens/s are 100,000 s, and 120 s to start.
        assertThat(allocation.getExpiryMs() - allocation.getStartMs()).isEqualTo(100_120_000);

        var token = rig.read(rig.topics.accessTokens()).getFirst();
        var claims =
                new TokenVerifier(rig.keys.jwks())
                        .verify(token.getToken(), "gpu-house", ExchangeRig.START.plusSeconds(1));
        assertThat(claims.hash()).isEqualTo(allocation.getTokenHash());
        assertThat(claims.consumer()).isEqualTo("alice");
    }

    @Test
    void balances_show_what_the_match_left() {
        rig.send(Commands.limit("gpu-house", "ask", OrderSide.SELL, 10_000_000, 22_000_000));
        rig.send(Commands.limit("alice", "bid", OrderSide.BUY, 5_000_000, 23_000_000));
        rig.driver.advanceWallClockTime(Duration.ofMillis(200));

        var alice =
                rig.read(rig.topics.balances()).stream()
                        .filter(balances -> balances.getAccount().equals("alice"))
                        .toList()
                        .getLast();
        // 1,000 less 110 and a fee of 0.33; nothing is held any more.
        assertThat(alice.getAssets()).hasSize(1);
        assertThat(alice.getAssets().getFirst().getFreeMicros()).isEqualTo(889_670_000);
        assertThat(alice.getAssets().getFirst().getHeldMicros()).isZero();
        assertThat(rig.faults.seen()).isEmpty();
    }

    @Test
    void the_same_id_again_is_answered_again_and_changes_nothing() {
        rig.send(Commands.limit("gpu-house", "ask", OrderSide.SELL, 10_000_000, 22_000_000));
        rig.send(Commands.limit("alice", "bid", OrderSide.BUY, 5_000_000, 23_000_000));
        rig.read(rig.topics.executions());
        rig.read(rig.topics.settlements());

        rig.send(Commands.limit("alice", "bid", OrderSide.BUY, 5_000_000, 23_000_000));
        rig.send(Commands.limit("alice", "bid", OrderSide.BUY, 6_000_000, 23_000_000));

        List<Execution> answers = rig.read(rig.topics.executions());
        assertThat(answers).hasSize(2);
        assertThat(answers.get(0).getRepeated()).isTrue();
        assertThat(answers.get(0).getOrders().getFirst().getFilledMicros()).isEqualTo(5_000_000);
        assertThat(answers.get(1).getRefusal().getCode()).isEqualTo("CLIENT_ORDER_ID_CONFLICT");
        assertThat(rig.read(rig.topics.settlements())).isEmpty();
    }

    @Test
    void an_unknown_market_gives_everything_back() {
        var order = Commands.limit("alice", "lost", OrderSide.BUY, 5_000_000, 23_000_000);
        ((PlaceOrder) order.getBody()).put("market", "gpu-training/none");
        rig.send(order);

        var answer = rig.read(rig.topics.executions()).getFirst();
        assertThat(answer.getRefusal().getCode()).isEqualTo("UNKNOWN_MARKET");
        assertThat(answer.getSequence()).isZero();
        rig.driver.advanceWallClockTime(Duration.ofMillis(200));
        var alice =
                rig.read(rig.topics.balances()).stream()
                        .filter(balances -> balances.getAccount().equals("alice"))
                        .toList()
                        .getLast();
        assertThat(alice.getAssets().getFirst().getFreeMicros()).isEqualTo(1_000_000_000);
        assertThat(alice.getAssets().getFirst().getHeldMicros()).isZero();
    }

    @Test
    void an_allocation_ends_by_a_tick_that_went_through_the_market_log() {
        rig.send(Commands.limit("gpu-house", "ask", OrderSide.SELL, 10_000_000, 22_000_000));
        rig.send(Commands.limit("alice", "bid", OrderSide.BUY, 10_000, 23_000_000));
        rig.read(rig.topics.allocations());

        // 10,000 tokens at 50 tokens/s are 200 s, and 120 s to start.
        rig.driver.advanceWallClockTime(Duration.ofSeconds(319));
        assertThat(rig.read(rig.topics.allocations())).isEmpty();
        rig.driver.advanceWallClockTime(Duration.ofSeconds(2));

        var ended = rig.read(rig.topics.allocations()).getFirst();
        assertThat(ended.getState()).isEqualTo(AllocationState.CLOSED);
        assertThat(ended.getCloseReason()).isEqualTo("EXPIRED");
    }

    @Test
    void what_cannot_be_read_or_attributed_is_a_dead_letter_and_the_streams_go_on() {
        rig.sendRaw(rig.topics.orders().name(), bytes("alice"), new byte[] {1, 2, 3});
        rig.sendRaw(rig.topics.orders().name(), bytes("alice"), new byte[] {0, 0, 0, 99, 99, 0});
        rig.send(
                rig.topics.orders(),
                "mallory",
                Commands.limit("alice", "stolen", OrderSide.BUY, 5_000_000, 23_000_000));

        assertThat(rig.deadLetters())
                .hasSize(3)
                .allSatisfy(
                        dead ->
                                assertThat(dead.headers().lastHeader("hmm-reason").value())
                                        .isEqualTo(bytes("MALFORMED")));
        rig.deposit("alice", "d2", 1);
        assertThat(rig.read(rig.topics.executions())).hasSize(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
