package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Heartbeat;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MeteredUse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// The reports of providers on what they serve, one of each in every market at a time. Some are
/// left out, some name what is another's, some claim more than was used, and now and then a
/// provider says nothing in a market: long enough to be suspended, or to be at fault.
final class Heartbeats {
    private static final int MOST_USES = 1_000;
    private static final int LEFT_OUT_OF = 30;
    private static final int STRANGE_OF = 20;
    private static final int BOASTS_OF = 10;
    private static final int SILENT_OF = 150;
    private static final int SILENT_TOO_LONG_OF = 3;

    private record Stand(String provider, String market) implements Comparable<Stand> {
        @Override
        public int compareTo(Stand other) {
            int byMarket = market.compareTo(other.market);
            return byMarket != 0 ? byMarket : provider.compareTo(other.provider);
        }
    }

    private final long seed;
    private final Random random;
    private final Commands commands;
    private final Map<String, MarketDefinition> markets;
    private final Words words;
    private final Map<Stand, Map<String, Allocation>> served = new TreeMap<>();
    private final Map<Stand, Long> nextMs = new TreeMap<>();
    private long count;

    Heartbeats(long seed, Commands commands, Map<String, MarketDefinition> markets, Words words) {
        this.seed = seed;
        this.random = new Random(seed);
        this.commands = commands;
        this.markets = markets;
        this.words = words;
    }

    /// One that was started was published.
    void hear(Allocation allocation) {
        var stand = new Stand(allocation.getProvider(), allocation.getMarket());
        var all = served.computeIfAbsent(stand, _ -> new LinkedHashMap<>());
        if (Followed.isOpen(allocation)) all.put(allocation.getAllocationId(), allocation);
        else all.remove(allocation.getAllocationId());
    }

    List<Command> due(long nowMs) {
        var due = new ArrayList<Command>();
        served.forEach(
                (stand, all) -> {
                    if (all.isEmpty() || nowMs < nextMs.getOrDefault(stand, 0L)) return;
                    nextMs.put(stand, nowMs + pauseMs(stand));
                    if (random.nextInt(LEFT_OUT_OF) > 0) beat(stand, nowMs).ifPresent(due::add);
                });
        return due;
    }

    /// Until it reports again.
    private long pauseMs(Stand stand) {
        var terms = markets.get(stand.market);
        long beat = terms.getHeartbeatMs();
        if (random.nextInt(SILENT_OF) > 0) return beat;
        return random.nextInt(SILENT_TOO_LONG_OF) == 0 ? terms.getFaultAfterMs() + beat : 5 * beat;
    }

    private Optional<Command> beat(Stand stand, long nowMs) {
        var uses = new ArrayList<MeteredUse>();
        for (var allocation : served.get(stand).values()) {
            if (uses.size() < MOST_USES - 1 && !isLeftOut(allocation, nowMs)) {
                uses.add(use(allocation, nowMs));
            }
        }
        for (var use : uses) words.say(stand.market, use.getAllocation(), nowMs);
        if (random.nextInt(STRANGE_OF) == 0) stranger(stand).ifPresent(uses::add);
        if (uses.isEmpty()) return Optional.empty();
        var body = new Heartbeat(stand.market, uses);
        return Optional.of(commands.provider(stand.provider, "beat-" + ++count, body));
    }

    /// As its fate has it.
    private boolean isLeftOut(Allocation allocation, long nowMs) {
        var terms = markets.get(allocation.getMarket());
        var fate = Fate.of(seed, allocation.getAllocationId());
        double part = fate.part() / 2;
        long fromMs =
                allocation.getStartedMs() + (long) (part * Serving.durationMs(allocation, terms));
        return switch (fate.course()) {
            case RUNS, COMPLETES -> false;
            case DIES -> nowMs >= fromMs;
            case PAUSES -> nowMs >= fromMs && nowMs < fromMs + 5 * terms.getHeartbeatMs();
        };
    }

    private MeteredUse use(Allocation allocation, long nowMs) {
        var terms = markets.get(allocation.getMarket());
        long used = Metered.usedMicros(allocation, terms, nowMs - allocation.getStartedMs());
        long said = random.nextInt(BOASTS_OF) == 0 ? 2 * used + 1 : used;
        return new MeteredUse(Followed.numberOf(allocation), said);
    }

    /// What is served by somebody else in the same market.
    private Optional<MeteredUse> stranger(Stand stand) {
        return served.entrySet().stream()
                .filter(one -> one.getKey().market.equals(stand.market))
                .filter(one -> !one.getKey().provider.equals(stand.provider))
                .flatMap(one -> one.getValue().values().stream())
                .findFirst()
                .map(other -> new MeteredUse(Followed.numberOf(other), 1L));
    }
}
