package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.view.ListedExecution;
import ai.hanzo.hmm.door.view.ListedOrder;
import ai.hanzo.hmm.door.view.OrderCursor;
import ai.hanzo.hmm.door.view.Posted;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.AssetBalance;
import ai.hanzo.hmm.wire.Candle;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.DepthLevel;
import ai.hanzo.hmm.wire.EndedStake;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.ObserverMeans;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderState;
import ai.hanzo.hmm.wire.OrderStatus;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.ProviderDay;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.RouteSlice;
import ai.hanzo.hmm.wire.ScoredBucket;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.Strike;
import ai.hanzo.hmm.wire.Venue;
import ai.hanzo.hmm.wire.depth.DepthChecksum;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/// What the examples of the documents tell: alice bought 10 SCU of the provider p at 2.02 HANZO,
/// which became its allocation 7, and p starts it.
public final class Story {
    static final long NOW_MS = 1_700_000_000_000L;
    private static final String UNITS = "SCU:" + Samples.MARKET;

    private Story() {}

    static void tell(FixedViews views) {
        views.markets.put(Samples.MARKET, Samples.market());
        views.prices.put(Samples.MARKET, price());
        views.depths.put(Samples.MARKET, depth());
        views.orders.put("alice|o-1", execution());
        views.commands.put("alice|o-1", execution());
        views.balances.put("alice", balances());
        views.allocations.put(allocation().getAllocationId(), allocation());
        views.tokens.put(allocation().getAllocationId(), token());
        views.quality.add(quality());
        views.scored.addAll(
                List.of(
                        QualityScore.newBuilder(quality())
                                .setBuckets(6)
                                .setThroughputPpm(733_571)
                                .build(),
                        quality()));
        views.posted.addAll(posted());
        views.executions.add(new ListedExecution(101, execution()));
        views.listedOrders.add(
                new ListedOrder(OrderCursor.parse("closed:0000000000000000101:o-1"), execution()));
        views.trades.add(trade());
        views.candles.add(candle());
    }

    static MarketPrice price() {
        return MarketPrice.newBuilder()
                .setMarket(Samples.MARKET)
                .setTimeMs(NOW_MS)
                .setLastMicros(2_020_000L)
                .setBestBidMicros(2_000_000L)
                .setBestAskMicros(2_030_000L)
                .setPoolMicros(2_000_000L)
                .setMidMicros(2_015_000L)
                .setGradePpm(1_266_000L)
                .setQualityAdjustedMicros(2_532_000L)
                .setDayVolumeMicros(10_000_000)
                .setDayNotionalMicros(20_200_000)
                .setMean1mMicros(2_000_000L)
                .setMean5mMicros(2_000_000L)
                .setMean1hMicros(1_999_000L)
                .setMean24hMicros(1_990_000L)
                .setGeometricMean1mMicros(1_999_999L)
                .setGeometricMean5mMicros(1_999_999L)
                .setGeometricMean1hMicros(1_998_999L)
                .setGeometricMean24hMicros(1_989_990L)
                .build();
    }

    static Depth depth() {
        var bids = List.of(new DepthLevel(2_000_000L, 10_000_000L));
        var asks =
                List.of(
                        new DepthLevel(2_030_000L, 5_000_000L),
                        new DepthLevel(2_040_000L, 20_000_000L));
        var checksum = DepthChecksum.of(asks, bids);
        return new Depth(Samples.MARKET, NOW_MS, bids, asks, 17L, true, checksum);
    }

    public static Execution execution() {
        var order =
                OrderState.newBuilder()
                        .setClientOrderId("o-1")
                        .setStatus(OrderStatus.FILLED)
                        .setOriginalMicros(10_000_000)
                        .setExecutedMicros(10_000_000)
                        .setPreventedMicros(0)
                        .setCancelledMicros(0)
                        .setOpenMicros(0)
                        .setFilledMicros(10_000_000)
                        .setNotionalMicros(20_200_000)
                        .setFeeMicros(60_600)
                        .setPriceMicros(2_020_000L)
                        .build();
        var slice =
                RouteSlice.newBuilder()
                        .setVenue(Venue.BOOK)
                        .setQuantityMicros(10_000_000)
                        .setNotionalMicros(20_200_000)
                        .setFeeMicros(60_600)
                        .setPriceMicros(2_020_000L)
                        .build();
        return Execution.newBuilder()
                .setAccount("alice")
                .setSource(Samples.MARKET)
                .setSequence(1)
                .setTimeMs(NOW_MS)
                .setCommandId("o-1")
                .setStatus(CommandStatus.DONE)
                .setOrders(List.of(order))
                .setPostings(
                        List.of(
                                new Posting("HANZO", "TRADE", 0L, -20_200_000L),
                                new Posting("HANZO", "FEE", 0L, -60_600L)))
                .setRoute(List.of(slice))
                .build();
    }

    static Settlement trade() {
        return Settlement.newBuilder()
                .setMarket(Samples.MARKET)
                .setSequence(7)
                .setTimeMs(NOW_MS)
                .setVenue(Venue.BOOK)
                .setTakerSide(OrderSide.BUY)
                .setTaker("alice")
                .setTakerOrderId("o-1")
                .setMaker("p")
                .setMakerOrderId("o-1")
                .setPriceMicros(2_020_000)
                .setQuantityMicros(10_000_000)
                .setNotionalMicros(20_200_000)
                .setTakerFeeMicros(60_600)
                .setMakerFeeMicros(20_200)
                .setLpShareMicros(40_400)
                .setQualityFundMicros(10_100)
                .setTreasuryMicros(30_300)
                .setLegs(List.of())
                .build();
    }

    public static Candle candle() {
        return Candle.newBuilder()
                .setMarket(Samples.MARKET)
                .setInterval("1m")
                .setStartMs(NOW_MS - NOW_MS % 60_000)
                .setOpenMicros(2_020_000)
                .setHighMicros(2_020_000)
                .setLowMicros(2_020_000)
                .setCloseMicros(2_020_000)
                .setVolumeMicros(10_000_000)
                .setNotionalMicros(20_200_000)
                .setTrades(1)
                .setFirstTrade(7)
                .setLastTrade(7)
                .build();
    }

    public static AccountBalances balances() {
        return AccountBalances.newBuilder()
                .setAccount("alice")
                .setTimeMs(NOW_MS)
                .setAssets(
                        List.of(
                                new AssetBalance("HANZO", 59_739_400L, 20_000_000L),
                                new AssetBalance(UNITS, 10_000L, 0L)))
                .setSequences(Map.of("ledger", 5L))
                .setStakedMicros(12_000_000)
                .setEnded(List.of(new EndedStake(8_000_000L, NOW_MS + 1_814_400_000L)))
                .setTradedMicros(20_200_000)
                .setFeeDay(19_675)
                .setDiscountPpm(50_000)
                .setOwnerGroup("desk-7")
                .build();
    }

    public static Allocation allocation() {
        return Allocation.newBuilder(Samples.allocation(Samples.MARKET + "#7"))
                .setState(AllocationState.ACTIVE)
                .setStartMs(NOW_MS)
                .setExpiryMs(NOW_MS + 120_000 + 157_977_900L)
                .setTokenHash("ef2aa1692aada5bde421b4d715b3d39f774466300b7258521f13697b41a0c755")
                .setRefundPriceMicros(2_000_000)
                .setStartedMs(NOW_MS + 1_000)
                .setHeardMs(NOW_MS + 31_000)
                .setUsedMicros(1_500)
                .build();
    }

    static AccessToken token() {
        var allocation = allocation();
        return new AccessToken(
                allocation.getAllocationId(),
                allocation.getConsumer(),
                allocation.getProvider(),
                allocation.getMarket(),
                allocation.getExpiryMs(),
                "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl");
    }

    static QualityScore quality() {
        var bucket =
                ScoredBucket.newBuilder()
                        .setStartMs(NOW_MS - 300_000)
                        .setObserved(
                                List.of(new ObserverMeans("eye", 3, null, 95_500_000L, null, null)))
                        .setThroughputMicros(95_500_000L)
                        .setThroughputScorePpm(955_000)
                        .build();
        var strike =
                new Strike(
                        19_674L,
                        "PROVIDER_FAULT",
                        NOW_MS - 90_000_000L,
                        Map.of("unusedMicros", 250_000L));
        return QualityScore.newBuilder()
                .setProvider("p")
                .setMarket(Samples.MARKET)
                .setBucketStartMs(NOW_MS - 300_000)
                .setBuckets(7)
                .setLatencyPpm(500_000)
                .setThroughputPpm(799_999)
                .setAvailabilityPpm(980_000)
                .setAccuracyPpm(900_000)
                .setScorePpm(765_999)
                .setGradePpm(1_265_999)
                .setTimeMs(NOW_MS)
                .setBucket(bucket)
                .setStanding(ProviderStanding.ACTIVE)
                .setBondMicros(300_000_000)
                .setRequiredBondMicros(41_400_000)
                .setBondPpm(1_100_000)
                .setRateMicros(1_000_000_000)
                .setBusyRateMicros(50_000_000)
                .setAttestedRateMicros(1_000_000_000)
                .setAttestedUntilMs(NOW_MS + 80_000_000)
                .setObligedMicros(12_660_000)
                .setAllocatedMicros(10_000_000)
                .setStrikes(List.of(strike))
                .setDay(day())
                .setForfeitedMicros(500_000)
                .setRetainedMicros(12_500)
                .build();
    }

    private static ProviderDay day() {
        return ProviderDay.newBuilder()
                .setDay(19_674)
                .setScorePpm(766_000)
                .setAvailabilityPpm(949_999)
                .setBuckets(288)
                .setEnded(10)
                .setRank(2)
                .setRanked(11)
                .setBaseMicros(2_000_000)
                .setFundMicros(1_500_000)
                .setBonusesMicros(0)
                .build();
    }

    private static List<Posted> posted() {
        return List.of(
                posted("HANZO", "DEPOSIT", 2_502_002_000_000L, 0),
                posted("HANZO", "TRADE", -502_002_000L, 0),
                posted(UNITS, "ISSUE", 1_010_000_000L, 0),
                posted(UNITS, "REDEEM", -10_000_000L, 0),
                posted("LP:" + Samples.MARKET, "MINT", 0, 1_414_211_562L));
    }

    private static Posted posted(String asset, String reason, long free, long held) {
        return new Posted(asset, reason, BigInteger.valueOf(free), BigInteger.valueOf(held));
    }
}
