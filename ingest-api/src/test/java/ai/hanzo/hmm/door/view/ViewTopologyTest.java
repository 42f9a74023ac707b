package ai.hanzo.hmm.door.view;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.AssetBalance;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.DepthLevel;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.OrderState;
import ai.hanzo.hmm.wire.OrderStatus;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.Refusal;
import ai.hanzo.hmm.wire.depth.DepthChecksum;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ViewTopologyTest {
    private static final String MARKET = "gpu-inference/h100";

    @TempDir Path state;

    private final TopicCatalogue topics = new TopicCatalogue("hmm.");
    private final FixedCatalogue registry = new FixedCatalogue(topics);
    private TopologyTestDriver driver;
    private Views views;
    private String described;

    @BeforeEach
    void start() {
        var settings = KafkaViews.settings("unused:9092", state, Map.of());
        var topology = new ViewTopology(topics, registry);
        var config = new TopologyConfig(new StreamsConfig(settings));
        var built = topology.build(config);
        described = built.describe().toString();
        driver = new TopologyTestDriver(built, settings);
        views = new StoreViews(topology, driver::getKeyValueStore, List::of);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void anOrderIsWhatTheLastExecutionSaysWhoeverCausedIt() {
        put(topics.executions(), "alice", execution("o-1", OrderStatus.OPEN, 1).build());
        put(topics.executions(), "alice", execution("", OrderStatus.FILLED, 2).build());
        assertThat(views.order("alice", "o-1").orElseThrow().getOrders().getFirst().getStatus())
                .isEqualTo(OrderStatus.FILLED);
        assertThat(views.command("alice", "o-1").orElseThrow().getSequence()).isEqualTo(1);
        assertThat(views.order("bob", "o-1")).isEmpty();
    }

    @Test
    void aRepeatedAnswerChangesNothingThatIsKnown() {
        put(topics.executions(), "alice", execution("o-1", OrderStatus.FILLED, 1).build());
        put(
                topics.executions(),
                "alice",
                execution("o-1", OrderStatus.OPEN, 2).setRepeated(true).build());
        assertThat(views.order("alice", "o-1").orElseThrow().getSequence()).isEqualTo(1);
        assertThat(views.command("alice", "o-1").orElseThrow().getSequence()).isEqualTo(1);
    }

    @Test
    void aRepeatedAnswerIsKeptWhereTheFirstIsGone() {
        put(
                topics.executions(),
                "alice",
                execution("o-1", OrderStatus.FILLED, 2).setRepeated(true).build());
        assertThat(views.order("alice", "o-1")).isPresent();
    }

    @Test
    void anAnswerComesAfterPending() {
        var pending =
                execution("c-1", OrderStatus.OPEN, 1)
                        .setStatus(CommandStatus.PENDING)
                        .setRepeated(true)
                        .setOrders(List.of());
        put(topics.executions(), "alice", pending.build());
        put(topics.executions(), "alice", execution("c-1", OrderStatus.OPEN, 2).build());
        assertThat(views.command("alice", "c-1").orElseThrow().getStatus())
                .isEqualTo(CommandStatus.DONE);
    }

    @Test
    void aRefusalIsTheAnswerToItsCommand() {
        put(topics.executions(), "alice", refused("INSUFFICIENT_FUNDS", 1));
        assertThat(Outcome.ofOrder(views, "alice", "o-1").orElseThrow().path("status").asText())
                .isEqualTo("REFUSED");
    }

    @Test
    void aConflictNeverTakesThePlaceOfTheOrderThatHasTheId() {
        put(topics.executions(), "alice", refused("CLIENT_ORDER_ID_CONFLICT", 1));
        put(topics.executions(), "alice", execution("o-1", OrderStatus.OPEN, 2).build());
        put(topics.executions(), "alice", refused("CLIENT_ORDER_ID_CONFLICT", 3));
        assertThat(views.command("alice", "o-1").orElseThrow().getSequence()).isEqualTo(2);
        assertThat(views.order("alice", "o-1").orElseThrow().getSequence()).isEqualTo(2);
        assertThat(views.conflict("alice", "o-1").orElseThrow().getSequence()).isEqualTo(3);
    }

    @Test
    void allocationsOfOneAccountComeByNumber() {
        for (var number : List.of("10", "9", "100")) {
            put(topics.allocations(), "alice", allocation("alice", MARKET + "#" + number));
        }
        put(topics.allocations(), "alice2", allocation("alice2", MARKET + "#11"));
        assertThat(views.allocations("alice", "", 10))
                .extracting(Allocation::getAllocationId)
                .containsExactly(MARKET + "#9", MARKET + "#10", MARKET + "#100");
        assertThat(views.allocations("alice", MARKET + "#9", 1))
                .extracting(Allocation::getAllocationId)
                .containsExactly(MARKET + "#10");
        assertThat(views.allocation("alice", MARKET + "#100")).isPresent();
        assertThat(views.allocation("alice", MARKET + "#11")).isEmpty();
    }

    @Test
    void tablesHoldTheLatestOfEachKeyUntilItIsDeleted() {
        put(topics.balances(), "alice", balances(1));
        put(topics.balances(), "alice", balances(2));
        assertThat(views.balances("alice").orElseThrow().getTimeMs()).isEqualTo(2);
        driver.createInputTopic(
                        topics.balances().name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput("alice", null);
        assertThat(views.balances("alice")).isEmpty();
    }

    @Test
    void depthIsTheLastSnapshotWithItsChanges() {
        var ask = new DepthLevel(104L, 5L);
        var bid = new DepthLevel(101L, 4L);
        put(topics.depth(), MARKET, depth(6, false, List.of(), List.of(ask), 0));
        assertThat(views.depth(MARKET)).as("no snapshot yet").isEmpty();

        long before = DepthChecksum.of(List.of(ask), List.of());
        put(topics.depth(), MARKET, depth(7, true, List.of(), List.of(ask), before));
        long after = DepthChecksum.of(List.of(), List.of(bid));
        var gone = new DepthLevel(104L, 0L);
        put(topics.depth(), MARKET, depth(8, false, List.of(bid), List.of(gone), after));
        var whole = depth(8, true, List.of(bid), List.of(), after);
        assertThat(views.depth(MARKET)).contains(whole);

        put(topics.depth(), MARKET, depth(10, false, List.of(), List.of(ask), 0));
        assertThat(views.depth(MARKET)).as("a record is missing").contains(whole);
    }

    @Test
    void postingsOfAllAccountsAddUpByAssetAndReason() {
        put(topics.executions(), "alice", posting("alice", new Posting("HANZO", "FEE", -2L, 0L)));
        var twice =
                posting(
                        "bob",
                        new Posting("HANZO", "FEE", -3L, 1L),
                        new Posting("HANZO", "FEE", 0L, -1L),
                        new Posting("SCU:" + MARKET, "TRADE", 7L, 0L));
        put(topics.executions(), "bob", twice);
        assertThat(views.posted())
                .containsExactly(sum("HANZO", "FEE", -5, 0), sum("SCU:" + MARKET, "TRADE", 7, 0));
    }

    /// After a crash each row is as old as it likes, and what came since is read again.
    @Test
    void aRowCountsEveryRecordOnceHoweverOftenItIsRead() {
        KeyValueStore<String, byte[]> store = driver.getKeyValueStore("accounts");
        var fee = posting("alice", new Posting("HANZO", "FEE", -2L, 0L));
        var more =
                posting(
                        "alice",
                        new Posting("HANZO", "FEE", -1L, 0L),
                        new Posting("HANZO", "DEPOSIT", 9L, 0L));
        PostedRows.count(store, fee, 4);
        PostedRows.count(store, more, 7);
        store.delete(PostedRows.PREFIX + "HANZO|DEPOSIT"); // it was not yet written
        PostedRows.count(store, fee, 4);
        PostedRows.count(store, more, 7);
        PostedRows.count(store, fee, 8);
        assertThat(views.posted())
                .containsExactly(sum("HANZO", "DEPOSIT", 9, 0), sum("HANZO", "FEE", -5, 0));
    }

    @Test
    void qualityIsReadByProvider() {
        for (var market : List.of("gpu-training/h100", MARKET)) {
            put(topics.quality(), "p|" + market, quality("p", market));
        }
        put(topics.quality(), "p2|" + MARKET, quality("p2", MARKET));
        assertThat(views.quality("p"))
                .extracting(QualityScore::getMarket)
                .containsExactly(MARKET, "gpu-training/h100");
    }

    @Test
    void whatCannotBeReadIsCountedAndLeftOut() {
        var raw =
                driver.createInputTopic(
                        topics.prices().name(), new StringSerializer(), new ByteArraySerializer());
        raw.pipeInput(MARKET, new byte[] {1, 2, 3});
        raw.pipeInput(MARKET, new byte[] {0, 0, 0, 0x7f, 0x7f, 1});
        raw.pipeInput(null, new byte[] {0});
        put(
                topics.prices(),
                MARKET,
                MarketPrice.newBuilder().setMarket(MARKET).setTimeMs(4).build());
        assertThat(views.price(MARKET).orElseThrow().getTimeMs()).isEqualTo(4);
        var skipped =
                driver.metrics().entrySet().stream()
                        .filter(metric -> metric.getKey().name().equals("skipped-records-total"))
                        .mapToDouble(metric -> (double) metric.getValue().metricValue())
                        .sum();
        assertThat(skipped).isEqualTo(3);
    }

    /// State on disk and in changelogs is found by these names: a change is a migration.
    @Test
    void theTopologyIsTheOneThatIsWrittenDown() throws Exception {
        try (var golden = getClass().getResourceAsStream("/views-topology.txt")) {
            assertThat(described).isEqualTo(new String(golden.readAllBytes(), UTF_8));
        }
    }

    private <V extends SpecificRecord> void put(Topic<V> topic, String key, V value) {
        driver.createInputTopic(
                        topic.name(), new StringSerializer(), new AvroSerializer<V>(registry, true))
                .pipeInput(key, value);
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

    private static Execution posting(String account, Posting... postings) {
        return execution("", OrderStatus.OPEN, 1)
                .setAccount(account)
                .setPostings(List.of(postings))
                .build();
    }

    private static Posted sum(String asset, String reason, long free, long held) {
        return new Posted(asset, reason, BigInteger.valueOf(free), BigInteger.valueOf(held));
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
        return new QualityScore(provider, market, 0L, 1L, 1, 2, 3, 4, 5, 6);
    }

    private static Allocation allocation(String account, String id) {
        return Allocation.newBuilder()
                .setAllocationId(id)
                .setMarket(MARKET)
                .setConsumer(account)
                .setProvider("p")
                .setClientOrderId("o-1")
                .setState(AllocationState.ALLOCATED)
                .setStandardMicros(1)
                .setRawMicros(1)
                .setRateMicros(1)
                .setStartMs(1)
                .setExpiryMs(2)
                .setTokenHash("00")
                .build();
    }
}
