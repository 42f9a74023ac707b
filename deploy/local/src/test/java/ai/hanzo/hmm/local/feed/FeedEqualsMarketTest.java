package ai.hanzo.hmm.local.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.hanzo.hmm.client.Amount;
import ai.hanzo.hmm.client.ClientSettings;
import ai.hanzo.hmm.client.HmmClient;
import ai.hanzo.hmm.client.Patience;
import ai.hanzo.hmm.client.answer.Level;
import ai.hanzo.hmm.client.command.Side;
import ai.hanzo.hmm.client.feed.Book;
import ai.hanzo.hmm.client.feed.Subject;
import ai.hanzo.hmm.local.LocalSettings;
import ai.hanzo.hmm.local.OneJvm;
import ai.hanzo.hmm.local.demo.client.Connection;
import ai.hanzo.hmm.local.demo.client.Results;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.DepthLevel;
import ai.hanzo.hmm.wire.depth.LocalBook;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// Who hears of the exchange by the client's feed alone, over a line that is cut all the time,
/// knows what the market is: its book is that of the door, that of the depth topic, and that which
/// the open orders make.
///
/// `-Dhmm.feed.orders=100000 -Dhmm.seed=N` runs longer, and otherwise.
class FeedEqualsMarketTest {
    private static final int ORDERS = Integer.getInteger("hmm.feed.orders", 2_000);
    private static final long SEED = Long.getLong("hmm.seed", 20_261_123);
    private static final int QUIET_POINTS = Math.max(4, ORDERS / 5_000);
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final String MARKET = Trading.MARKET;
    private static final Patience SOON =
            new Patience(10, Duration.ofMillis(10), Duration.ofMillis(200));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Follower follower = new Follower();
    private final LocalBook topicBook = new LocalBook();

    @Test
    void whoHearsByTheFeedAloneKnowsTheMarket() throws Exception {
        var topics = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);
        try (var exchange = OneJvm.start(LocalSettings.in(folder).withPorts(0, 0));
                var line = BreakingLine.to(exchange.doorUrl());
                var door = HmmClient.at(exchange.doorUrl());
                var far = HmmClient.of(far(line));
                var results =
                        new Results(
                                new Connection(
                                        exchange.bootstrapServers(),
                                        exchange.registryUrl(),
                                        topics),
                                List.of(topics.depth()),
                                (record, _) -> read((Depth) record))) {
            results.start();
            var trading = new Trading(door, SEED);
            trading.open();
            var book = follow(far);
            try (var cutting = new Cutting(line, new Random(SEED))) {
                for (int i = 0; i < QUIET_POINTS; i++) {
                    cutting.goOn();
                    trading.send(ORDERS / QUIET_POINTS);
                    var marks = trading.mark();
                    cutting.rest();
                    awaitSame(i, marks, door, results, book);
                }
            }
            assertAll(trading, line, door);
        }
    }

    /// Connections that the JDK does not see break are soon asked whether they are there.
    private static ClientSettings far(BreakingLine line) {
        var settings = ClientSettings.of(line.url()).withPatience(SOON);
        return settings.withAnswerWithin(Duration.ofSeconds(2));
    }

    private Book follow(HmmClient far) {
        var feed = far.feed(follower);
        feed.subscribe(Subject.prices(MARKET));
        feed.subscribe(Subject.trades(MARKET));
        feed.subscribe(Subject.candles(MARKET, "1s"));
        for (var trader : Trading.TRADERS) {
            feed.subscribe(Subject.executions(trader));
            feed.subscribe(Subject.balances(trader));
            feed.subscribe(Subject.allocations(trader));
        }
        return feed.book(MARKET);
    }

    private void read(Depth record) {
        if (record.getMarket().equals(MARKET)) topicBook.apply(record);
    }

    /// When the last thing that each trader did is known, everything is.
    private void awaitSame(
            int point, List<String> marks, HmmClient door, Results results, Book book) {
        await().atMost(WITHIN)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(
                        () -> {
                            var own = book.now();
                            var as = "point %d, seed %d, %s";
                            assertThat(book.isCurrent()).as(as, point, SEED, follower).isTrue();
                            assertThat(follower.open())
                                    .as(as, point, SEED, follower)
                                    .containsAll(marks);
                            assertThat(own.bids())
                                    .as("bids of the open orders, " + as, point, SEED, follower)
                                    .isEqualTo(follower.side(Side.BUY));
                            assertThat(own.asks())
                                    .as("asks of the open orders, " + as, point, SEED, follower)
                                    .isEqualTo(follower.side(Side.SELL));
                            assertThat(own)
                                    .as("the door's, " + as, point, SEED, follower)
                                    .isEqualTo(door.markets().book(MARKET, 100));
                            assertThat(own)
                                    .as("the topic's, " + as, point, SEED, follower)
                                    .isEqualTo(results.see(this::ofTopic));
                        });
    }

    private ai.hanzo.hmm.client.answer.Book ofTopic() {
        var all = topicBook.snapshot();
        return new ai.hanzo.hmm.client.answer.Book(
                all.getMarket(),
                all.getTimeMs(),
                all.getSequence(),
                levels(all.getBids()),
                levels(all.getAsks()));
    }

    private static List<Level> levels(List<DepthLevel> levels) {
        return levels.stream()
                .map(
                        level ->
                                new Level(
                                        new Amount(level.getPriceMicros()),
                                        new Amount(level.getQuantityMicros())))
                .toList();
    }

    private void assertAll(Trading trading, BreakingLine line, HmmClient door) {
        for (var trader : Trading.TRADERS) {
            await().atMost(WITHIN)
                    .untilAsserted(
                            () ->
                                    assertThat(follower.balances(trader))
                                            .hasValue(door.account(trader).balances()));
        }
        var as = "seed " + SEED + ", " + line.cuts() + " cuts, " + follower;
        assertThat(line.cuts()).as(as).isGreaterThanOrEqualTo(QUIET_POINTS);
        assertThat(follower.counted("losses")).as(as).isGreaterThanOrEqualTo(QUIET_POINTS);
        assertThat(follower.counted("snapshots of DEPTH"))
                .as(as)
                .isGreaterThanOrEqualTo(QUIET_POINTS);
        assertThat(follower.counted("updates of DEPTH"))
                .as(as)
                .isGreaterThanOrEqualTo(QUIET_POINTS);
        assertThat(follower.counted("missing trades")).as(as).isZero();
        assertThat(follower.complaints()).as(as).isEmpty();
        assertThat(trading.turnedAway()).as(as).isZero();
        assertThat(follower.contents())
                .as(as)
                .containsExactly(
                        "AllBalances",
                        "AllPrices",
                        "Allocations",
                        "Candles",
                        "Depth",
                        "Happened",
                        "OpenOrders",
                        "Trades");
    }
}
