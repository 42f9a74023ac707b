package ai.hanzo.hmm.door.request;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.wire.AmendOrder;
import ai.hanzo.hmm.wire.CancelAllOrders;
import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderPostOnly;
import ai.hanzo.hmm.wire.OrderSelfTrade;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderTimeInForce;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;

import java.util.Optional;

/// Orders placed, amended and cancelled (rules, section 4).
public final class OrderRequests {
    private OrderRequests() {}

    /// `account, clientOrderId, market, side, type, timeInForce, price, quantity, maxCost,
    /// slippagePpm, delivery, rate, minQualityPpm, expiresAtMs, postOnly, minFill, selfTrade`. A
    /// LIMIT needs price and quantity; a MARKET BUY quantity, maxCost or both; a MARKET SELL
    /// quantity.
    ///
    /// @param by who sends it
    public static OrderCommand place(Fields fields, Sender by) {
        var account = fields.account("account");
        var envelope = by.envelope(account, "clientOrderId", fields.id("clientOrderId"));
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
        if (order.getSide() == OrderSide.SELL || order.getDelivery() == OrderDelivery.HOLD) {
            fields.without("minQualityPpm", "only a BUY that is delivered at once asks for it");
        }
        if (fields.has("minQualityPpm")) order.setMinQualityPpm(fields.ppm("minQualityPpm"));
        if (fields.has("minFill")) order.setMinFillMicros(fields.positive("minFill"));
        if (fields.has("selfTrade")) {
            order.setSelfTrade(fields.choice("selfTrade", OrderSelfTrade.class));
        }
        fields.end();
        return new OrderCommand(envelope, order.build());
    }

    /// Cancels what is open of an order.
    public static OrderCommand cancel(String account, String clientOrderId, Sender by) {
        return new OrderCommand(
                by.envelope(Names.name("account", account), "id", Optional.empty()),
                new CancelOrder(Names.name("clientOrderId", clientOrderId)));
    }

    /// Cancels all open orders of an account in a market.
    public static OrderCommand cancelAll(String account, String market, Sender by) {
        return new OrderCommand(
                by.envelope(Names.name("account", account), "id", Optional.empty()),
                new CancelAllOrders(Names.market("market", market)));
    }

    /// `id, price, quantity`: at least one of the last two.
    ///
    /// @param by who sends it
    public static OrderCommand amend(
            String account, String clientOrderId, Fields fields, Sender by) {
        var envelope = by.envelope(Names.name("account", account), "id", fields.id("id"));
        var amendment =
                AmendOrder.newBuilder()
                        .setClientOrderId(Names.name("clientOrderId", clientOrderId));
        if (fields.has("price")) amendment.setPriceMicros(fields.positive("price"));
        if (fields.has("quantity")) amendment.setQuantityMicros(fields.positive("quantity"));
        if (!fields.has("price") && !fields.has("quantity")) {
            throw Problem.of(
                    Code.MISSING_FIELD, "price", "an amendment names a price, a quantity or both");
        }
        fields.end();
        return new OrderCommand(envelope, amendment.build());
    }

    private static void limit(Fields fields, PlaceOrder.Builder order) {
        fields.without("maxCost", "a LIMIT order costs at most price x quantity and the fee");
        fields.without("slippagePpm", "a LIMIT order is bound by its price");
        order.setPriceMicros(fields.positive("price"));
        order.setQuantityMicros(fields.positive("quantity"));
        if (fields.has("timeInForce")) {
            order.setTimeInForce(fields.choice("timeInForce", OrderTimeInForce.class));
        }
        if (order.getTimeInForce() == OrderTimeInForce.GTT) {
            order.setExpiresAtMs(fields.whole("expiresAtMs", 0, Long.MAX_VALUE));
        } else {
            fields.without("expiresAtMs", "only a GTT order expires");
        }
        if (fields.has("postOnly")) {
            order.setPostOnly(fields.choice("postOnly", OrderPostOnly.class));
        }
    }

    private static void market(Fields fields, PlaceOrder.Builder order) {
        fields.without("price", "a MARKET order has none; slippagePpm bounds it");
        fields.without("timeInForce", "a MARKET order never rests; minFill says what it must fill");
        fields.without("expiresAtMs", "a MARKET order never rests");
        fields.without("postOnly", "a MARKET order never rests");
        if (fields.has("slippagePpm")) order.setSlippagePpm(fields.ppm("slippagePpm"));
        if (order.getSide() == OrderSide.SELL) {
            fields.without("maxCost", "a SELL costs nothing but its fee");
            order.setQuantityMicros(fields.positive("quantity"));
            return;
        }
        order.setMaxCostMicros(fields.positive("maxCost"));
        if (fields.has("quantity")) order.setQuantityMicros(fields.positive("quantity"));
    }
}
