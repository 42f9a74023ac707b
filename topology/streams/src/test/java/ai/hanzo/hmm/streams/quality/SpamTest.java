package ai.hanzo.hmm.streams.quality;

import static ai.hanzo.hmm.streams.quality.Telemetry.MARKET;
import static ai.hanzo.hmm.streams.quality.Telemetry.MINUTE;
import static ai.hanzo.hmm.streams.quality.Telemetry.START;
import static ai.hanzo.hmm.streams.quality.Telemetry.bucket;
import static ai.hanzo.hmm.streams.quality.Telemetry.means;
import static ai.hanzo.hmm.streams.quality.Telemetry.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.QualityBucket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What many reports, many observers and a provider's own word can do, and how much they cost.
class SpamTest {
    /// The last instant at which a report on the first bucket counts.
    private static final long DUE = START + 15 * MINUTE;

    private static final int MOST_OBSERVERS = 64;
    private static final int MOST_REPORTS = 60;

    @TempDir Path folder;
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private QualityRig rig;

    @BeforeEach
    void start() {
        rig = new QualityRig(folder, 1);
        rig.known("acme");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void a_thousand_reports_of_an_observer_count_as_the_mean_of_its_sixty_lowest_sequences() {
        observers("north", "south", "east");
        var sequences = new ArrayList<>(LongStream.rangeClosed(1, 1_000).boxed().toList());
        Collections.shuffle(sequences, random);
        for (long sequence : sequences) {
            rig.send("acme", report("north", sequence, START, 10 * sequence), START);
        }
        rig.send("acme", report("south", 1, START, 900), START);
        rig.send("acme", report("east", 1, START, 200), START);

        rig.passTime(DUE + 1);

        // 10 x (1 + ... + 60) / 60 = 305, the middle of 200, 305 and 900.
        assertThat(rig.commands.readValuesToList())
                .as("seed " + seed)
                .containsExactly(
                        bucket(
                                "acme",
                                START,
                                305L,
                                means("east", 1, 200L),
                                means("north", 60, 305L),
                                means("south", 1, 900L)));
        assertThat(rig.reasons()).as("a report too many is no fault").isEmpty();
    }

    @Test
    void a_minority_of_observers_cannot_move_a_median_out_of_the_honest_range() {
        var names = Stream.iterate(0, i -> i + 1).limit(MOST_OBSERVERS).map(i -> "o" + i).toList();
        observers(names.toArray(String[]::new));
        for (int run = 0; run < 100; run++) {
            long start = START + run * 5 * MINUTE;
            int liars = random.nextInt(MOST_OBSERVERS / 2);
            long lie = random.nextBoolean() ? 0 : Long.MAX_VALUE;
            long lowest = Long.MAX_VALUE;
            long highest = 0;
            for (int i = 0; i < 2 * liars + 1; i++) {
                long honest = 100 + random.nextInt(50);
                boolean lies = i < liars;
                if (!lies) lowest = Math.min(lowest, honest);
                if (!lies) highest = Math.max(highest, honest);
                for (int spam = lies ? 3 : 1; spam > 0; spam--) {
                    long sequence = 10L * run + spam;
                    var report = report(names.get(i), sequence, start, lies ? lie : honest);
                    rig.send("acme", report, start);
                }
            }
            rig.passTime(start + 15 * MINUTE + 1);

            var told = (QualityBucket) rig.commands.readValue().getBody();
            assertThat(told.getLatencyP95Ms())
                    .as("seed %d, run %d, %d liars", seed, run, liars)
                    .isBetween(lowest, highest);
            assertThat(told.getObserved()).hasSize(2 * liars + 1);
        }
    }

    @Test
    void who_is_not_registered_counts_nothing_and_costs_nothing() {
        observers("north");
        rig.send("acme", report("north", 1, START, 100), START);
        for (int i = 0; i < 200; i++) {
            rig.send("acme", report("stranger-" + i, i, START, 1), START);
            rig.send("nobody-" + i, report("nobody-" + i, i, START, 1), START);
        }

        assertThat(rig.storedReports()).isOne();
        assertThat(rig.reasons())
                .hasSize(400)
                .allMatch(why -> why.matches("UNKNOWN_(OBSERVER|PROVIDER): .*"));
        rig.passTime(DUE + 1);
        assertThat(rig.commands.readValuesToList())
                .containsExactly(bucket("acme", START, 100L, means("north", 1, 100L)));
    }

    @Test
    void a_providers_own_reports_are_one_observers() {
        observers("north", "south");
        for (int i = 0; i < 500; i++) rig.send("acme", report("acme", i, START, 1), START);
        rig.send("acme", report("north", 1, START, 700), START);
        rig.send("acme", report("south", 1, START, 800), START);

        rig.passTime(DUE + 1);

        assertThat(rig.commands.readValuesToList())
                .containsExactly(
                        bucket(
                                "acme",
                                START,
                                700L,
                                means("acme", 60, 1L),
                                means("north", 1, 700L),
                                means("south", 1, 800L)));
    }

    /// All of them report in the order that costs most: each report takes the place of another.
    @Test
    void what_a_provider_can_cost_is_bounded_and_gone_when_its_buckets_close() {
        var names = Stream.iterate(0, i -> i + 1).limit(MOST_OBSERVERS).map(i -> "o" + i).toList();
        observers(names.toArray(String[]::new));
        var all = new ArrayList<>(names);
        all.add("acme");
        for (var observer : all) {
            for (long sequence = 150; sequence > 0; sequence--) {
                rig.send("acme", report(observer, sequence, START, sequence), START);
            }
        }

        int observers = MOST_OBSERVERS + 1;
        assertThat(rig.storedReports()).isEqualTo(2 * MOST_REPORTS * observers);
        rig.passTime(DUE + 1);
        assertThat(rig.stored("quality-reports")).isEmpty();
        var told = (QualityBucket) rig.commands.readValue().getBody();
        assertThat(told.getObserved()).hasSize(observers);
        assertThat(told.getObserved())
                .allMatch(one -> one.getReports() == MOST_REPORTS && one.getLatencyP95Ms() == 30);
    }

    /// Five minutes and ten of grace: what lies further back is late, what lies more than a minute
    /// ahead has not happened.
    @Test
    void no_more_than_four_buckets_of_a_provider_are_open_at_once() {
        observers("north");
        long sequence = 1;
        for (long nowMs = START; nowMs < START + 30 * MINUTE; nowMs += MINUTE / 2) {
            for (long eventMs = nowMs - 40 * MINUTE;
                    eventMs < nowMs + 10 * MINUTE;
                    eventMs += MINUTE) {
                rig.send("acme", report("north", sequence++, eventMs, 1), nowMs);
            }
            assertThat(
                            rig.stored("quality-reports").keySet().stream()
                                    .map(key -> PageKey.of(key).dueMs())
                                    .distinct())
                    .as("at %d s", (nowMs - START) / 1_000)
                    .hasSizeBetween(3, 4);
        }
    }

    private void observers(String... names) {
        rig.markets.pipeInput(MARKET, Telemetry.status(Telemetry.definition(names)));
    }
}
