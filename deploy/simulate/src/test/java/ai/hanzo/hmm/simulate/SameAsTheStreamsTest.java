package ai.hanzo.hmm.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.bench.load.Names;
import ai.hanzo.hmm.door.request.Fields;
import ai.hanzo.hmm.door.view.Shown;
import ai.hanzo.hmm.market.quality.Bucket;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketTick;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;
import ai.hanzo.hmm.wire.TelemetryTick;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/// It is the same core: the same commands through the topologies of the streams, at the same times,
/// leave on their topics what the simulation says.
class SameAsTheStreamsTest {
    private static final Mix MIX = new Mix(2, 6, 6, 40, 40);
    private static final int REPORT_EVERY = 20;
    private static final int LONG_WAIT_EVERY = 150;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261, 4_242_424})
    void theStreamsPublishWhatTheSimulationSays(long seed) throws Exception {
        var commands = commands(seed);
        var played = Played.of(List.of(), String.join("\n", commands));
        assertThat(played.tally().unread()).isZero();

        try (var streams = new DrivenStreams(folder)) {
            drive(streams, commands);
            assertThat(streams.faults()).isEmpty();
            var topics = streams.topics;
            same(played, "execution", "account", streams.read(topics.executions()), 2_000);
            same(played, "settlement", "market", streams.read(topics.settlements()), 1_000);
            same(played, "allocation", "market", streams.read(topics.allocations()), 300);
            same(played, "quality", "market", streams.read(topics.quality()), 10);
        }
    }

    /// By owner, since topics keep no order between them.
    private static void same(
            Played played,
            String kind,
            String owner,
            List<? extends SpecificRecord> published,
            int atLeast) {
        var said = new TreeMap<String, List<String>>();
        for (var node : played.all(kind)) add(said, node, owner);
        var read = new TreeMap<String, List<String>>();
        for (var record : published) add(read, Shown.record(record), owner);
        assertThat(published).as(kind).hasSizeGreaterThan(atLeast);
        assertThat(said).as(kind).isEqualTo(read);
    }

    private static void add(Map<String, List<String>> byOwner, JsonNode node, String owner) {
        byOwner.computeIfAbsent(node.get(owner).asText(), _ -> new ArrayList<>())
                .add(node.toString());
    }

    /// With ticks and closed buckets when they are due, as a mirror of the exchange tells.
    private static void drive(DrivenStreams streams, List<String> commands) throws IOException {
        var mirror = new Exchange(List.of(), _ -> {});
        var lines = new ArrayList<Line>();
        var chunks =
                new Chunks(new ByteArrayInputStream(String.join("\n", commands).getBytes(UTF_8)));
        for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
            lines.addAll(chunk.get().lines());
        }
        var due = new TreeSet<Long>();
        for (int i = 0; i < commands.size(); i++) {
            var fields = Fields.parse(commands.get(i).getBytes(UTF_8));
            long timeMs = fields.whole("timestamp", 0, Long.MAX_VALUE);
            passTime(streams, mirror, due, timeMs);
            mirror.take(lines.get(i));
            var type = fields.choice("type", CommandType.WORDS);
            if (type.equals(CommandType.TICK)) {
                tickAll(streams, timeMs);
                continue;
            }
            var command = CommandType.read(type, fields, "none");
            if (command instanceof TelemetryRecord told
                    && told.getBody() instanceof TelemetryReport report) {
                due.add(Bucket.at(report.getEventTimeMs(), 300_000, 600_000).dueMs());
            }
            streams.send(command, timeMs);
        }
    }

    private static void passTime(
            DrivenStreams streams, Exchange mirror, TreeSet<Long> buckets, long toMs) {
        while (true) {
            long tickMs = mirror.nextDueMs().orElse(Long.MAX_VALUE);
            long bucketMs = buckets.isEmpty() ? Long.MAX_VALUE : buckets.first() + 1;
            if (Math.min(tickMs, bucketMs) > toMs) return;
            mirror.take(new Line.Tick(0, Math.min(tickMs, bucketMs)));
            if (tickMs <= bucketMs) tickAll(streams, tickMs);
            else closeBuckets(streams, buckets.pollFirst());
        }
    }

    private static void tickAll(DrivenStreams streams, long timeMs) {
        for (int m = 0; m < MIX.markets(); m++) tick(streams, Names.market(m), timeMs);
    }

    /// What the quality room's clock would write.
    private static void closeBuckets(DrivenStreams streams, long dueMs) {
        streams.send(new TelemetryRecord("clock", new TelemetryTick(dueMs)), dueMs + 1);
    }

    /// What a market's clock would write.
    private static void tick(DrivenStreams streams, String market, long timeMs) {
        streams.send(new MarketCommand(market, "", "", new MarketTick(timeMs)), timeMs);
    }

    /// The load, with reports and long waits in between, some lines sent twice, and a tick at last.
    private static List<String> commands(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        var commands = new ArrayList<String>();
        long waited = 0;
        long timeMs = 0;
        int number = 0;
        for (var line : GeneratedCommands.of(MIX, seed, 3_000).lines().toList()) {
            if (random.nextInt(LONG_WAIT_EVERY) == 0) waited += random.nextLong(400_000);
            timeMs = Played.json(line).get("timestamp").asLong() + waited;
            var command = line.replaceFirst("\"timestamp\":[0-9]+", "\"timestamp\":" + timeMs);
            commands.add(command);
            if (random.nextInt(REPORT_EVERY) == 0) commands.add(command);
            if (random.nextInt(REPORT_EVERY) == 0) {
                commands.add(report(random, number++, timeMs));
            }
        }
        commands.add("{\"timestamp\":%d,\"type\":\"tick\"}".formatted(timeMs + 1_000_000_000L));
        return commands;
    }

    private static String report(SplittableRandom random, int number, long timeMs) {
        int market = random.nextInt(MIX.markets());
        return """
               {"timestamp":%d,"type":"telemetry","provider":"%s","market":"%s",\
               "observer":"observer","sequence":%d,"eventTimeMs":%d,"latencyP95Ms":%d,\
               "availabilityPpm":%d}"""
                .formatted(
                        timeMs,
                        Names.provider(market),
                        Names.market(market),
                        number,
                        timeMs - random.nextLong(1_000_000),
                        random.nextLong(100, 2_500),
                        random.nextInt(900_000, 1_000_000));
    }
}
