package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderTimeInForce;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.Redeem;
import ai.hanzo.hmm.wire.RegisterKey;
import ai.hanzo.hmm.wire.RemoveLiquidity;
import ai.hanzo.hmm.wire.Send;
import ai.hanzo.hmm.wire.Stake;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.Unstake;
import ai.hanzo.hmm.wire.Withdraw;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {
    private static final String ORDER =
            """
            {"account":"alice","clientOrderId":"o-1","market":"gpu-inference/h100","side":"BUY",
             "type":"LIMIT","price":"2.02","quantity":"10"}""";

    private static final byte[] KEY = new byte[32];

    static {
        Arrays.fill(KEY, (byte) 15);
    }

    private TestDoor door;

    @BeforeAll
    void open() {
        door = new TestDoor();
    }

    @AfterAll
    void close() {
        door.close();
    }

    static Stream<Arguments> commands() {
        var id = envelope("alice", "c-1");
        return Stream.of(
                Arguments.of(
                        "/v1/orders",
                        """
                        {"account":"alice","clientOrderId":"c-1","market":"gpu-inference/h100",
                         "side":"SELL","type":"LIMIT","timeInForce":"IOC","price":"2.02",
                         "quantity":"10","delivery":"HOLD","rate":"50"}""",
                        "hmm.orders",
                        new OrderCommand(
                                id,
                                order(OrderSide.SELL, OrderType.LIMIT)
                                        .setTimeInForce(OrderTimeInForce.IOC)
                                        .setPriceMicros(2_020_000L)
                                        .setQuantityMicros(10_000_000L)
                                        .setDelivery(OrderDelivery.HOLD)
                                        .setRateMicros(50_000_000L)
                                        .build())),
                Arguments.of(
                        "/v1/orders",
                        """
                        {"account":"alice","clientOrderId":"c-1","market":"gpu-inference/h100",
                         "side":"BUY","type":"MARKET","maxCost":"30.5","slippagePpm":2000,
                         "minQualityPpm":1000000}""",
                        "hmm.orders",
                        new OrderCommand(
                                id,
                                order(OrderSide.BUY, OrderType.MARKET)
                                        .setMaxCostMicros(30_500_000L)
                                        .setSlippagePpm(2_000)
                                        .setMinQualityPpm(1_000_000)
                                        .build())),
                Arguments.of(
                        "/v1/liquidity",
                        """
                        {"account":"alice","id":"c-1","type":"add","market":"gpu-inference/h100",
                         "quantity":"100","funds":"300","minShares":"141.421356"}""",
                        "hmm.liquidity",
                        new LiquidityCommand(
                                id,
                                new AddLiquidity(
                                        Samples.MARKET, 100_000_000L, 300_000_000L, 141_421_356L))),
                Arguments.of(
                        "/v1/liquidity",
                        """
                        {"account":"alice","id":"c-1","type":"remove",
                         "market":"gpu-inference/h100","shares":"0.000001","minFunds":"0"}""",
                        "hmm.liquidity",
                        new LiquidityCommand(id, new RemoveLiquidity(Samples.MARKET, 1L, 0L, 0L))),
                Arguments.of(
                        "/v1/liquidity",
                        """
                        {"account":"alice","id":"c-1","type":"redeem",
                         "market":"gpu-inference/h100","quantity":"2.5"}""",
                        "hmm.liquidity",
                        new LiquidityCommand(id, new Redeem(Samples.MARKET, 2_500_000L, null, 0))),
                Arguments.of(
                        "/v1/liquidity",
                        """
                        {"account":"alice","id":"c-1","type":"redeem",
                         "market":"gpu-inference/h100","quantity":"2.5","rate":"50",
                         "minQualityPpm":900000}""",
                        "hmm.liquidity",
                        new LiquidityCommand(
                                id, new Redeem(Samples.MARKET, 2_500_000L, 50_000_000L, 900_000))),
                Arguments.of(
                        "/v1/deposits",
                        """
                        {"account":"alice","reference":"c-1","amount":"1000","origin":"wire 7"}""",
                        "hmm.deposits",
                        new Deposit(id, 1_000_000_000L, "wire 7")),
                Arguments.of(
                        "/v1/transfers",
                        """
                        {"account":"alice","id":"c-1","type":"withdraw","amount":"5",
                         "destination":"0xabc"}""",
                        "hmm.transfers",
                        new TransferCommand(id, new Withdraw(5_000_000L, "0xabc"))),
                transfer(
                        "\"amount\":\"5\",\"destination\":\"0xabc\"",
                        new Withdraw(5_000_000L, "0xabc")),
                transfer(
                        "\"type\":\"send\",\"to\":\"bob\",\"amount\":\"0.000001\"",
                        new Send("bob", "HANZO", 1L)),
                transfer(
                        """
                        "type":"send","to":"bob","asset":"LP:gpu-inference/h100","amount":"3\"""",
                        new Send("bob", "LP:gpu-inference/h100", 3_000_000L)),
                transfer(
                        """
                        "type":"send","to":"bob","asset":"SCU:gpu-inference/h100","amount":"3\"""",
                        new Send("bob", "SCU:gpu-inference/h100", 3_000_000L)),
                transfer("\"type\":\"stake\",\"amount\":\"7\"", new Stake(7_000_000L)),
                transfer("\"type\":\"unstake\",\"amount\":\"7\"", new Unstake(7_000_000L)),
                transfer(
                        "\"type\":\"key\",\"publicKey\":\"" + "0F".repeat(32) + "\"",
                        new RegisterKey(ByteBuffer.wrap(KEY))),
                transfer(
                        "\"type\":\"key\",\"publicKey\":\"\"",
                        new RegisterKey(ByteBuffer.allocate(0))));
    }

    private static Arguments transfer(String fields, SpecificRecord body) {
        return Arguments.of(
                "/v1/transfers",
                "{\"account\":\"alice\",\"id\":\"c-1\"," + fields + "}",
                "hmm.transfers",
                new TransferCommand(envelope("alice", "c-1"), body));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsAppendedUnderItsAccount(
            String path, String body, String topic, SpecificRecord expected) throws Exception {
        var answer = door.post(path, body);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(202);
        var entry = door.log.entries.getLast();
        assertThat(entry.topic()).isEqualTo(topic);
        assertThat(entry.key()).isEqualTo("alice");
        assertThat(entry.value()).isEqualTo(expected);
    }

    @Test
    void anAcceptedOrderIsToldItsPlaceAndWhereItsOutcomeWillBe() throws Exception {
        var answer = door.post("/v1/orders", ORDER);
        assertThat(answer.header("Location")).isEqualTo("/v1/orders/alice/o-1");
        assertThat(answer.json().toString())
                .isEqualTo(
                        """
                        {"account":"alice","id":"o-1","topic":"hmm.orders","partition":3,\
                        "offset":%d,"links":{"outcome":"/v1/orders/alice/o-1",\
                        "balances":"/v1/accounts/alice/balances"}}"""
                                .formatted(door.log.entries.size() - 1));
    }

    @Test
    void telemetryIsAppendedUnderTheProvider() throws Exception {
        var answer =
                door.post(
                        "/v1/telemetry",
                        """
                        {"provider":"p-1","market":"gpu-inference/h100","observer":"o-1",
                         "sequence":4,"eventTimeMs":1700000000000,"latencyP95Ms":120,
                         "throughput":"95.5","availabilityPpm":999900}""");
        assertThat(answer.json().path("id").asText()).isEqualTo("o-1:4");
        assertThat(answer.json().path("provider").asText()).isEqualTo("p-1");
        assertThat(door.log.entries.getLast().key()).isEqualTo("p-1");
        var report =
                TelemetryReport.newBuilder()
                        .setMarket(Samples.MARKET)
                        .setObserver("o-1")
                        .setSequence(4)
                        .setEventTimeMs(1_700_000_000_000L)
                        .setLatencyP95Ms(120L)
                        .setThroughputMicros(95_500_000L)
                        .setAvailabilityPpm(999_900)
                        .build();
        assertThat(door.log.last()).isEqualTo(new TelemetryRecord("p-1", report));
    }

    @Test
    void aLogThatDoesNotAnswerMakesA503ThatSaysWhenToComeBack() throws Exception {
        door.log.acknowledgement =
                () -> CompletableFuture.failedFuture(Problem.of(Code.UNAVAILABLE, "no broker"));
        try {
            var answer = door.post("/v1/orders", ORDER);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.json().path("code").asText()).isEqualTo("UNAVAILABLE");
        } finally {
            door.log.acknowledgement = () -> CompletableFuture.completedFuture(null);
        }
    }

    private static PlaceOrder.Builder order(OrderSide side, OrderType type) {
        return PlaceOrder.newBuilder().setMarket(Samples.MARKET).setSide(side).setType(type);
    }

    private static Envelope envelope(String account, String id) {
        return Envelope.newBuilder().setAccount(account).setId(id).build();
    }
}
