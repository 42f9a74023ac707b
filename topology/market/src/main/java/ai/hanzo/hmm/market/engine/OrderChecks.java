package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.units.Micros;

/// What an order must be before anything is looked at: of the market's ticks and lots, large
/// enough, and within numbers (rules, sections 1 and 4).
final class OrderChecks {
    private OrderChecks() {}

    static void check(MarketInput.Place order, MarketTerms market) {
        order.rateMicros().ifPresent(rate -> positive("rateMicros", rate));
        switch (order.terms()) {
            case OrderTerms.Limit limit -> {
                positive("priceMicros", limit.priceMicros());
                quantity(limit.quantityMicros(), market);
                if (limit.priceMicros() % market.tickMicros() != 0) {
                    throw RefusedException.of(
                                    RefusalCode.TICK_SIZE, "the price is not a whole tick")
                            .with("priceMicros", limit.priceMicros())
                            .with("tickMicros", market.tickMicros());
                }
                notional(Micros.notionalUp(limit.priceMicros(), limit.quantityMicros()), market);
            }
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

    static void positive(String name, long value) {
        if (value <= 0) {
            throw RefusedException.of(RefusalCode.INVALID_AMOUNT, name + " must be > 0")
                    .with(name, value);
        }
    }
}
