package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.PostOnly;
import ai.hanzo.hmm.market.command.SelfTrade;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderPostOnly;
import ai.hanzo.hmm.wire.OrderSelfTrade;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderTimeInForce;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;

import java.util.OptionalLong;

/// What an order asks for.
final class Orders {
    private Orders() {}

    /// @throws IllegalArgumentException when fields are missing or contradict each other, with a
    ///   sentence for whoever sent it
    static OrderTerms fromWire(PlaceOrder wire) {
        var side = Side.valueOf(wire.getSide().name());
        if (wire.getType() == OrderType.LIMIT) {
            require(wire.getPriceMicros() != null, "a LIMIT order names its price");
            require(wire.getQuantityMicros() != null, "a LIMIT order names its quantity");
            require(wire.getMaxCostMicros() == null, "a LIMIT order has no maximal cost");
            return new OrderTerms.Limit(
                    side,
                    wire.getPriceMicros(),
                    wire.getQuantityMicros(),
                    TimeInForce.valueOf(wire.getTimeInForce().name()));
        }
        require(wire.getPriceMicros() == null, "a MARKET order names no price");
        if (side == Side.SELL) {
            require(wire.getQuantityMicros() != null, "a MARKET SELL names its quantity");
            require(wire.getMaxCostMicros() == null, "a MARKET SELL has no maximal cost");
            return new OrderTerms.MarketSell(wire.getQuantityMicros(), wire.getSlippagePpm());
        }
        require(wire.getMaxCostMicros() != null, "a MARKET BUY names its maximal cost");
        if (wire.getQuantityMicros() == null) {
            return new OrderTerms.BudgetBuy(wire.getMaxCostMicros(), wire.getSlippagePpm());
        }
        return new OrderTerms.MarketBuy(
                wire.getQuantityMicros(), wire.getMaxCostMicros(), wire.getSlippagePpm());
    }

    /// @throws IllegalArgumentException when they contradict the kind of the order
    static Conditions conditions(PlaceOrder wire) {
        boolean lasts = wire.getTimeInForce() == OrderTimeInForce.GTT;
        if (wire.getType() == OrderType.MARKET) {
            require(
                    !lasts && wire.getTimeInForce() != OrderTimeInForce.FOK,
                    "a MARKET order is neither GTT nor FOK; minFillMicros says what it must fill");
        }
        require(lasts == (wire.getExpiresAtMs() != null), "a GTT order, and no other, expires");
        boolean usual =
                !lasts
                        && wire.getPostOnly() == OrderPostOnly.NO
                        && wire.getMinFillMicros() == null
                        && wire.getSelfTrade() == OrderSelfTrade.EXPIRE_MAKER
                        && wire.getMinQualityPpm() == 0;
        if (usual) return Conditions.NONE;
        return new Conditions(
                lasts ? wire.getExpiresAtMs() : 0,
                PostOnly.valueOf(wire.getPostOnly().name()),
                wire.getMinFillMicros() == null ? 0 : wire.getMinFillMicros(),
                SelfTrade.valueOf(wire.getSelfTrade().name()),
                wire.getMinQualityPpm());
    }

    static PlaceOrder toWire(String market, MarketInput.Place place) {
        var terms = place.terms();
        var conditions = place.conditions();
        var order =
                PlaceOrder.newBuilder()
                        .setMarket(market)
                        .setSide(OrderSide.valueOf(terms.side().name()))
                        .setType(
                                terms instanceof OrderTerms.Limit
                                        ? OrderType.LIMIT
                                        : OrderType.MARKET)
                        .setDelivery(OrderDelivery.valueOf(place.delivery().name()))
                        .setRateMicros(nullable(place.rateMicros()))
                        .setExpiresAtMs(positive(conditions.expiresAtMs()))
                        .setPostOnly(OrderPostOnly.valueOf(conditions.postOnly().name()))
                        .setMinFillMicros(positive(conditions.minFillMicros()))
                        .setSelfTrade(OrderSelfTrade.valueOf(conditions.selfTrade().name()))
                        .setMinQualityPpm(conditions.minQualityPpm());
        return switch (terms) {
            case OrderTerms.Limit t ->
                    order.setPriceMicros(t.priceMicros())
                            .setQuantityMicros(t.quantityMicros())
                            .setTimeInForce(OrderTimeInForce.valueOf(t.timeInForce().name()))
                            .build();
            case OrderTerms.MarketBuy t ->
                    order.setQuantityMicros(t.quantityMicros())
                            .setMaxCostMicros(t.maxCostMicros())
                            .setSlippagePpm(t.slippagePpm())
                            .build();
            case OrderTerms.BudgetBuy t ->
                    order.setMaxCostMicros(t.budgetMicros())
                            .setSlippagePpm(t.slippagePpm())
                            .build();
            case OrderTerms.MarketSell t ->
                    order.setQuantityMicros(t.quantityMicros())
                            .setSlippagePpm(t.slippagePpm())
                            .build();
        };
    }

    static Delivery delivery(PlaceOrder wire) {
        return Delivery.valueOf(wire.getDelivery().name());
    }

    static OptionalLong rate(PlaceOrder wire) {
        return optional(wire.getRateMicros());
    }

    static OptionalLong optional(Number value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value.longValue());
    }

    static Long nullable(OptionalLong value) {
        return value.isEmpty() ? null : value.getAsLong();
    }

    private static Long positive(long value) {
        return value == 0 ? null : value;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException(otherwise);
    }
}
