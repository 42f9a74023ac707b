package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.AssetBalance;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.DepthLevel;
import ai.hanzo.hmm.wire.EndedStake;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.OrderState;
import ai.hanzo.hmm.wire.OrderStatus;
import ai.hanzo.hmm.wire.Refusal;
import ai.hanzo.hmm.wire.UncountedUse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ReadsTest {
    private TestDoor door;

    @BeforeEach
    void open() {
        door = new TestDoor();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aMarketIsShownWithItsTermsAndItsState() throws Exception {
        shows(
                "/v1/markets/gpu-inference/h100",
                """
                {"market":"gpu-inference/h100","rawUnit":"1,000,000 tokens",\
                "secondsPerRaw":1000000,"rateUnit":"tokens/s","defaultRate":"50","tick":"0.01",\
                "lot":"0.001","minNotional":"1","referencePrice":"2","bondPpm":1100000,\
                "gradeFloorPpm":500000,"bucketMs":300000,"graceMs":600000,\
                "latencyReferenceMs":200,"latencyMaximumMs":2000,"throughputReference":"100",\
                "accuracyChancePpm":0,"accuracyReferencePpm":1000000,"observers":[],\
                "startWithinMs":120000,"heartbeatMs":30000,"faultAfterMs":900000,\
                "disputeWithinMs":259200000,\
                "phase":"ACTIVE","timeMs":1700000000000,"settlements":7,"poolUnits":"1000",\
                "poolFunds":"2000","poolShares":"1414.212562","qualityFund":"0.0005",\
                "treasury":"0.0015","obligations":"1000","allocated":"0"}""");
    }

    @Test
    void allMarketsAreListed() throws Exception {
        var markets = door.get("/v1/markets").json().path("markets");
        assertThat(markets).hasSize(1);
        assertThat(markets.get(0).path("market").asText()).isEqualTo(Samples.MARKET);
    }

    @Test
    void aBookIsEmptyUntilThereIsOne() throws Exception {
        shows(
                "/v1/markets/gpu-inference/h100/book",
                "{\"market\":\"gpu-inference/h100\",\"timeMs\":1700000000000,\"bids\":[],\"asks\":[]}");
        door.views.depths.put(
                Samples.MARKET,
                new Depth(
                        Samples.MARKET,
                        5L,
                        List.of(new DepthLevel(2_000_000L, 10_000_000L)),
                        List.of(new DepthLevel(2_020_000L, 1_000L)),
                        7L,
                        true,
                        42L));
        shows(
                "/v1/markets/gpu-inference/h100/book",
                """
                {"market":"gpu-inference/h100","timeMs":5,\
                "bids":[{"price":"2","quantity":"10"}],\
                "asks":[{"price":"2.02","quantity":"0.001"}],\
                "sequence":7,"snapshot":true,"checksum":42}""");
    }

    @Test
    void pricesThatDoNotExistAreAbsent() throws Exception {
        shows(
                "/v1/markets/gpu-inference/h100/price",
                "{\"market\":\"gpu-inference/h100\",\"timeMs\":1700000000000}");
        door.views.prices.put(
                Samples.MARKET,
                MarketPrice.newBuilder()
                        .setMarket(Samples.MARKET)
                        .setTimeMs(6)
                        .setLastMicros(2_010_000L)
                        .setGradePpm(1_266_000L)
                        .build());
        shows(
                "/v1/markets/gpu-inference/h100/price",
                """
                {"market":"gpu-inference/h100","timeMs":6,"last":"2.01","gradePpm":1266000,\
                "dayVolume":"0","dayNotional":"0"}""");
    }

    @Test
    void anOrderIsShownAsTheLastExecutionLeftIt() throws Exception {
        door.views.orders.put(
                "alice|o-1", execution("").setOrders(List.of(state("o-0"), state("o-1"))).build());
        shows(
                "/v1/orders/alice/o-1",
                """
                {"account":"alice","clientOrderId":"o-1","source":"gpu-inference/h100",\
                "sequence":9,"timeMs":8,"status":"OPEN","original":"10","executed":"4",\
                "prevented":"0","cancelled":"0","open":"6","filled":"4","notional":"8.08",\
                "fee":"0.02424","reason":""}""");
    }

    @Test
    void aRefusedOrderIsShownWithTheReasonAndItsFigures() throws Exception {
        door.views.commands.put("alice|o-2", refused("o-2", "INSUFFICIENT_FUNDS"));
        shows(
                "/v1/orders/alice/o-2",
                """
                {"account":"alice","clientOrderId":"o-2","source":"gpu-inference/h100",\
                "sequence":9,"timeMs":8,"status":"REFUSED",\
                "refusal":{"code":"INSUFFICIENT_FUNDS","message":"no","numbers":{"short":"1.5"}}}""");
    }

    @Test
    void aConflictIsShownBesideTheOrderThatHasTheId() throws Exception {
        door.views.conflicts.put("alice|o-1", refused("o-1", "CLIENT_ORDER_ID_CONFLICT"));
        assertThat(order().path("status").asText()).isEqualTo("PENDING");
        door.views.orders.put("alice|o-1", execution("").setOrders(List.of(state("o-1"))).build());
        assertThat(order().path("status").asText()).isEqualTo("OPEN");
        assertThat(order().path("conflict").path("code").asText())
                .isEqualTo("CLIENT_ORDER_ID_CONFLICT");
    }

    @Test
    void balancesAreShownInWholeUnits() throws Exception {
        door.views.balances.put(
                "alice",
                new AccountBalances(
                        "alice",
                        4L,
                        List.of(new AssetBalance("HANZO", 1_250_000L, 101_500_000L)),
                        Map.of("ledger", 2L),
                        100_000_001L,
                        List.of(new EndedStake(1_499_999L, 1_701_817_200_000L)),
                        1_000_000_001L,
                        20_600L,
                        100_000,
                        "desk-7",
                        "d75a98"));
        shows(
                "/v1/accounts/alice/balances",
                """
                {"account":"alice","timeMs":4,\
                "assets":[{"asset":"HANZO","free":"1.25","held":"101.5"}],\
                "sequences":{"ledger":2},"staked":"100.000001",\
                "ended":[{"amount":"1.499999","freeMs":1701817200000}],"traded":"1000.000001",\
                "feeDay":20600,"discountPpm":100000,"ownerGroup":"desk-7",\
                "signingKey":"d75a98"}""");
    }

    @Test
    void aHeartbeatsAnswerSaysWhatDidNotCount() throws Exception {
        var uncounted =
                List.of(
                        new UncountedUse(7L, "NOT_STARTED"),
                        new UncountedUse(9L, "UNKNOWN_ALLOCATION"));
        door.views.commands.put("p|h-1", execution("h-1").setUncounted(uncounted).build());
        assertThat(door.get("/v1/commands/p/h-1").json().path("uncounted").toString())
                .isEqualTo(
                        """
                        [{"allocation":7,"code":"NOT_STARTED"},\
                        {"allocation":9,"code":"UNKNOWN_ALLOCATION"}]""");
    }

    @Test
    void readyNamesWhatIsNot() throws Exception {
        assertThat(door.get("/health/ready").status()).isEqualTo(200);
        door.views.notReady = List.of("hmm-exchange is REBALANCING");
        var answer = door.get("/health/ready");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().toString())
                .isEqualTo("{\"ready\":false,\"notReady\":[\"hmm-exchange is REBALANCING\"]}");
        assertThat(door.get("/health/live").status()).isEqualTo(200);
    }

    @Test
    void keysAndTimeAreServed() throws Exception {
        var keys = door.get("/.well-known/jwks.json");
        assertThat(keys.json().path("keys").isArray()).isTrue();
        assertThat(keys.header("Content-Type")).isEqualTo("application/jwk-set+json");
        var now = System.currentTimeMillis();
        assertThat(door.get("/v1/time").json().path("timeMs").asLong()).isGreaterThanOrEqualTo(now);
    }

    private com.fasterxml.jackson.databind.JsonNode order() throws Exception {
        return door.get("/v1/orders/alice/o-1").json();
    }

    private void shows(String path, String json) throws Exception {
        var answer = door.get(path);
        assertThat(answer.json().toString()).isEqualTo(json);
        assertThat(answer.status()).isEqualTo(200);
    }

    private static Execution.Builder execution(String commandId) {
        return Execution.newBuilder()
                .setAccount("alice")
                .setSource(Samples.MARKET)
                .setSequence(9)
                .setTimeMs(8)
                .setCommandId(commandId)
                .setStatus(CommandStatus.DONE);
    }

    private static Execution refused(String id, String code) {
        return execution(id)
                .setStatus(CommandStatus.REFUSED)
                .setRefusal(new Refusal(code, "no", Map.of("shortMicros", 1_500_000L)))
                .build();
    }

    private static OrderState state(String id) {
        return OrderState.newBuilder()
                .setClientOrderId(id)
                .setStatus(OrderStatus.OPEN)
                .setOriginalMicros(10_000_000)
                .setExecutedMicros(4_000_000)
                .setPreventedMicros(0)
                .setCancelledMicros(0)
                .setOpenMicros(6_000_000)
                .setFilledMicros(4_000_000)
                .setNotionalMicros(8_080_000)
                .setFeeMicros(24_240)
                .build();
    }
}
