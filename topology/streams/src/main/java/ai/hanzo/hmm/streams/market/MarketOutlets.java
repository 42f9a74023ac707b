package ai.hanzo.hmm.streams.market;

import ai.hanzo.hmm.streams.Outlet;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Candle;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.Settlement;

/// Where markets write: what happened, what they show of themselves, ticks to themselves;
/// `deadLetters` is the name of a sink.
record MarketOutlets(
        Outlet<Execution> executions,
        Outlet<Settlement> settlements,
        Outlet<Allocation> allocations,
        Outlet<QualityScore> quality,
        Outlet<MarketPrice> prices,
        Outlet<Candle> candles,
        Outlet<Depth> depth,
        Outlet<MarketStatus> markets,
        Outlet<MarketCommand> ticks,
        String deadLetters) {}
