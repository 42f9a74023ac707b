package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.PostOnly;
import ai.hanzo.hmm.market.command.SelfTrade;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.price.MinuteVolume;
import ai.hanzo.hmm.market.route.FeeMeter;
import ai.hanzo.hmm.market.route.FeeRates;
import ai.hanzo.hmm.market.state.Conduct;
import ai.hanzo.hmm.market.state.EndedAllocation;
import ai.hanzo.hmm.market.state.LockedShares;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.state.PriceMoves;
import ai.hanzo.hmm.market.state.Provider;
import ai.hanzo.hmm.market.state.RestingOrder;
import ai.hanzo.hmm.market.state.Round;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.market.state.Totals;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderPostOnly;
import ai.hanzo.hmm.wire.OrderSelfTrade;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.state.AllocationRow;
import ai.hanzo.hmm.wire.state.BarsRow;
import ai.hanzo.hmm.wire.state.ConductRow;
import ai.hanzo.hmm.wire.state.EndedRow;
import ai.hanzo.hmm.wire.state.LockRow;
import ai.hanzo.hmm.wire.state.MarketRow;
import ai.hanzo.hmm.wire.state.MemberRow;
import ai.hanzo.hmm.wire.state.ObligationRow;
import ai.hanzo.hmm.wire.state.OrderRow;
import ai.hanzo.hmm.wire.state.PoolRow;
import ai.hanzo.hmm.wire.state.PriceMove;
import ai.hanzo.hmm.wire.state.PriceRow;
import ai.hanzo.hmm.wire.state.ProviderRow;
import ai.hanzo.hmm.wire.state.QualityRow;
import ai.hanzo.hmm.wire.state.RoundRow;
import ai.hanzo.hmm.wire.state.TermsRow;
import ai.hanzo.hmm.wire.state.TotalsRow;
import ai.hanzo.hmm.wire.state.VolumeRow;

/// A market's rows, as its store keeps them.
public final class MarketRows {
    private MarketRows() {}

    public static MarketRow toWire(Row row) {
        return new MarketRow(
                switch (row) {
                    case Row.Terms r ->
                            new TermsRow(Terms.toWire(r.terms()), Terms.toWire(r.phase()));
                    case Row.Price(var sample) -> PriceRows.sample(sample);
                    case Row.Bars(var open) -> PriceRows.bars(open);
                    case Row.Volume(var traded) ->
                            new VolumeRow(
                                    traded.minute(),
                                    traded.volumeMicros(),
                                    traded.notionalMicros());
                    case Totals r ->
                            new TotalsRow(
                                    r.timeMs(),
                                    r.orders(),
                                    r.settlements(),
                                    r.allocations(),
                                    r.obligations(),
                                    r.lastPriceMicros(),
                                    r.qualityFundMicros(),
                                    r.treasuryMicros(),
                                    PriceRows.bar(r.traded()),
                                    r.silentMs());
                    case Row.Reserves r ->
                            new PoolRow(
                                    r.pool().unitsMicros(),
                                    r.pool().fundsMicros(),
                                    r.pool().shares(),
                                    r.pausedUntilMs());
                    case Row.Obligation r ->
                            new ObligationRow(r.sequence(), r.provider(), r.openMicros());
                    case Provider r -> ProviderRows.provider(r);
                    case Conduct r -> ProviderRows.conduct(r);
                    case Round r -> new RoundRow(r.startMs(), r.judgedMs());
                    case Row.Quality r -> ProviderRows.quality(r);
                    case Row.Member r -> member(r);
                    case LockedShares r -> new LockRow(r.account(), r.shares(), r.untilMs());
                    case RestingOrder r -> order(r);
                    case OpenAllocation r -> AllocationRows.open(r);
                    case EndedAllocation r -> AllocationRows.ended(r);
                });
    }

    public static Row fromWire(MarketRow stored) {
        return switch (stored.getRow()) {
            case TermsRow r ->
                    new Row.Terms(Terms.fromWire(r.getDefinition()), Terms.fromWire(r.getPhase()));
            case PriceRow r -> new Row.Price(PriceRows.sample(r));
            case BarsRow r -> new Row.Bars(PriceRows.bars(r));
            case VolumeRow r ->
                    new Row.Volume(
                            new MinuteVolume(
                                    r.getMinute(), r.getVolumeMicros(), r.getNotionalMicros()));
            case TotalsRow r ->
                    new Totals(
                            r.getTimeMs(),
                            r.getOrders(),
                            r.getSettlements(),
                            r.getAllocations(),
                            r.getObligations(),
                            r.getLastPriceMicros(),
                            r.getQualityFundMicros(),
                            r.getTreasuryMicros(),
                            PriceRows.bar(r.getTraded()),
                            r.getSilentMs());
            case PoolRow r ->
                    new Row.Reserves(
                            new Pool(r.getUnitsMicros(), r.getFundsMicros(), r.getShares()),
                            r.getPausedUntilMs());
            case ObligationRow r ->
                    new Row.Obligation(r.getSequence(), r.getProvider(), r.getOpenMicros());
            case ProviderRow r -> ProviderRows.provider(r);
            case ConductRow r -> ProviderRows.conduct(r);
            case RoundRow r -> new Round(r.getStartMs(), r.getJudgedMs());
            case QualityRow r -> ProviderRows.quality(r);
            case MemberRow r -> member(r);
            case LockRow r -> new LockedShares(r.getAccount(), r.getShares(), r.getUntilMs());
            case OrderRow r -> order(r);
            case AllocationRow r -> AllocationRows.open(r);
            case EndedRow r -> AllocationRows.ended(r);
            case Object other ->
                    throw new IllegalStateException("no row of a market: " + other.getClass());
        };
    }

    private static OrderRow order(RestingOrder r) {
        return new OrderRow(
                r.sequence(),
                r.account(),
                r.clientOrderId(),
                r.ownerGroup(),
                OrderSide.valueOf(r.side().name()),
                r.priceMicros(),
                r.originalMicros(),
                r.openMicros(),
                r.notionalMicros(),
                r.fees().wholeMicros(),
                r.fees().remainderPpm(),
                r.holdMicros(),
                r.feeRates().takerPpm(),
                r.feeRates().makerPpm(),
                OrderDelivery.valueOf(r.delivery().name()),
                r.rateMicros(),
                r.preventedMicros(),
                r.conditions().expiresAtMs(),
                OrderPostOnly.valueOf(r.conditions().postOnly().name()),
                OrderSelfTrade.valueOf(r.conditions().selfTrade().name()),
                r.conditions().minQualityPpm());
    }

    private static RestingOrder order(OrderRow r) {
        return new RestingOrder(
                r.getSequence(),
                r.getAccount(),
                r.getClientOrderId(),
                r.getOwnerGroup(),
                Side.valueOf(r.getSide().name()),
                r.getPriceMicros(),
                r.getOriginalMicros(),
                r.getOpenMicros(),
                r.getPreventedMicros(),
                r.getNotionalMicros(),
                FeeMeter.of(r.getFeeWholeMicros(), r.getFeeRemainderPpm()),
                r.getHoldMicros(),
                FeeRates.of(r.getTakerFeePpm(), r.getMakerFeePpm()),
                conditions(r),
                Delivery.valueOf(r.getDelivery().name()),
                r.getRateMicros());
    }

    private static Conditions conditions(OrderRow r) {
        boolean usual =
                r.getExpiresAtMs() == 0
                        && r.getPostOnly() == OrderPostOnly.NO
                        && r.getSelfTrade() == OrderSelfTrade.EXPIRE_MAKER
                        && r.getMinQualityPpm() == 0;
        if (usual) return Conditions.NONE;
        return new Conditions(
                r.getExpiresAtMs(),
                PostOnly.valueOf(r.getPostOnly().name()),
                0,
                SelfTrade.valueOf(r.getSelfTrade().name()),
                r.getMinQualityPpm());
    }

    private static MemberRow member(Row.Member r) {
        var moves =
                r.moves().moves().stream()
                        .map(m -> new PriceMove(m.second(), m.upPpm(), m.downPpm()))
                        .toList();
        return new MemberRow(r.account(), r.sequence(), r.openOrders(), moves);
    }

    private static Row.Member member(MemberRow r) {
        var moves =
                r.getMoves().stream()
                        .map(m -> new PriceMoves.Move(m.getSecond(), m.getUpPpm(), m.getDownPpm()))
                        .toList();
        return new Row.Member(
                r.getAccount(),
                r.getSequence(),
                r.getOpenOrders(),
                moves.isEmpty() ? PriceMoves.NONE : PriceMoves.of(moves));
    }
}
