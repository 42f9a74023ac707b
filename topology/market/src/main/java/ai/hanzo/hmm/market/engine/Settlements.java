package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.Leg;
import ai.hanzo.hmm.market.route.FeeSplit;
import ai.hanzo.hmm.market.route.Match;
import ai.hanzo.hmm.market.route.Venue;
import ai.hanzo.hmm.market.state.MarketState;

import java.util.List;

/// One match written down with all its legs: the buyer pays notional and fee, the seller receives
/// notional less fee, and what both paid in fees goes to pool, quality fund and treasury.
final class Settlements {
    private Settlements() {}

    static MarketEvent.Settled of(
            Incoming taker,
            MarketState state,
            Match.Swap swap,
            long priceDownMicros,
            FeeSplit split) {
        var side = taker.terms().side();
        var parties =
                new Parties(taker.account(), swap.takerFeeMicros(), MarketEvent.POOL, 0, side);
        return new MarketEvent.Settled(
                state.totals().settlements() + 1,
                state.totals().timeMs(),
                Venue.POOL,
                side,
                taker.account(),
                taker.orderId(),
                MarketEvent.POOL,
                "",
                priceDownMicros,
                swap.quantityMicros(),
                swap.notionalMicros(),
                swap.takerFeeMicros(),
                0,
                split.lpShareMicros(),
                split.qualityFundMicros(),
                split.treasuryMicros(),
                legs(parties, state.units(), swap.quantityMicros(), swap.notionalMicros(), split));
    }

    static MarketEvent.Settled of(
            Incoming taker, MarketState state, Match.Fill fill, FeeSplit split) {
        var side = taker.terms().side();
        var maker = fill.maker();
        var parties =
                new Parties(
                        taker.account(),
                        fill.takerFeeMicros(),
                        maker.account(),
                        fill.makerFeeMicros(),
                        side);
        return new MarketEvent.Settled(
                state.totals().settlements() + 1,
                state.totals().timeMs(),
                Venue.BOOK,
                side,
                taker.account(),
                taker.orderId(),
                maker.account(),
                maker.clientOrderId(),
                fill.priceMicros(),
                fill.quantityMicros(),
                fill.notionalMicros(),
                fill.takerFeeMicros(),
                fill.makerFeeMicros(),
                split.lpShareMicros(),
                split.qualityFundMicros(),
                split.treasuryMicros(),
                legs(parties, state.units(), fill.quantityMicros(), fill.notionalMicros(), split));
    }

    private record Parties(String taker, long takerFee, String maker, long makerFee, Side side) {
        String buyer() {
            return side == Side.BUY ? taker : maker;
        }

        long buyerFee() {
            return side == Side.BUY ? takerFee : makerFee;
        }

        String seller() {
            return side == Side.BUY ? maker : taker;
        }

        long sellerFee() {
            return side == Side.BUY ? makerFee : takerFee;
        }
    }

    private static List<Leg> legs(
            Parties parties, String units, long quantity, long notional, FeeSplit split) {
        return List.of(
                new Leg(parties.buyer(), units, quantity),
                new Leg(parties.seller(), units, -quantity),
                new Leg(parties.buyer(), BalanceChange.HANZO, -notional - parties.buyerFee()),
                new Leg(parties.seller(), BalanceChange.HANZO, notional - parties.sellerFee()),
                new Leg(MarketEvent.POOL, BalanceChange.HANZO, split.lpShareMicros()),
                new Leg(MarketEvent.QUALITY_FUND, BalanceChange.HANZO, split.qualityFundMicros()),
                new Leg(MarketEvent.TREASURY, BalanceChange.HANZO, split.treasuryMicros()));
    }
}
