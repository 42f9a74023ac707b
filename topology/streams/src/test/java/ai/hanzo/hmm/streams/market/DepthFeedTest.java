package ai.hanzo.hmm.streams.market;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.engine.Market;
import ai.hanzo.hmm.market.quality.QualityReferences;
import ai.hanzo.hmm.market.route.FeeRates;
import ai.hanzo.hmm.streams.key.SignedEvidence;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.DepthLevel;
import ai.hanzo.hmm.wire.depth.DepthChecksum;
import ai.hanzo.hmm.wire.depth.LocalBook;
import ai.hanzo.hmm.wire.depth.LocalBook.Taken;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/// A book kept from the depth records is the market's, and knows when it is not.
class DepthFeedTest {
    private static final String MARKET = "gpu-inference/h100";
    private static final long START_MS = 1_700_000_000_000L;

    private final long seed = Long.getLong("hmm.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Market market = Market.of(MARKET, List.of(), SignedEvidence.KINDS);
    private final DepthFeed feed = new DepthFeed(0);
    private long nowMs = START_MS;
    private int orders;

    DepthFeedTest() {
        var references = new QualityReferences(200, 2_000, 50_000_000, 0, 1_000_000);
        var terms =
                new MarketTerms(
                        MARKET,
                        "unit",
                        1,
                        "unit",
                        1,
                        1_000_000,
                        1,
                        1,
                        1,
                        1_000_000,
                        0,
                        300_000,
                        0,
                        references,
                        List.of());
        send(new MarketInput.Open(terms, Phase.ACTIVE));
    }

    @Test
    void aBookKeptFromTheRecordsIsTheMarketsAfterEachOfThem() {
        var book = new LocalBook();
        long sequence = 0;
        long owedSinceMs = Long.MAX_VALUE;
        int deepest = 0;
        int snapshots = 0;
        for (int i = 0; i < 3_000; i++) {
            var told = tradeAndTell();
            if (told.isEmpty()) {
                assertThat(whole(book)).as("nothing to tell, seed %d", seed).isTrue();
            }
            for (var depth : told) {
                assertThat(depth.getSequence()).isEqualTo(++sequence);
                assertThat(book.apply(depth)).as("seed %d", seed).isEqualTo(Taken.APPLIED);
                assertThat(whole(book)).as("seed %d: %s", seed, depth).isTrue();
                if (depth.getSnapshot()) {
                    snapshots++;
                    assertThat(depth.getAsks()).isEqualTo(book.asks());
                    assertThat(depth.getBids()).isEqualTo(book.bids());
                    owedSinceMs = Long.MAX_VALUE;
                } else {
                    owedSinceMs = Math.min(owedSinceMs, nowMs);
                }
            }
            assertThat(feed.owesSnapshot()).isEqualTo(owedSinceMs != Long.MAX_VALUE);
            assertThat(nowMs - Math.min(owedSinceMs, nowMs)).as("seed %d", seed).isLessThan(10_000);
            deepest = Math.max(deepest, market.view().depth(Side.SELL, 1_000).size());
        }
        assertThat(deepest).as("levels beyond the hundredth").isGreaterThan(120);
        assertThat(snapshots).isBetween(5, 500);
    }

    @Test
    void aLostRecordIsFound() {
        int lost = 0;
        while (lost < 200) {
            var book = new LocalBook();
            book.apply(whole(feed.sequence()));
            var told = tradeAndTell();
            if (told.isEmpty() || told.getFirst().getSnapshot() || feed.sequence() == 1) continue;
            // That one is lost; the next shows it.
            List<Depth> next = List.of();
            while (next.isEmpty()) next = tradeAndTell();
            if (next.getFirst().getSnapshot()) continue;
            assertThat(book.apply(next.getFirst())).as("seed %d", seed).isEqualTo(Taken.GAP);
            lost++;
        }
    }

    @Test
    void aWrongLevelAmongTheBestTenIsFound() {
        int found = 0;
        while (found < 200) {
            var before = whole(feed.sequence());
            var told = tradeAndTell();
            if (told.isEmpty() || told.getFirst().getSnapshot() || before.getAsks().isEmpty()) {
                continue;
            }
            var best = before.getAsks().getFirst();
            boolean isChanged =
                    told.getFirst().getAsks().stream()
                            .anyMatch(level -> level.getPriceMicros() == best.getPriceMicros());
            if (isChanged) continue;
            var wrong = new ArrayList<>(before.getAsks());
            wrong.set(0, new DepthLevel(best.getPriceMicros(), best.getQuantityMicros() + 1));
            var book = new LocalBook();
            book.apply(snapshot(before.getSequence(), before.getBids(), wrong));
            assertThat(book.apply(told.getFirst()))
                    .as("seed %d", seed)
                    .isEqualTo(Taken.WRONG_CHECKSUM);
            found++;
        }
    }

    private List<Depth> tradeAndTell() {
        for (int n = random.nextInt(5); n > 0; n--) send(next());
        nowMs += 50 + (random.nextInt(20) == 0 ? random.nextInt(15_000) : 0);
        return feed.next(market.view(), nowMs).stream().toList();
    }

    private MarketInput next() {
        if (random.nextInt(3) == 0 && orders > 0) {
            int some = Math.max(1, orders - random.nextInt(400));
            return new MarketInput.Cancel("a", "c" + ++orders, "o" + some);
        }
        var side = random.nextInt(20) == 0 ? Side.BUY : Side.SELL;
        long price = side == Side.SELL ? 1_000 + random.nextInt(200) : 850 + random.nextInt(200);
        if (random.nextInt(4) == 0) price = side == Side.SELL ? 998 : 1_001;
        return place(side, price * 1_000_000, 1 + random.nextInt(9));
    }

    private MarketInput place(Side side, long price, long quantity) {
        var id = "o" + ++orders;
        long hold = side == Side.SELL ? quantity : 2 * price * quantity;
        return new MarketInput.Place(
                side == Side.SELL ? "a" : "b",
                id,
                new OrderTerms.Limit(side, price, quantity, TimeInForce.GTC),
                Conditions.NONE,
                Delivery.HOLD,
                OptionalLong.empty(),
                hold,
                FeeRates.STANDARD,
                id);
    }

    private void send(MarketInput command) {
        market.apply(command, nowMs);
        market.takeChanges();
    }

    private boolean whole(LocalBook book) {
        var now = whole(0);
        return book.asks().equals(now.getAsks()) && book.bids().equals(now.getBids());
    }

    /// The market's best levels as they are now.
    private Depth whole(long sequence) {
        return snapshot(sequence, levels(Side.BUY), levels(Side.SELL));
    }

    private static Depth snapshot(long sequence, List<DepthLevel> bids, List<DepthLevel> asks) {
        var checksum = DepthChecksum.of(asks, bids);
        return new Depth(MARKET, START_MS, bids, asks, sequence, true, checksum);
    }

    private List<DepthLevel> levels(Side side) {
        return market.view().depth(side, DepthFeed.LEVELS).stream()
                .map(level -> new DepthLevel(level.priceMicros(), level.quantityMicros()))
                .toList();
    }
}
