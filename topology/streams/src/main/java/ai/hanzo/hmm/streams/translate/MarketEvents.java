package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.price.Candle;
import ai.hanzo.hmm.wire.Leg;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.Venue;

/// What a market says, for its topics.
public final class MarketEvents {
    private MarketEvents() {}

    public static Settlement settlement(String market, MarketEvent.Settled settled) {
        return new Settlement(
                market,
                settled.sequence(),
                settled.timeMs(),
                Venue.valueOf(settled.venue().name()),
                OrderSide.valueOf(settled.takerSide().name()),
                settled.taker(),
                settled.takerOrderId(),
                settled.maker(),
                settled.makerOrderId(),
                settled.priceMicros(),
                settled.quantityMicros(),
                settled.notionalMicros(),
                settled.takerFeeMicros(),
                settled.makerFeeMicros(),
                settled.lpShareMicros(),
                settled.qualityFundMicros(),
                settled.treasuryMicros(),
                settled.legs().stream()
                        .map(leg -> new Leg(leg.party(), leg.asset(), leg.amountMicros()))
                        .toList());
    }

    /// A bar under its {@link #candleKey}.
    public static ai.hanzo.hmm.wire.Candle candle(String market, Candle candle) {
        var bar = candle.bar();
        return new ai.hanzo.hmm.wire.Candle(
                market,
                candle.interval().code(),
                candle.startMs(),
                candle.bars(),
                bar.openMicros(),
                bar.highMicros(),
                bar.lowMicros(),
                bar.closeMicros(),
                bar.volumeMicros(),
                bar.notionalMicros(),
                bar.trades(),
                bar.firstTrade(),
                bar.lastTrade());
    }

    /// `<market>|<interval>`
    public static String candleKey(String market, Candle candle) {
        return market + '|' + candle.interval().code();
    }
}
