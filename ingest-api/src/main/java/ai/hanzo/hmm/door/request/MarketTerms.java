package ai.hanzo.hmm.door.request;

import static ai.hanzo.hmm.door.problem.Code.LOT_SIZE;
import static ai.hanzo.hmm.door.problem.Code.MIN_NOTIONAL;
import static ai.hanzo.hmm.door.problem.Code.OVERFLOW;
import static ai.hanzo.hmm.door.problem.Code.TICK_SIZE;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.PlaceOrder;

import java.math.BigInteger;

/// A courtesy: an order that its market would refuse for its figures alone is turned away at once.
/// What passes here is still for the market to decide.
public final class MarketTerms {
    private static final BigInteger ONE = BigInteger.valueOf(1_000_000);

    private MarketTerms() {}

    /// @throws Problem `OVERFLOW` when price x quantity does not fit 64 bits
    public static void checkSize(PlaceOrder order) {
        if (order.getPriceMicros() == null) return;
        var notional = notional(order);
        if (notional.bitLength() > 63) {
            throw Problem.of(OVERFLOW, "quantity", "price x quantity is above 9223372036854.775807")
                    .with("price", Decimals.show(order.getPriceMicros()))
                    .with("quantity", Decimals.show(order.getQuantityMicros()));
        }
    }

    /// @throws Problem `TICK_SIZE`, `LOT_SIZE`, `MIN_NOTIONAL`, each with its figures
    public static void check(PlaceOrder order, MarketDefinition market) {
        var price = order.getPriceMicros();
        var quantity = order.getQuantityMicros();
        if (price != null && price % market.getTickMicros() != 0) {
            throw off(TICK_SIZE, "price", price, "tick", market.getTickMicros());
        }
        if (quantity != null && quantity % market.getLotMicros() != 0) {
            throw off(LOT_SIZE, "quantity", quantity, "lot", market.getLotMicros());
        }
        if (price == null) return;
        var notional = notional(order).longValueExact();
        if (notional < market.getMinNotionalMicros()) {
            throw Problem.of(
                            MIN_NOTIONAL,
                            "quantity",
                            "price x quantity is below the market's least")
                    .with("notional", Decimals.show(notional))
                    .with("minNotional", Decimals.show(market.getMinNotionalMicros()));
        }
    }

    /// Price x quantity in uH, rounded **down**; on ticks and lots it is exact.
    private static BigInteger notional(PlaceOrder order) {
        return BigInteger.valueOf(order.getPriceMicros())
                .multiply(BigInteger.valueOf(order.getQuantityMicros()))
                .divide(ONE);
    }

    private static Problem off(Code code, String field, long value, String step, long size) {
        return Problem.of(code, field, field + " must be a multiple of the market's " + step)
                .with(field, Decimals.show(value))
                .with(step, Decimals.show(size));
    }
}
