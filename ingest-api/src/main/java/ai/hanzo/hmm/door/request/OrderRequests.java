package ai.hanzo.hmm.door.request;

import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderTimeInForce;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;

import java.util.Optional;

/// Orders placed and cancelled (rules, section 4).
public final class OrderRequests {
    private OrderRequests() {}

    /// `account, clientOrderId, market, side, type, timeInForce, price, quantity, maxCost,
    /// slippagePpm, delivery, rate`. A LIMIT needs price and quantity; a MARKET BUY quantity,
    /// maxCost or both; a MARKET SELL quantity.
    ///
    /// @param key the `Idempotency-Key` header
    public static OrderCommand place(Fields fields, Optional<String> key) {
        var account = fields.account("account");
        var id = Names.idOf("clientOrderId", fields.id("clientOrderId"), key);
        var order =
                PlaceOrder.newBuilder()
                        .setMarket(fields.market())
                        .setSide(fields.choice("side", OrderSide.class))
                        .setType(fields.choice("type", OrderType.class));
        switch (order.getType()) {
            case LIMIT -> limit(fields, order);
            case MARKET -> market(fields, order);
        }
        if (fields.has("delivery")) {
            order.setDelivery(fields.choice("delivery", OrderDelivery.class));
        }
        if (fields.has("rate")) order.setRateMicros(fields.positive("rate"));
        fields.end();
        return new OrderCommand(envelope(account, id), order.build());
    }

    /// Cancels what is open of an order.
    public static OrderCommand cancel(String account, String clientOrderId, Optional<String> key) {
        var id = Names.idOf("id", Optional.empty(), key);
        return new OrderCommand(
                envelope(Names.name("account", account), id),
                new CancelOrder(Names.name("clientOrderId", clientOrderId)));
    }

    private static void limit(Fields fields, PlaceOrder.Builder order) {
        fields.without("maxCost", "a LIMIT order costs at most price x quantity and the fee");
        fields.without("slippagePpm", "a LIMIT order is bound by its price");
        order.setPriceMicros(fields.positive("price"));
        order.setQuantityMicros(fields.positive("quantity"));
        if (fields.has("timeInForce")) {
            order.setTimeInForce(fields.choice("timeInForce", OrderTimeInForce.class));
        }
    }

    private static void market(Fields fields, PlaceOrder.Builder order) {
        fields.without("price", "a MARKET order has none; slippagePpm bounds it");
        fields.without("timeInForce", "a MARKET order never rests");
        if (fields.has("slippagePpm")) order.setSlippagePpm(fields.ppm("slippagePpm"));
        if (order.getSide() == OrderSide.SELL) {
            fields.without("maxCost", "a SELL costs nothing but its fee");
            order.setQuantityMicros(fields.positive("quantity"));
            return;
        }
        order.setMaxCostMicros(fields.positive("maxCost"));
        if (fields.has("quantity")) order.setQuantityMicros(fields.positive("quantity"));
    }

    static Envelope envelope(String account, String id) {
        return Envelope.newBuilder().setAccount(account).setId(id).build();
    }
}
