package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.DepthLevel;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.Venue;
import ai.hanzo.hmm.wire.depth.DepthChecksum;

import java.util.List;

/// Records that several tests need.
final class Records {
    static final String MARKET = "gpu-inference/h100";

    private Records() {}

    static MarketPrice price(long lastMicros) {
        return MarketPrice.newBuilder()
                .setMarket(MARKET)
                .setTimeMs(6)
                .setLastMicros(lastMicros)
                .build();
    }

    static Settlement trade(long sequence) {
        return Settlement.newBuilder()
                .setMarket(MARKET)
                .setSequence(sequence)
                .setTimeMs(7)
                .setVenue(Venue.BOOK)
                .setTakerSide(OrderSide.BUY)
                .setTaker("secret-taker")
                .setTakerOrderId("o-1")
                .setMaker("secret-maker")
                .setMakerOrderId("o-2")
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

    static DepthLevel level(long price, long quantity) {
        return new DepthLevel(price * 1_000_000, quantity * 1_000_000);
    }

    /// A whole book with its checksum.
    static Depth book(long sequence, List<DepthLevel> bids, List<DepthLevel> asks) {
        return new Depth(MARKET, 8L, bids, asks, sequence, true, DepthChecksum.of(asks, bids));
    }

    /// A change that leaves a book of these levels.
    static Depth change(long sequence, List<DepthLevel> bids, List<DepthLevel> asks, Depth after) {
        long checksum = DepthChecksum.of(after.getAsks(), after.getBids());
        return new Depth(MARKET, 9L, bids, asks, sequence, false, checksum);
    }
}
