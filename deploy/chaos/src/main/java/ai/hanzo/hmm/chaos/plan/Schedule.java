package ai.hanzo.hmm.chaos.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Which faults happen and when: a function of its arguments. All kinds are dealt before one is
/// dealt again, in another order each time, half a minute apart, so that what one broke is whole
/// before the next.
public final class Schedule {
    /// Streams instances to choose a target among.
    public static final int INSTANCES = 2;

    private static final Duration FIRST = Duration.ofSeconds(8);
    private static final Duration LAST_BEFORE_END = Duration.ofSeconds(20);
    private static final long LEAST_APART_MS = 25_000;
    private static final int JITTER_MS = 8_000;

    private final Random random;
    private final int brokers;
    private final Map<FaultKind, Integer> dealt = new EnumMap<>(FaultKind.class);

    private Schedule(Random random, int brokers) {
        this.random = random;
        this.brokers = brokers;
    }

    /// @param length how long the load lasts
    /// @param brokers to choose a target among, >= 1
    /// @param kinds the only ones that happen, at least one
    public static List<Fault> of(long seed, Duration length, int brokers, Set<FaultKind> kinds) {
        if (kinds.isEmpty()) throw new IllegalArgumentException("there must be kinds of faults");
        if (brokers < 1) throw new IllegalArgumentException("brokers must be >= 1: " + brokers);
        return new Schedule(new Random(seed), brokers).deal(length, List.copyOf(kinds));
    }

    private List<Fault> deal(Duration length, List<FaultKind> kinds) {
        var sorted = kinds.stream().sorted().toList();
        var faults = new ArrayList<Fault>();
        var deck = new ArrayList<FaultKind>();
        var at = FIRST;
        while (at.compareTo(length.minus(LAST_BEFORE_END)) <= 0) {
            if (deck.isEmpty()) {
                deck.addAll(sorted);
                Collections.shuffle(deck, random);
            }
            faults.add(fault(at, deck.removeLast()));
            at = at.plusMillis(LEAST_APART_MS + random.nextInt(JITTER_MS));
        }
        return List.copyOf(faults);
    }

    /// The gentle form and the other take turns.
    private Fault fault(Duration at, FaultKind kind) {
        int targets = kind == FaultKind.BROKER_BOUNCE ? brokers : INSTANCES;
        int before = dealt.merge(kind, 1, Integer::sum) - 1;
        return new Fault(at, kind, random.nextInt(targets), before % 2 == 1);
    }
}
