package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.engine.MarketView;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.DepthLevel;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.MarketStatus;

import java.util.List;
import java.util.OptionalLong;

/// What a market shows of itself, for its topics.
public final class MarketViews {
    /// Levels of a side in a depth record.
    public static final int DEPTH_LEVELS = 25;

    private MarketViews() {}

    public static MarketPrice price(MarketView market) {
        return new MarketPrice(
                market.id(),
                market.totals().timeMs(),
                nullable(market.lastPrice()),
                nullable(market.bestPrice(Side.BUY)),
                nullable(market.bestPrice(Side.SELL)),
                nullable(market.poolPrice()),
                nullable(market.midPrice()),
                nullable(market.grade()),
                nullable(market.qualityAdjustedPrice()));
    }

    public static Depth depth(MarketView market) {
        return new Depth(
                market.id(),
                market.totals().timeMs(),
                levels(market, Side.BUY),
                levels(market, Side.SELL));
    }

    public static MarketStatus status(MarketView market) {
        var pool = market.pool();
        var totals = market.totals();
        return new MarketStatus(
                Terms.toWire(market.terms()),
                Terms.toWire(market.phase()),
                totals.timeMs(),
                totals.settlements(),
                pool.unitsMicros(),
                pool.fundsMicros(),
                pool.shares(),
                totals.qualityFundMicros(),
                totals.treasuryMicros(),
                market.obligations(),
                market.allocated());
    }

    private static List<DepthLevel> levels(MarketView market, Side side) {
        return market.depth(side, DEPTH_LEVELS).stream()
                .map(level -> new DepthLevel(level.priceMicros(), level.quantityMicros()))
                .toList();
    }

    private static Long nullable(OptionalLong value) {
        return value.isEmpty() ? null : value.getAsLong();
    }
}
