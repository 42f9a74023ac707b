package ai.hanzo.hmm.local.demo;

import ai.hanzo.hmm.local.demo.plan.MarketPlan;
import ai.hanzo.hmm.local.demo.plan.Quote;
import ai.hanzo.hmm.local.demo.plan.Terms;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderTimeInForce;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;

/// Orders as they go over the wire.
final class Orders {
    /// Every so manieth consumer names a limit; the others take the market's price.
    private static final int LIMIT_EVERY = 4;

    private Orders() {}

    /// A market maker's: its units are for trading, not for use.
    static PlaceOrder of(Quote quote) {
        return limit(
                quote.side(),
                quote.rests() ? OrderTimeInForce.GTC : OrderTimeInForce.IOC,
                quote.priceMicros(),
                quote.quantityMicros(),
                OrderDelivery.HOLD);
    }

    /// A consumer's: so many units, to be used at once.
    static PlaceOrder of(int request, long unitsMicros, MarketPlan plan) {
        if (request % LIMIT_EVERY == LIMIT_EVERY - 1) {
            return limit(
                    OrderSide.BUY,
                    OrderTimeInForce.IOC,
                    plan.limitMicros(),
                    unitsMicros,
                    OrderDelivery.IMMEDIATE);
        }
        return PlaceOrder.newBuilder()
                .setMarket(Terms.MARKET)
                .setSide(OrderSide.BUY)
                .setType(OrderType.MARKET)
                .setTimeInForce(OrderTimeInForce.IOC)
                .setQuantityMicros(unitsMicros)
                .setMaxCostMicros(plan.maxCostMicros(unitsMicros))
                .setSlippagePpm(MarketPlan.SLIPPAGE_PPM)
                .setDelivery(OrderDelivery.IMMEDIATE)
                .build();
    }

    private static PlaceOrder limit(
            OrderSide side,
            OrderTimeInForce timeInForce,
            long priceMicros,
            long unitsMicros,
            OrderDelivery delivery) {
        return PlaceOrder.newBuilder()
                .setMarket(Terms.MARKET)
                .setSide(side)
                .setType(OrderType.LIMIT)
                .setTimeInForce(timeInForce)
                .setPriceMicros(priceMicros)
                .setQuantityMicros(unitsMicros)
                .setDelivery(delivery)
                .build();
    }
}
