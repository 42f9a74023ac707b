package ai.hanzo.hmm.client;

import static ai.hanzo.hmm.client.command.Side.BUY;
import static ai.hanzo.hmm.client.command.Side.SELL;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.client.command.Delivery;
import ai.hanzo.hmm.client.command.Entry;
import ai.hanzo.hmm.client.command.Order;
import ai.hanzo.hmm.client.command.OrderOptions;
import ai.hanzo.hmm.client.command.PostOnly;
import ai.hanzo.hmm.client.command.ProviderCommand;
import ai.hanzo.hmm.client.command.Transfer;
import ai.hanzo.hmm.client.http.Json;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Commands as the door reads them: what was left out is not there.
class CommandJsonTest {
    private static final String MARKET = "gpu-inference/h100";

    @Test
    void orders() {
        says(
                Order.limit("o1", MARKET, BUY, Amount.of("22"), Amount.of("0.01")),
                """
                {"clientOrderId":"o1","market":"gpu-inference/h100","side":"BUY","price":"22",\
                "quantity":"0.01","timeInForce":"GTC","postOnly":"NO","type":"LIMIT"}""");
        says(
                Order.limit("o1", MARKET, SELL, Amount.of("22"), Amount.of("0.01"))
                        .until(Instant.ofEpochMilli(5))
                        .postOnly(PostOnly.SLIDE)
                        .with(OrderOptions.NONE.filledAtLeast(Amount.of("0.5"))),
                """
                {"clientOrderId":"o1","market":"gpu-inference/h100","side":"SELL","price":"22",\
                "quantity":"0.01","timeInForce":"GTT","expiresAtMs":5,"postOnly":"SLIDE",\
                "minFill":"0.5","type":"LIMIT"}""");
        says(
                Order.spend("o1", MARKET, Amount.of(3)).slipping(5_000),
                """
                {"clientOrderId":"o1","market":"gpu-inference/h100","maxCost":"3",\
                "slippagePpm":5000,"side":"BUY","type":"MARKET"}""");
        says(
                Order.buy("o1", MARKET, Amount.of(1), Amount.of(3))
                        .with(OrderOptions.NONE.delivered(Delivery.HOLD)),
                """
                {"clientOrderId":"o1","market":"gpu-inference/h100","quantity":"1","maxCost":"3",\
                "delivery":"HOLD","side":"BUY","type":"MARKET"}""");
        says(
                Order.sell("o1", MARKET, Amount.of(1)),
                """
                {"clientOrderId":"o1","market":"gpu-inference/h100","quantity":"1","side":"SELL",\
                "type":"MARKET"}""");
    }

    @Test
    void otherCommands() {
        says(
                new Transfer.Send("t1", "bob", Amount.of("0.5"), "HANZO"),
                """
                {"type":"send","id":"t1","to":"bob","amount":"0.5","asset":"HANZO"}""");
        says(
                new ProviderCommand.Heartbeat(
                        "h1", MARKET, List.of(new ProviderCommand.Use(3, Amount.of("0.1")))),
                """
                {"type":"heartbeat","id":"h1","market":"gpu-inference/h100",\
                "uses":[{"allocation":3,"used":"0.1"}]}""");
    }

    @Test
    void severalAtOnce() {
        var entries =
                List.<Entry>of(
                        new Entry.Place(Order.sell("o1", MARKET, Amount.of(1))),
                        new Entry.Amend("a1", "o1", Optional.of(Amount.of(2)), Optional.empty()),
                        new Entry.Cancel("c1", "o1"));
        says(
                Batch.body("alice", entries),
                """
                        {"orders":[\
                        {"place":{"clientOrderId":"o1","market":"gpu-inference/h100",\
                        "quantity":"1","side":"SELL","type":"MARKET","account":"alice"}},\
                        {"amend":{"id":"a1","clientOrderId":"o1","price":"2","account":"alice"}},\
                        {"cancel":{"id":"c1","clientOrderId":"o1","account":"alice"}}]}""");
    }

    private static void says(Object command, String json) {
        assertThat(Json.tree(Json.body(command).toString())).isEqualTo(Json.tree(json));
    }
}
