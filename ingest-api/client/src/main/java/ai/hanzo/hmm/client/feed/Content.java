package ai.hanzo.hmm.client.feed;

import ai.hanzo.hmm.client.answer.Allocation;
import ai.hanzo.hmm.client.answer.Balances;
import ai.hanzo.hmm.client.answer.Candle;
import ai.hanzo.hmm.client.answer.Execution;
import ai.hanzo.hmm.client.answer.Level;
import ai.hanzo.hmm.client.answer.OrderState;
import ai.hanzo.hmm.client.answer.Prices;
import ai.hanzo.hmm.client.answer.Trade;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a message of a channel tells. A snapshot tells all there is, an update what is new.
public sealed interface Content {
    /// @param prices all of them; none before the market's first
    record AllPrices(Optional<Prices> prices) implements Content {}

    /// @param trades the newest first; an update has one
    record Trades(List<Trade> trades) implements Content {
        public Trades {
            trades = List.copyOf(trades);
        }
    }

    /// Levels of a book, best first: the best hundred a side, or those that changed, zero for one
    /// that is gone.
    ///
    /// @param checksum of the best ten a side after it
    record Depth(
            String market,
            long timeMs,
            long sequence,
            List<Level> bids,
            List<Level> asks,
            long checksum)
            implements Content {
        public Depth {
            bids = List.copyOf(bids);
            asks = List.copyOf(asks);
        }
    }

    /// @param candles the oldest first; an update has one
    record Candles(List<Candle> candles) implements Content {
        public Candles {
            candles = List.copyOf(candles);
        }
    }

    /// What a snapshot of executions is.
    ///
    /// @param sequences the last of the executions' own, by source
    record OpenOrders(List<Open> orders, Map<String, Long> sequences) implements Content {
        public OpenOrders {
            orders = List.copyOf(orders);
            sequences = Map.copyOf(sequences);
        }

        /// An order, and which execution touched it last.
        ///
        /// @param source of the execution: the market, or `ledger`
        public record Open(String source, long sequence, long timeMs, OrderState order) {}
    }

    record Happened(Execution execution) implements Content {}

    /// @param balances all of them; none before the account's first
    record AllBalances(Optional<Balances> balances) implements Content {}

    /// @param allocations all that are open; an update has one, as it is now
    record Allocations(List<Allocation> allocations) implements Content {
        public Allocations {
            allocations = List.copyOf(allocations);
        }
    }
}
