package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.PostOnly;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.units.Micros;

/// What an order must be before anything is looked at: of the market's ticks and lots, large
/// enough, and within numbers (rules, sections 1 and 4).
final class OrderChecks {
    private OrderChecks() {}

    /// @param nowMs the market's time, ms since 1970
    static void check(MarketInput.Place order, MarketTerms market, long nowMs) {
        order.rateMicros().ifPresent(rate -> positive("rateMicros", rate));
        conditions(order, market, nowMs);
        switch (order.terms()) {
            case OrderTerms.Limit limit ->
                    limit(limit.priceMicros(), limit.quantityMicros(), market);
            case OrderTerms.MarketBuy buy -> {
                positive("maxCostMicros", buy.maxCostMicros());
                quantity(buy.quantityMicros(), market);
                slippage(buy.slippagePpm());
            }
            case OrderTerms.BudgetBuy buy -> {
                positive("maxCostMicros", buy.budgetMicros());
                notional(buy.budgetMicros(), market);
                slippage(buy.slippagePpm());
            }
            case OrderTerms.MarketSell sell -> {
                quantity(sell.quantityMicros(), market);
                slippage(sell.slippagePpm());
            }
        }
    }

    /// A limit order's price and quantity.
    static void limit(long priceMicros, long quantityMicros, MarketTerms market) {
        positive("priceMicros", priceMicros);
        quantity(quantityMicros, market);
        if (priceMicros % market.tickMicros() != 0) {
            throw RefusedException.of(RefusalCode.TICK_SIZE, "the price is not a whole tick")
                    .with("priceMicros", priceMicros)
                    .with("tickMicros", market.tickMicros());
        }
        notional(Micros.notionalUp(priceMicros, quantityMicros), market);
    }

    private static void conditions(MarketInput.Place order, MarketTerms market, long nowMs) {
        var conditions = order.conditions();
        var lasts =
                order.terms() instanceof OrderTerms.Limit limit
                        ? limit.timeInForce()
                        : TimeInForce.IOC;
        if (lasts == TimeInForce.GTT && conditions.expiresAtMs() <= nowMs) {
            throw RefusedException.of(RefusalCode.ORDER_EXPIRED, "the order's time is over")
                    .with("expiresAtMs", conditions.expiresAtMs())
                    .with("timeMs", nowMs);
        }
        if (lasts != TimeInForce.GTT && conditions.expiresAtMs() != 0) {
            throw invalid("only a GTT order expires");
        }
        if (!lasts.rests() && conditions.postOnly() != PostOnly.NO) {
            throw invalid("an order that does not rest cannot be post-only");
        }
        if (conditions.minQualityPpm() != 0) {
            quality(conditions.minQualityPpm());
            if (order.terms().side() != Side.BUY || order.delivery() != Delivery.IMMEDIATE) {
                throw invalid("only a BUY that is delivered at once asks for quality");
            }
        }
        long minFill = conditions.minFillMicros();
        if (minFill == 0) return;
        quantity(minFill, market);
        if (conditions.postOnly() != PostOnly.NO) {
            throw invalid("a post-only order fills nothing at once");
        }
        long most = Reports.quantityOf(order.terms());
        if (most > 0 && minFill > most) {
            throw RefusedException.of(
                            RefusalCode.INVALID_AMOUNT,
                            "the minimum fill is more than the quantity")
                    .with("minFillMicros", minFill)
                    .with("quantityMicros", most);
        }
    }

    private static RefusedException invalid(String why) {
        return RefusedException.of(RefusalCode.INVALID_ORDER, why);
    }

    private static void quantity(long quantityMicros, MarketTerms market) {
        positive("quantityMicros", quantityMicros);
        if (quantityMicros % market.lotMicros() != 0) {
            throw RefusedException.of(RefusalCode.LOT_SIZE, "the quantity is not a whole lot")
                    .with("quantityMicros", quantityMicros)
                    .with("lotMicros", market.lotMicros());
        }
    }

    static void notional(long notionalMicros, MarketTerms market) {
        if (notionalMicros < market.minNotionalMicros()) {
            throw RefusedException.of(RefusalCode.MIN_NOTIONAL, "the order is too small")
                    .with("notionalMicros", notionalMicros)
                    .with("minNotionalMicros", market.minNotionalMicros());
        }
    }

    private static void slippage(int slippagePpm) {
        if (slippagePpm < 0 || slippagePpm > Micros.ONE) {
            throw RefusedException.of(
                            RefusalCode.INVALID_AMOUNT, "slippage must be 0..1,000,000 ppm")
                    .with("slippagePpm", slippagePpm);
        }
    }

    /// A least score.
    static void quality(int minQualityPpm) {
        if (minQualityPpm < 0 || minQualityPpm > Micros.ONE) {
            throw RefusedException.of(
                            RefusalCode.INVALID_AMOUNT, "minQuality must be 0..1,000,000 ppm")
                    .with("minQualityPpm", minQualityPpm);
        }
    }

    static void notNegative(String name, long value) {
        if (value < 0) {
            throw RefusedException.of(RefusalCode.INVALID_AMOUNT, name + " must be >= 0")
                    .with(name, value);
        }
    }

    static void positive(String name, long value) {
        if (value <= 0) {
            throw RefusedException.of(RefusalCode.INVALID_AMOUNT, name + " must be > 0")
                    .with(name, value);
        }
    }
}
