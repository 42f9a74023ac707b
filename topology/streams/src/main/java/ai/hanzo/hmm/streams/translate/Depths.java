package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.engine.MarketView;
import ai.hanzo.hmm.market.state.Book.Level;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.DepthLevel;
import ai.hanzo.hmm.wire.depth.DepthChecksum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Levels of a market's book, for their topic.
public final class Depths {
    private Depths() {}

    public static Depth snapshot(
            MarketView market, List<Level> bids, List<Level> asks, long sequence) {
        return depth(market, levels(bids), levels(asks), sequence, true, checksum(bids, asks));
    }

    /// What differs from the levels that were told before.
    public static Depth change(
            MarketView market,
            List<Level> bidsBefore,
            List<Level> bids,
            List<Level> asksBefore,
            List<Level> asks,
            long sequence) {
        return depth(
                market,
                changed(bidsBefore, bids),
                changed(asksBefore, asks),
                sequence,
                false,
                checksum(bids, asks));
    }

    /// First what came or changed, best first, then what is gone.
    private static List<DepthLevel> changed(List<Level> before, List<Level> now) {
        var was = new HashMap<Long, Long>();
        for (var level : before) was.put(level.priceMicros(), level.quantityMicros());
        var changed = new ArrayList<DepthLevel>();
        for (var level : now) {
            var quantity = was.remove(level.priceMicros());
            if (quantity == null || quantity != level.quantityMicros()) changed.add(level(level));
        }
        for (var level : before) {
            if (was.containsKey(level.priceMicros())) {
                changed.add(new DepthLevel(level.priceMicros(), 0L));
            }
        }
        return changed;
    }

    private static Depth depth(
            MarketView market,
            List<DepthLevel> bids,
            List<DepthLevel> asks,
            long sequence,
            boolean snapshot,
            long checksum) {
        return new Depth(
                market.id(), market.totals().timeMs(), bids, asks, sequence, snapshot, checksum);
    }

    private static long checksum(List<Level> bids, List<Level> asks) {
        return DepthChecksum.of(best(asks), best(bids));
    }

    private static List<DepthLevel> best(List<Level> levels) {
        return levels(levels.subList(0, Math.min(levels.size(), DepthChecksum.LEVELS)));
    }

    private static List<DepthLevel> levels(List<Level> levels) {
        return levels.stream().map(Depths::level).toList();
    }

    private static DepthLevel level(Level level) {
        return new DepthLevel(level.priceMicros(), level.quantityMicros());
    }
}
