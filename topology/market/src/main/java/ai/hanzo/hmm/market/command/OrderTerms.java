package ai.hanzo.hmm.market.command;

import ai.hanzo.hmm.market.book.Side;

/// What an order asks for. Prices in uH per SCU, quantities in uSCU, money in uH, slippage in ppm
/// of the best price at arrival.
public sealed interface OrderTerms {

    Side side();

    /// No worse than a price.
    record Limit(Side side, long priceMicros, long quantityMicros, TimeInForce timeInForce)
            implements OrderTerms {}

    /// A quantity at the market, for at most so much, fee included.
    record MarketBuy(long quantityMicros, long maxCostMicros, int slippagePpm)
            implements OrderTerms {
        @Override
        public Side side() {
            return Side.BUY;
        }
    }

    /// As much as a budget buys at the market, fee included.
    record BudgetBuy(long budgetMicros, int slippagePpm) implements OrderTerms {
        @Override
        public Side side() {
            return Side.BUY;
        }
    }

    /// A quantity at the market.
    record MarketSell(long quantityMicros, int slippagePpm) implements OrderTerms {
        @Override
        public Side side() {
            return Side.SELL;
        }
    }
}
