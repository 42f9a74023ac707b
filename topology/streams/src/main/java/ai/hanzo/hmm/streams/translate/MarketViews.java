package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.engine.MarketView;
import ai.hanzo.hmm.market.price.Window;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.MarketStatus;

import java.util.OptionalLong;

/// What a market shows of itself, for its topics.
public final class MarketViews {
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
                nullable(market.qualityAdjustedPrice()),
                market.dayVolume(),
                market.dayNotional(),
                nullable(market.mean(Window.ONE_MINUTE)),
                nullable(market.mean(Window.FIVE_MINUTES)),
                nullable(market.mean(Window.ONE_HOUR)),
                nullable(market.mean(Window.ONE_DAY)),
                nullable(market.geometricMean(Window.ONE_MINUTE)),
                nullable(market.geometricMean(Window.FIVE_MINUTES)),
                nullable(market.geometricMean(Window.ONE_HOUR)),
                nullable(market.geometricMean(Window.ONE_DAY)));
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

    private static Long nullable(OptionalLong value) {
        return value.isEmpty() ? null : value.getAsLong();
    }
}
