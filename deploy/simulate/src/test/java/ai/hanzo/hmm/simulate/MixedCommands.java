package ai.hanzo.hmm.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.bench.load.Names;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The load, with reports, transfers, what providers do besides, what becomes of allocations, and
/// waits in between; some lines sent twice, some orders that ask for quality, and a tick at last.
/// The same seed gives the same lines.
final class MixedCommands {
    private static final int REPORT_EVERY = 20;
    private static final int TRANSFER_EVERY = 6;
    private static final int PROVIDER_EVERY = 8;
    private static final int ALLOCATION_EVERY = 3;
    private static final int QUALITY_EVERY = 6;
    private static final int WAIT_EVERY = 25;
    private static final int LONG_WAIT_EVERY = 150;
    private static final long LONGEST_WAIT_MS = 4 * 60 * 60 * 1_000L;
    private static final long SHORT_WAIT_MS = 2 * 60 * 1_000L;
    private static final long UNSTAKING_MS = 22L * 24 * 60 * 60 * 1_000;
    private static final String TIMES =
            "\"startWithinMs\":240000,\"heartbeatMs\":30000,\"faultAfterMs\":600000,"
                    + "\"disputeWithinMs\":36000000";
    private static final String BOUGHT_AT_ONCE = "\"side\":\"BUY\",\"delivery\":\"IMMEDIATE\"";

    private final Mix mix;
    private final SplittableRandom random;
    private final GeneratedTransfers transfers;
    private final GeneratedProviders providers;
    private final GeneratedAllocations allocations;
    private final Exchange followed;
    private final AttestedLines attested = new AttestedLines();
    private final List<String> lines = new ArrayList<>();
    private long waitedMs;
    private int number;

    private MixedCommands(Mix mix, long seed) {
        this.mix = mix;
        this.random = new SplittableRandom(seed);
        this.transfers = new GeneratedTransfers(mix, random);
        this.providers = new GeneratedProviders(mix, random);
        this.allocations = new GeneratedAllocations(random);
        this.followed = new Exchange(List.of(), allocations::hear);
    }

    static List<String> of(Mix mix, long seed, int commands) throws IOException {
        var mixed = new MixedCommands(mix, seed);
        GeneratedCommands.of(mix, TIMES, seed, commands).lines().forEach(mixed::add);
        mixed.write(
                "{\"timestamp\":%d,\"type\":\"tick\"}".formatted(mixed.lastMs() + UNSTAKING_MS));
        return mixed.lines;
    }

    private void add(String line) {
        if (random.nextInt(LONG_WAIT_EVERY) == 0) waitedMs += random.nextLong(LONGEST_WAIT_MS);
        if (random.nextInt(WAIT_EVERY) == 0) waitedMs += random.nextLong(SHORT_WAIT_MS);
        long timeMs = Played.json(line).get("timestamp").asLong() + waitedMs;
        var command = asking(line).replaceFirst("\"timestamp\":[0-9]+", "\"timestamp\":" + timeMs);
        write(command);
        if (random.nextInt(REPORT_EVERY) == 0) write(command);
        if (random.nextInt(REPORT_EVERY) == 0) write(report(timeMs));
        if (random.nextInt(TRANSFER_EVERY) == 0) write(transfers.next("t-" + number++, timeMs));
        if (random.nextInt(PROVIDER_EVERY) == 0) write(providers.next("p-" + number++, timeMs));
        if (random.nextInt(ALLOCATION_EVERY) == 0 && !allocations.isEmpty()) {
            write(allocations.next("a-" + number++, timeMs));
        }
    }

    private String asking(String line) {
        if (!line.contains(BOUGHT_AT_ONCE) || random.nextInt(QUALITY_EVERY) > 0) return line;
        int ppm = random.nextInt(300_000, 700_000);
        return line.replace(BOUGHT_AT_ONCE, BOUGHT_AT_ONCE + ",\"minQualityPpm\":" + ppm);
    }

    /// What is generated next may depend on what this one does.
    private void write(String line) {
        var complete = attested.next(line);
        lines.add(complete);
        var bytes = complete.getBytes(UTF_8);
        followed.take(LineReader.read(lines.size(), bytes, 0, bytes.length));
    }

    private long lastMs() {
        return Played.json(lines.getLast()).get("timestamp").asLong();
    }

    private String report(long timeMs) {
        int market = random.nextInt(mix.markets());
        return """
               {"timestamp":%d,"type":"telemetry","provider":"%s","market":"%s",\
               "observer":"observer","sequence":%d,"eventTimeMs":%d,"latencyP95Ms":%d,\
               "availabilityPpm":%d}"""
                .formatted(
                        timeMs,
                        Names.provider(market),
                        Names.market(market),
                        number++,
                        timeMs - random.nextLong(1_000_000),
                        random.nextLong(100, 2_500),
                        random.nextInt(900_000, 1_000_000));
    }
}
