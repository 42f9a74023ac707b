package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.AmendOrder;
import ai.hanzo.hmm.wire.CancelAllOrders;
import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderPostOnly;
import ai.hanzo.hmm.wire.OrderSelfTrade;
import ai.hanzo.hmm.wire.PlaceOrder;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.UUID;

/// Orders with conditions, amended and cancelled.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderCommandsTest {
    private static final String ORDER =
            """
            {"account":"alice","clientOrderId":"o-1","market":"gpu-inference/h100","side":"BUY",
             "type":"LIMIT","price":"2.02","quantity":"10"}""";

    private TestDoor door;

    @BeforeAll
    void open() {
        door = new TestDoor();
    }

    @AfterAll
    void close() {
        door.close();
    }

    @Test
    void allOrdersInAMarketAreCancelledAtOnce() throws Exception {
        door.send("DELETE", "/v1/orders/alice?market=gpu-inference/h100", new byte[0]);
        assertThat(((OrderCommand) door.log.last()).getBody())
                .isEqualTo(new CancelAllOrders(Samples.MARKET));
        var without = door.send("DELETE", "/v1/orders/alice", new byte[0]);
        assertThat(without.json().path("code").asText()).isEqualTo("MISSING_FIELD");
    }

    @Test
    void anOrderIsAmended() throws Exception {
        var body = "{\"id\":\"am-1\",\"quantity\":\"7\"}".getBytes();
        var answer = door.send("PATCH", "/v1/orders/alice/o-1", body);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(door.log.last())
                .isEqualTo(
                        new OrderCommand(
                                envelope("alice", "am-1"),
                                new AmendOrder("o-1", null, 7_000_000L)));
        var nothing = door.send("PATCH", "/v1/orders/alice/o-1", "{}".getBytes());
        assertThat(nothing.json().path("code").asText()).isEqualTo("MISSING_FIELD");
    }

    @Test
    void anOrderHasConditions() throws Exception {
        var more = "\"quantity\":\"10\",\"timeInForce\":\"GTT\",\"expiresAtMs\":1700000000000,";
        more += "\"postOnly\":\"SLIDE\",\"selfTrade\":\"DECREMENT\"";
        door.post("/v1/orders", ORDER.replace("\"quantity\":\"10\"", more));
        var order = (PlaceOrder) ((OrderCommand) door.log.last()).getBody();
        assertThat(order.getExpiresAtMs()).isEqualTo(1_700_000_000_000L);
        assertThat(order.getPostOnly()).isEqualTo(OrderPostOnly.SLIDE);
        assertThat(order.getSelfTrade()).isEqualTo(OrderSelfTrade.DECREMENT);
        door.post("/v1/orders", ORDER.replace("\"10\"", "\"10\",\"minFill\":\"2\""));
        order = (PlaceOrder) ((OrderCommand) door.log.last()).getBody();
        assertThat(order.getMinFillMicros()).isEqualTo(2_000_000L);
    }

    @Test
    void aGttOrderSaysWhenItEnds() throws Exception {
        var gtt = "\"quantity\":\"10\",\"timeInForce\":\"GTT\"";
        var answer = door.post("/v1/orders", ORDER.replace("\"quantity\":\"10\"", gtt));
        assertThat(answer.json().path("code").asText()).isEqualTo("MISSING_FIELD");
        assertThat(answer.json().path("field").asText()).isEqualTo("expiresAtMs");
    }

    @Test
    void aCancelHasAnIdOfItsOwnAndItsOutcomeThere() throws Exception {
        var answer = door.send("DELETE", "/v1/orders/alice/o-1", new byte[0]);
        var command = (OrderCommand) door.log.last();
        assertThat(command.getBody()).isEqualTo(new CancelOrder("o-1"));
        assertThat(UUID.fromString(command.getEnvelope().getId())).isNotNull();
        assertThat(answer.header("Location"))
                .isEqualTo("/v1/commands/alice/" + command.getEnvelope().getId());
    }

    private static Envelope envelope(String account, String id) {
        return Envelope.newBuilder().setAccount(account).setId(id).build();
    }
}
