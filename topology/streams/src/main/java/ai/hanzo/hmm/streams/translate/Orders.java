package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.wire.OrderDelivery;
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

    static PlaceOrder toWire(
            String market, OrderTerms terms, Delivery delivery, OptionalLong rateMicros) {
        var order =
                PlaceOrder.newBuilder()
                        .setMarket(market)
                        .setSide(OrderSide.valueOf(terms.side().name()))
                        .setType(
                                terms instanceof OrderTerms.Limit
                                        ? OrderType.LIMIT
                                        : OrderType.MARKET)
                        .setDelivery(OrderDelivery.valueOf(delivery.name()))
                        .setRateMicros(rateMicros.isEmpty() ? null : rateMicros.getAsLong());
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

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException(otherwise);
    }
}
