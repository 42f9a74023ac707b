package ai.hanzo.hmm.streams.quality;

import static ai.hanzo.hmm.streams.quality.Telemetry.MARKET;
import static ai.hanzo.hmm.streams.quality.Telemetry.MINUTE;
import static ai.hanzo.hmm.streams.quality.Telemetry.START;
import static ai.hanzo.hmm.streams.quality.Telemetry.about;
import static ai.hanzo.hmm.streams.quality.Telemetry.bucket;
import static ai.hanzo.hmm.streams.quality.Telemetry.full;
import static ai.hanzo.hmm.streams.quality.Telemetry.means;
import static ai.hanzo.hmm.streams.quality.Telemetry.report;
import static ai.hanzo.hmm.streams.quality.Telemetry.told;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.ObserverMeans;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.TelemetryReport;
import ai.hanzo.hmm.wire.TelemetryTick;

import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What counts, and when a bucket closes.
class QualityTopologyTest {
    /// The last instant at which a report on the first bucket counts.
    private static final long DUE = START + 15 * MINUTE;

    @TempDir Path folder;
    private QualityRig rig;

    @BeforeEach
    void start() {
        rig = new QualityRig(folder, 1);
        rig.markets.pipeInput(MARKET, Telemetry.status(Telemetry.definition("north", "south")));
        rig.known("acme", "zeta");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void a_bucket_becomes_the_median_of_its_observers_once_its_grace_has_passed() {
        rig.send("acme", full("north", 1, START, 300, 40_000_000, 990_000, 900_000), START + 1);
        rig.send(
                "acme", full("north", 2, START + MINUTE, 501, 0, 999_999, 900_001), START + MINUTE);
        rig.send("acme", full("south", 1, START + 1, 100, 60_000_000, 0, 0), START + MINUTE);
        rig.send("acme", report("acme", 9, START + 2, 1), START + 2 * MINUTE);
        assertThat(rig.commands.isEmpty()).isTrue();

        rig.passTime(DUE + 1);

        // Latency: means 400, 100 and 1; throughput, availability, accuracy of the two that
        // measured, the lower.
        assertThat(rig.commands.readKeyValue())
                .isEqualTo(
                        KeyValue.pair(
                                MARKET,
                                told(
                                        new QualityBucket(
                                                "acme",
                                                START,
                                                3,
                                                100L,
                                                20_000_000L,
                                                0,
                                                0,
                                                List.of(
                                                        means("acme", 1, 1L),
                                                        new ObserverMeans(
                                                                "north",
                                                                2,
                                                                400L,
                                                                20_000_000L,
                                                                994_999,
                                                                900_000),
                                                        new ObserverMeans(
                                                                "south",
                                                                1,
                                                                100L,
                                                                60_000_000L,
                                                                0,
                                                                0))))));
        assertThat(rig.commands.isEmpty()).isTrue();
        assertThat(rig.deadLetters.isEmpty()).isTrue();
    }

    @Test
    void a_bucket_is_open_at_its_due_time_and_closed_after_it() {
        rig.send("acme", report("north", 1, START, 100), START);
        rig.send("acme", report("south", 1, START, 50), DUE);
        assertThat(rig.commands.isEmpty()).isTrue();

        rig.send("acme", report("south", 2, START, 50), DUE + 1);

        assertThat(rig.commands.readValue())
                .isEqualTo(
                        bucket(
                                "acme",
                                START,
                                50L,
                                means("north", 1, 100L),
                                means("south", 1, 50L)));
        assertThat(rig.commands.isEmpty()).isTrue();
        assertThat(rig.reasons())
                .containsExactly(
                        "LATE: bucket " + START + " closed at " + DUE + ", now " + (DUE + 1));
    }

    @Test
    void a_repeated_report_does_not_count_twice() {
        rig.send("acme", report("north", 1, START, 100), START);
        rig.send("acme", report("north", 1, START, 100), START + 1);
        rig.send("acme", report("north", 1, START, 900), START + 2);
        rig.send("acme", report("north", 2, START, 201), START + 3);

        rig.passTime(DUE + 1);

        assertThat(rig.commands.readValue())
                .as("the mean of 100 and 201")
                .isEqualTo(bucket("acme", START, 150L, means("north", 2, 150L)));
        assertThat(rig.deadLetters.isEmpty()).isTrue();
    }

    @Test
    void only_the_sixty_lowest_sequences_of_an_observer_count() {
        for (int i = 1; i <= 61; i++)
            rig.send("acme", report("north", i + 1, START, 60), START + i);
        rig.send("acme", report("north", 1, START, 0), START + 100);

        assertThat(rig.storedReports())
                .as("the one that was driven out lies in a page")
                .isEqualTo(61);
        rig.passTime(DUE + 1);

        assertThat(rig.commands.readValue())
                .as("59 x 60 / 60")
                .isEqualTo(bucket("acme", START, 59L, means("north", 60, 59L)));
    }

    @Test
    void each_provider_market_and_bucket_closes_by_itself_in_the_order_it_is_due() {
        rig.send("zeta", report("north", 1, START, 1), START);
        rig.send("acme", report("north", 1, START + 5 * MINUTE, 2), START + 5 * MINUTE);
        rig.send("acme", report("north", 2, START, 3), START + 5 * MINUTE);
        rig.send("acme", report("north", 3, START + 6 * MINUTE, 4), START + 6 * MINUTE);

        rig.passTime(DUE + 5 * MINUTE + 1);

        assertThat(rig.commands.readValuesToList())
                .containsExactly(
                        bucket("acme", START, 3L, means("north", 1, 3L)),
                        bucket("zeta", START, 1L, means("north", 1, 1L)),
                        bucket("acme", START + 5 * MINUTE, 3L, means("north", 2, 3L)));
    }

    @Test
    void a_market_counts_from_when_it_is_published_and_as_it_was_published_last() {
        rig.send("acme", of("gpu-memory/h100", "north"), START);
        rig.send("acme", report("west", 1, START, 100), START);
        rig.markets.pipeInput(MARKET, Telemetry.status(Telemetry.definition("west")));
        rig.send("acme", report("west", 2, START, 100), START);
        rig.markets.pipeInput(MARKET, (MarketStatus) null);
        rig.send("acme", report("west", 3, START, 100), START);

        assertThat(rig.reasons())
                .containsExactly(
                        "UNKNOWN_MARKET: no market gpu-memory/h100",
                        "UNKNOWN_OBSERVER: no observer west",
                        "UNKNOWN_MARKET: no market " + MARKET);
    }

    @Test
    void a_provider_counts_from_when_its_market_has_published_it() {
        rig.send("newcomer", report("newcomer", 1, START, 1), START);
        rig.send("newcomer", report("north", 1, START, 1), START);
        assertThat(rig.storedReports()).as("costs nothing").isZero();
        rig.quality.pipeInput("newcomer|gpu-memory/h100", new byte[] {0});
        rig.send("newcomer", report("north", 2, START, 1), START);
        rig.known("newcomer");
        rig.send("newcomer", report("north", 3, START, 1), START);
        rig.quality.pipeInput("newcomer|" + MARKET, (byte[]) null);
        rig.send("newcomer", report("north", 4, START, 1), START);

        assertThat(rig.reasons())
                .hasSize(4)
                .containsOnly("UNKNOWN_PROVIDER: no provider newcomer in " + MARKET);
        assertThat(rig.storedReports()).isOne();
    }

    @Test
    void when_nobody_reports_the_clock_writes_one_tick_and_that_closes_the_bucket() {
        rig.send("acme", report("north", 1, START, 100), START);
        rig.wallClock(DUE);
        assertThat(rig.ticks.isEmpty()).as("not due yet").isTrue();
        assertThat(rig.commands.isEmpty()).isTrue();

        rig.driver.advanceWallClockTime(Duration.ofMillis(200));

        assertThat(rig.ticks.readKeyValue())
                .isEqualTo(KeyValue.pair("acme", about("acme", new TelemetryTick(DUE))));
        assertThat(rig.commands.readValue())
                .isEqualTo(bucket("acme", START, 100L, means("north", 1, 100L)));
        rig.driver.advanceWallClockTime(Duration.ofHours(1));
        assertThat(rig.ticks.isEmpty()).as("nothing is due any more").isTrue();
        assertThat(rig.deadLetters.isEmpty()).isTrue();
    }

    @Test
    void a_closed_bucket_leaves_nothing_in_the_store_or_its_changelog() {
        rig.send("acme", report("north", 1, START, 100), START);
        rig.send("acme", report("south", 1, START, 100), START);
        assertThat(rig.storedReports()).isEqualTo(2);

        rig.passTime(DUE + 1);

        assertThat(rig.stored("quality-reports")).isEmpty();
        assertThat(rig.stored("quality-time")).hasSize(1);
    }

    @Test
    void all_is_named_and_a_room_stands_by_itself() {
        assertThat(
                        QualityTopology.build(
                                        QualityRig.TOPICS,
                                        QualityRig.REGISTRY,
                                        QualitySettings.of(1))
                                .describe())
                .hasToString(
                        """
                        Topologies:
                           Sub-topology: 0 for global store (will not generate tasks)
                            Source: quality-markets-topic (topics: [test.markets])
                              --> quality-markets-copy
                            Processor: quality-markets-copy (stores: [quality-markets])
                              --> none
                              <-- quality-markets-topic
                          Sub-topology: 1 for global store (will not generate tasks)
                            Source: quality-providers-topic (topics: [test.quality])
                              --> quality-providers-copy
                            Processor: quality-providers-copy (stores: [quality-providers])
                              --> none
                              <-- quality-providers-topic
                          Sub-topology: 2
                            Source: quality-telemetry (topics: [test.telemetry])
                              --> quality-room
                            Processor: quality-room (stores: [quality-time, quality-reports])
                              --> quality-dead-letters, quality-market-commands, quality-ticks
                              <-- quality-telemetry
                            Sink: quality-dead-letters (topic: test.dead-letters)
                              <-- quality-room
                            Sink: quality-market-commands (topic: test.market-commands)
                              <-- quality-room
                            Sink: quality-ticks (topic: test.telemetry)
                              <-- quality-room

                        """);
    }

    private static TelemetryReport of(String market, String observer) {
        return new TelemetryReport(market, observer, 1L, START, 1L, null, null, null);
    }
}
