package ai.hanzo.hmm.jmh;

import java.lang.management.ManagementFactory;
import java.util.List;

/// What a resting order takes on the heap: the difference that a full book makes after a full
/// collection, with everything it came in as gone.
record Footprint(String contender, int resting, long bytesPerOrder) {
    private static final int RESTING = 1_000_000;

    static List<Footprint> all() {
        return List.of(of("market"), of("book"), of("exchange-core"));
    }

    private static Footprint of(String name) {
        var contender = Contender.named(name);
        long before = used();
        contender.playAll(new DeepBook(RESTING).filling());
        long after = used();
        if (contender.traded().trades() != 0) throw new IllegalStateException("nothing rests");
        return new Footprint(name, RESTING, Math.round((double) (after - before) / RESTING));
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
