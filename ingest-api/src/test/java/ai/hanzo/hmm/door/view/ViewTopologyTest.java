package ai.hanzo.hmm.door.view;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.AssetBalance;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.DepthLevel;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.OrderState;
import ai.hanzo.hmm.wire.OrderStatus;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.Refusal;
import ai.hanzo.hmm.wire.depth.DepthChecksum;

import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ViewTopologyTest {
    private static final String MARKET = "gpu-inference/h100";

    @TempDir Path state;
    private ViewRig rig;

    @BeforeEach
    void start() {
        rig = new ViewRig(state);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void anOrderIsWhatTheLastExecutionSaysWhoeverCausedIt() {
        rig.put(rig.topics.executions(), "alice", execution("o-1", OrderStatus.OPEN, 1).build());
        rig.put(rig.topics.executions(), "alice", execution("", OrderStatus.FILLED, 2).build());
        assertThat(rig.views.order("alice", "o-1").orElseThrow().getOrders().getFirst().getStatus())
                .isEqualTo(OrderStatus.FILLED);
        assertThat(rig.views.command("alice", "o-1").orElseThrow().getSequence()).isEqualTo(1);
        assertThat(rig.views.order("bob", "o-1")).isEmpty();
    }

    @Test
    void aRepeatedAnswerChangesNothingThatIsKnown() {
        rig.put(rig.topics.executions(), "alice", execution("o-1", OrderStatus.FILLED, 1).build());
        rig.put(
                rig.topics.executions(),
                "alice",
                execution("o-1", OrderStatus.OPEN, 2).setRepeated(true).build());
        assertThat(rig.views.order("alice", "o-1").orElseThrow().getSequence()).isEqualTo(1);
        assertThat(rig.views.command("alice", "o-1").orElseThrow().getSequence()).isEqualTo(1);
    }

    @Test
    void aRepeatedAnswerIsKeptWhereTheFirstIsGone() {
        rig.put(
                rig.topics.executions(),
                "alice",
                execution("o-1", OrderStatus.FILLED, 2).setRepeated(true).build());
        assertThat(rig.views.order("alice", "o-1")).isPresent();
    }

    @Test
    void anAnswerComesAfterPending() {
        var pending =
                execution("c-1", OrderStatus.OPEN, 1)
                        .setStatus(CommandStatus.PENDING)
                        .setRepeated(true)
                        .setOrders(List.of());
        rig.put(rig.topics.executions(), "alice", pending.build());
        rig.put(rig.topics.executions(), "alice", execution("c-1", OrderStatus.OPEN, 2).build());
        assertThat(rig.views.command("alice", "c-1").orElseThrow().getStatus())
                .isEqualTo(CommandStatus.DONE);
    }

    @Test
    void aRefusalIsTheAnswerToItsCommand() {
        rig.put(rig.topics.executions(), "alice", refused("INSUFFICIENT_FUNDS", 1));
        assertThat(Outcome.ofOrder(rig.views, "alice", "o-1").orElseThrow().path("status").asText())
                .isEqualTo("REFUSED");
    }

    @Test
    void aConflictNeverTakesThePlaceOfTheOrderThatHasTheId() {
        rig.put(rig.topics.executions(), "alice", refused("CLIENT_ORDER_ID_CONFLICT", 1));
        rig.put(rig.topics.executions(), "alice", execution("o-1", OrderStatus.OPEN, 2).build());
        rig.put(rig.topics.executions(), "alice", refused("CLIENT_ORDER_ID_CONFLICT", 3));
        assertThat(rig.views.command("alice", "o-1").orElseThrow().getSequence()).isEqualTo(2);
        assertThat(rig.views.order("alice", "o-1").orElseThrow().getSequence()).isEqualTo(2);
        assertThat(rig.views.conflict("alice", "o-1").orElseThrow().getSequence()).isEqualTo(3);
    }

    @Test
    void tablesHoldTheLatestOfEachKeyUntilItIsDeleted() {
        rig.put(rig.topics.balances(), "alice", balances(1));
        rig.put(rig.topics.balances(), "alice", balances(2));
        assertThat(rig.views.balances("alice").orElseThrow().getTimeMs()).isEqualTo(2);
        rig.driver
                .createInputTopic(
                        rig.topics.balances().name(),
                        new StringSerializer(),
                        new ByteArraySerializer())
                .pipeInput("alice", null);
        assertThat(rig.views.balances("alice")).isEmpty();
    }

    @Test
    void depthIsTheLastSnapshotWithItsChanges() {
        var ask = new DepthLevel(104L, 5L);
        var bid = new DepthLevel(101L, 4L);
        rig.put(rig.topics.depth(), MARKET, depth(6, false, List.of(), List.of(ask), 0));
        assertThat(rig.views.depth(MARKET)).as("no snapshot yet").isEmpty();

        long before = DepthChecksum.of(List.of(ask), List.of());
        rig.put(rig.topics.depth(), MARKET, depth(7, true, List.of(), List.of(ask), before));
        long after = DepthChecksum.of(List.of(), List.of(bid));
        var gone = new DepthLevel(104L, 0L);
        rig.put(rig.topics.depth(), MARKET, depth(8, false, List.of(bid), List.of(gone), after));
        var whole = depth(8, true, List.of(bid), List.of(), after);
        assertThat(rig.views.depth(MARKET)).contains(whole);

        rig.put(rig.topics.depth(), MARKET, depth(10, false, List.of(), List.of(ask), 0));
        assertThat(rig.views.depth(MARKET)).as("a record is missing").contains(whole);
    }

    @Test
    void qualityIsReadByProvider() {
        for (var market : List.of("gpu-training/h100", MARKET)) {
            rig.put(rig.topics.quality(), "p|" + market, quality("p", market));
        }
        rig.put(rig.topics.quality(), "p2|" + MARKET, quality("p2", MARKET));
        assertThat(rig.views.quality("p"))
                .extracting(QualityScore::getMarket)
                .containsExactly(MARKET, "gpu-training/h100");
    }

    @Test
    void whatCannotBeReadIsCountedAndLeftOut() {
        var raw =
                rig.driver.createInputTopic(
                        rig.topics.prices().name(),
                        new StringSerializer(),
                        new ByteArraySerializer());
        raw.pipeInput(MARKET, new byte[] {1, 2, 3});
        raw.pipeInput(MARKET, new byte[] {0, 0, 0, 0x7f, 0x7f, 1});
        raw.pipeInput(null, new byte[] {0});
        rig.put(
                rig.topics.prices(),
                MARKET,
                MarketPrice.newBuilder().setMarket(MARKET).setTimeMs(4).build());
        assertThat(rig.views.price(MARKET).orElseThrow().getTimeMs()).isEqualTo(4);
        var skipped =
                rig.driver.metrics().entrySet().stream()
                        .filter(metric -> metric.getKey().name().equals("skipped-records-total"))
                        .mapToDouble(metric -> (double) metric.getValue().metricValue())
                        .sum();
        assertThat(skipped).isEqualTo(3);
    }

    /// State on disk and in changelogs is found by these names: a change is a migration.
    @Test
    void theTopologyIsTheOneThatIsWrittenDown() throws Exception {
        try (var golden = getClass().getResourceAsStream("/views-topology.txt")) {
            assertThat(rig.described).isEqualTo(new String(golden.readAllBytes(), UTF_8));
        }
    }

    private static Execution.Builder execution(String command, OrderStatus status, long sequence) {
        var order =
                OrderState.newBuilder()
                        .setClientOrderId("o-1")
                        .setStatus(status)
                        .setOriginalMicros(1)
                        .setExecutedMicros(1)
                        .setPreventedMicros(0)
                        .setCancelledMicros(0)
                        .setOpenMicros(0)
                        .setFilledMicros(1)
                        .setNotionalMicros(1)
                        .setFeeMicros(0)
                        .build();
        return Execution.newBuilder()
                .setAccount("alice")
                .setSource(MARKET)
                .setSequence(sequence)
                .setTimeMs(sequence)
                .setCommandId(command)
                .setStatus(CommandStatus.DONE)
                .setOrders(List.of(order));
    }

    private static Execution refused(String code, long sequence) {
        return execution("o-1", OrderStatus.REFUSED, sequence)
                .setSource("ledger")
                .setStatus(CommandStatus.REFUSED)
                .setOrders(List.of())
                .setRefusal(new Refusal(code, "no", Map.of()))
                .build();
    }

    private static AccountBalances balances(long timeMs) {
        return new AccountBalances(
                "alice",
                timeMs,
                List.of(new AssetBalance("HANZO", 1L, 0L)),
                Map.of(),
                0L,
                List.of(),
                0L,
                0L,
                0,
                "",
                "");
    }

    private static Depth depth(
            long sequence,
            boolean snapshot,
            List<DepthLevel> bids,
            List<DepthLevel> asks,
            long checksum) {
        return new Depth(MARKET, 1L, bids, asks, sequence, snapshot, checksum);
    }

    private static QualityScore quality(String provider, String market) {
        return QualityScore.newBuilder()
                .setProvider(provider)
                .setMarket(market)
                .setBucketStartMs(0)
                .setBuckets(1)
                .setLatencyPpm(1)
                .setThroughputPpm(2)
                .setAvailabilityPpm(3)
                .setAccuracyPpm(4)
                .setScorePpm(5)
                .setGradePpm(6)
                .build();
    }
}
