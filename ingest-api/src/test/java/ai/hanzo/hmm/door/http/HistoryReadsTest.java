package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.door.view.ListedExecution;
import ai.hanzo.hmm.door.view.ListedOrder;
import ai.hanzo.hmm.door.view.OrderCursor;
import ai.hanzo.hmm.door.view.OrderFilter;
import ai.hanzo.hmm.door.view.Span;
import ai.hanzo.hmm.wire.Candle;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.DepthLevel;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Leg;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderState;
import ai.hanzo.hmm.wire.OrderStatus;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.Venue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class HistoryReadsTest {
    private static final String MARKET = "/v1/markets/gpu-inference/h100";
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
    void aTradeNamesNobody() throws Exception {
        door.views.trades.add(settlement(7));
        var answer = door.get(MARKET + "/trades");
        assertThat(answer.json())
                .hasToString(
                        """
                        {"market":"gpu-inference/h100","trades":[{"sequence":7,"timeMs":5,\
                        "venue":"BOOK","takerSide":"BUY","price":"2","quantity":"1",\
                        "notional":"2"}]}""");
        assertThat(answer.json().toString()).doesNotContain("alice", "bob");
        assertThat(door.views.spanAsked).isEqualTo(Span.newest(100));
    }

    @Test
    void aFullPageSaysWhereTheNextBegins() throws Exception {
        door.views.trades.addAll(List.of(settlement(7), settlement(6), settlement(5)));
        var first = door.get(MARKET + "/trades?limit=2").json();
        assertThat(first.path("next").asLong()).isEqualTo(6);
        door.get(MARKET + "/trades?limit=2&before=6");
        assertThat(door.views.spanAsked).isEqualTo(Span.before(6, 2));
        door.get(MARKET + "/trades?after=6");
        assertThat(door.views.spanAsked).isEqualTo(Span.after(6, 100));
        assertThat(door.get(MARKET + "/trades").json().has("next")).isFalse();
    }

    @Test
    void executionsCarryTheirPosition() throws Exception {
        door.views.executions.add(new ListedExecution(42, execution()));
        var page = door.get("/v1/accounts/alice/executions?limit=1").json();
        assertThat(page.path("executions").get(0).path("position").asLong()).isEqualTo(42);
        assertThat(page.path("executions").get(0).path("commandId").asText()).isEqualTo("o-1");
        assertThat(page.path("next").asLong()).isEqualTo(42);
    }

    @Test
    void ordersAreListedAsEachIsShown() throws Exception {
        var at = OrderCursor.parse("closed:0000000000000000042:o-1");
        door.views.listedOrders.add(new ListedOrder(at, execution()));
        var page = door.get("/v1/accounts/alice/orders?state=all&limit=1").json();
        door.views.orders.put("alice|o-1", execution());
        assertThat(page.path("orders").get(0)).isEqualTo(door.get("/v1/orders/alice/o-1").json());
        assertThat(page.path("next").asText()).isEqualTo("closed:0000000000000000042:o-1");
        assertThat(door.views.ordersAsked).isEqualTo(new OrderFilter(true, true, ""));
    }

    @Test
    void ordersAreAskedForByStateAndMarket() throws Exception {
        door.get("/v1/accounts/alice/orders");
        assertThat(door.views.ordersAsked).isEqualTo(new OrderFilter(true, false, ""));
        door.get("/v1/accounts/alice/orders?state=closed&market=gpu-inference%2Fh100");
        assertThat(door.views.ordersAsked)
                .isEqualTo(new OrderFilter(false, true, "gpu-inference/h100"));
        door.get("/v1/accounts/alice/orders?after=open:o-1");
        assertThat(door.views.cursorAsked).isEqualTo(new OrderCursor(false, "o-1"));
    }

    @Test
    void barsAreAskedForByIntervalAndTime() throws Exception {
        door.views.candles.add(bar());
        var asked = MARKET + "/candles?interval=5m&fromMs=300000&toMs=900000&limit=1";
        assertThat(door.get(asked).json())
                .hasToString(
                        """
                        {"market":"gpu-inference/h100","interval":"5m","candles":[\
                        {"startMs":300000,"bars":1,"open":"2","high":"2.02","low":"1.98",\
                        "close":"2.01","volume":"3","notional":"6","trades":2,"firstTrade":7,\
                        "lastTrade":8}],"next":300001}""");
        assertThat(door.views.barsAsked).isEqualTo("5m 300000 900000 1");
        assertThat(door.get(MARKET + "/candles?limit=1").json().has("next")).isFalse();
        assertThat(door.views.barsAsked).isEqualTo("1m -1 " + Long.MAX_VALUE + " 1");
    }

    @Test
    void aBookIsCutToTheLevelsAskedFor() throws Exception {
        var bids = List.of(new DepthLevel(3_000_000L, 1L), new DepthLevel(2_000_000L, 1L));
        door.views.depths.put(
                Samples.MARKET, new Depth(Samples.MARKET, 5L, bids, List.of(), 7L, true, 42L));
        assertThat(door.get(MARKET + "/book").json().path("bids")).hasSize(2);
        var best = door.get(MARKET + "/book?levels=1").json();
        assertThat(best.path("bids")).hasSize(1);
        assertThat(best.path("bids").get(0).path("price").asText()).isEqualTo("3");
    }

    @Test
    void marketsAreFilteredByPhaseAndKind() throws Exception {
        assertThat(door.get("/v1/markets?phase=ACTIVE").json().path("markets")).hasSize(1);
        assertThat(door.get("/v1/markets?phase=PAUSED").json().path("markets")).isEmpty();
        assertThat(door.get("/v1/markets?kind=gpu-inference").json().path("markets")).hasSize(1);
        assertThat(door.get("/v1/markets?kind=gpu").json().path("markets")).isEmpty();
    }

    @Test
    void whatIsNotAQuestionIsRefused() throws Exception {
        for (var path :
                List.of(
                        MARKET + "/trades?before=x",
                        MARKET + "/trades?before=1&after=2",
                        MARKET + "/trades?limit=0",
                        MARKET + "/trades?limit=1001",
                        MARKET + "/candles?interval=2m",
                        MARKET + "/candles?fromMs=-1",
                        MARKET + "/book?levels=0",
                        MARKET + "/book?levels=101",
                        MARKET + "/providers?after=x",
                        "/v1/markets?phase=OPEN",
                        "/v1/accounts/alice/orders?state=OPEN",
                        "/v1/accounts/alice/orders?after=o-1",
                        "/v1/accounts/alice/orders?after=closed:0000000000000000042:o-1")) {
            var answer = door.get(path);
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.json().path("code").asText()).as(path).isEqualTo("INVALID_VALUE");
        }
        assertThat(door.get("/v1/markets?kind=A").json().path("code").asText())
                .isEqualTo("INVALID_ID");
        for (var path : List.of("/trades", "/candles")) {
            assertThat(door.get("/v1/markets/gpu-inference/none" + path).status()).isEqualTo(404);
        }
    }

    private static Execution execution() {
        var order =
                OrderState.newBuilder()
                        .setClientOrderId("o-1")
                        .setStatus(OrderStatus.FILLED)
                        .setOriginalMicros(1_000_000)
                        .setExecutedMicros(1_000_000)
                        .setPreventedMicros(0)
                        .setCancelledMicros(0)
                        .setOpenMicros(0)
                        .setFilledMicros(1_000_000)
                        .setNotionalMicros(2_000_000)
                        .setFeeMicros(6_000)
                        .build();
        return Execution.newBuilder()
                .setAccount("alice")
                .setSource(Samples.MARKET)
                .setSequence(9)
                .setTimeMs(8)
                .setCommandId("o-1")
                .setStatus(CommandStatus.DONE)
                .setOrders(List.of(order))
                .build();
    }

    private static Candle bar() {
        return new Candle(
                Samples.MARKET,
                "5m",
                300_000L,
                1L,
                2_000_000L,
                2_020_000L,
                1_980_000L,
                2_010_000L,
                3_000_000L,
                6_000_000L,
                2L,
                7L,
                8L);
    }

    private static Settlement settlement(long sequence) {
        return new Settlement(
                Samples.MARKET,
                sequence,
                5L,
                Venue.BOOK,
                OrderSide.BUY,
                "alice",
                "o-1",
                "bob",
                "o-2",
                2_000_000L,
                1_000_000L,
                2_000_000L,
                6_000L,
                2_000L,
                4_000L,
                1_000L,
                3_000L,
                List.of(new Leg("alice", "HANZO", -2_006_000L)));
    }
}
