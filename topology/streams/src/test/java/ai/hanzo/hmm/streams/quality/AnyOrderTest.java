package ai.hanzo.hmm.streams.quality;

import static ai.hanzo.hmm.streams.quality.Telemetry.MARKET;
import static ai.hanzo.hmm.streams.quality.Telemetry.MINUTE;
import static ai.hanzo.hmm.streams.quality.Telemetry.START;
import static ai.hanzo.hmm.streams.quality.Telemetry.full;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.TelemetryReport;
import ai.hanzo.hmm.wire.topic.KeyPartition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// The same reports give the same buckets in whatever order they come within the grace.
class AnyOrderTest {
    private static final String[] OBSERVERS = {"north", "south", "east", "west"};
    private static final int PROVIDERS = 9;
    private static final int ROOMS = 3;
    private static final int SHUFFLES = 5;

    /// Three buckets of events, all sent in the last minute in which the first of them is open.
    private static final long EVENTS_END = START + 15 * MINUTE;

    @TempDir Path folder;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private record Sent(String provider, TelemetryReport report) {}

    @Test
    void the_same_reports_in_any_order_give_the_same_buckets() {
        var sent = reports();
        var inOrder = buckets("in-order", sent);
        assertThat(inOrder).as("seed " + seed).hasSize(3 * PROVIDERS);
        for (int run = 0; run < SHUFFLES; run++) {
            var shuffled = withRepeats(sent);
            Collections.shuffle(shuffled, random);

            assertThat(buckets("shuffled-" + run, shuffled))
                    .as("seed %d, run %d", seed, run)
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void rooms_that_share_the_providers_say_together_what_one_room_says() {
        var sent = reports();
        var together = new ArrayList<MarketCommand>();
        for (int room = 0; room < ROOMS; room++) {
            int partition = room;
            var own = new ArrayList<>(withRepeats(sent));
            own.removeIf(one -> KeyPartition.of(one.provider(), ROOMS) != partition);
            assertThat(own).as("seed %d, room %d", seed, room).isNotEmpty();
            Collections.shuffle(own, random);
            together.addAll(buckets("room-" + room, own));
        }

        assertThat(together)
                .as("seed " + seed)
                .containsExactlyInAnyOrderElementsOf(buckets("one", sent));
    }

    /// Of each provider and bucket every observer sends a few, and one of them more than count.
    private List<Sent> reports() {
        var sent = new ArrayList<Sent>();
        long sequence = 1;
        for (int p = 0; p < PROVIDERS; p++) {
            for (long bucket = START; bucket < EVENTS_END; bucket += 5 * MINUTE) {
                for (var observer : OBSERVERS) {
                    boolean spams = observer.equals("west") && p % 3 == 0;
                    for (int i = spams ? 90 : 1 + random.nextInt(5); i > 0; i--) {
                        var report = report(observer, sequence++, bucket);
                        sent.add(new Sent("provider-" + p, report));
                    }
                }
            }
        }
        return sent;
    }

    private TelemetryReport report(String observer, long sequence, long bucketMs) {
        return full(
                observer,
                sequence,
                bucketMs + random.nextLong(5 * MINUTE),
                random.nextLong(2_000),
                random.nextLong(100_000_000),
                random.nextInt(1_000_001),
                random.nextInt(1_000_001));
    }

    private List<Sent> withRepeats(List<Sent> sent) {
        var repeated = new ArrayList<>(sent);
        for (var one : sent) if (random.nextInt(3) == 0) repeated.add(one);
        return repeated;
    }

    private List<MarketCommand> buckets(String name, List<Sent> sent) {
        try (var rig = new QualityRig(folder.resolve(name), 1)) {
            rig.markets.pipeInput(MARKET, Telemetry.status(Telemetry.definition(OBSERVERS)));
            for (int p = 0; p < PROVIDERS; p++) rig.known("provider-" + p);
            for (int i = 0; i < sent.size(); i++) {
                long appendedMs = EVENTS_END - MINUTE + MINUTE * i / sent.size();
                rig.send(sent.get(i).provider(), sent.get(i).report(), appendedMs);
            }
            rig.passTime(EVENTS_END + 60 * MINUTE);
            assertThat(Set.copyOf(rig.reasons())).as("seed " + seed).isEmpty();
            return rig.commands.readValuesToList();
        }
    }
}
