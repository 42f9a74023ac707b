package ai.hanzo.hmm.bench.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.bench.Schedule;
import ai.hanzo.hmm.bench.Site;
import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.local.demo.client.Connection;
import ai.hanzo.hmm.local.demo.client.Results;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.Venue;
import ai.hanzo.hmm.wire.topic.Partitions;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// A run far too short to mean anything: every purchase has its token, and every token is usable,
/// or the run fails.
class TokenBenchTest {
    @TempDir Path folder;

    @Test
    void everyPurchaseHasAUsableToken() throws Exception {
        var settings =
                new TokenSettings(
                        new Schedule(1, 500, 200, 800),
                        200,
                        1,
                        5,
                        new Partitions(2, 2, 2),
                        new Mix(2, 5, 5, 60, 100),
                        1);
        try (var site = Site.open(settings.partitions(), folder)) {
            var measured = new TokenBench(settings, site, _ -> {}).run();

            assertThat(measured.exchange().perSecond()).isEqualTo(200);
            assertThat(measured.exchange().p50().median()).isPositive();
            assertThat(measured.exchange().max().median())
                    .isGreaterThanOrEqualTo(measured.exchange().p50().median());
            assertThat(measured.passThrough().p50().median()).isPositive();
            assertThat(measured.counts().tokens()).isPositive();
            assertThat(measured.counts().orders()).isGreaterThan(measured.counts().tokens());
            assertThat(measured.counts().verifyMicros()).isPositive();
            assertThat(measured.page()).contains("none missing", "delivered at once");
            assertThat(venuesOfPurchases(site)).containsExactlyInAnyOrder(Venue.values());
        }
    }

    private static Set<Venue> venuesOfPurchases(Site site) {
        var topics = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);
        var exchange = new Connection(site.bootstrapServers(), site.registryUrl(), topics);
        var venues = EnumSet.noneOf(Venue.class);
        var seen = new AtomicLong();
        try (var results =
                new Results(
                        exchange,
                        List.of(topics.settlements()),
                        (result, _) -> {
                            var settlement = (Settlement) result;
                            seen.incrementAndGet();
                            if (settlement.getTaker().startsWith("bench-taker-")
                                    && settlement.getTakerSide() == OrderSide.BUY) {
                                venues.add(settlement.getVenue());
                            }
                        })) {
            results.start();
            results.await(
                    "purchases from book and pool",
                    Duration.ofSeconds(10),
                    seen::get,
                    () -> venues.size() == Venue.values().length);
            return results.see(() -> EnumSet.copyOf(venues));
        }
    }
}
