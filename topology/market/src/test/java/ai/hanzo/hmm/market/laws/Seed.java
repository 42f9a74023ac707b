package ai.hanzo.hmm.market.laws;

import java.util.Random;

/// Where randomness in tests comes from: a new seed each run, told, and taken from the system
/// property `hmm.seed` when a run is to be repeated.
public final class Seed {
    private Seed() {}

    public static Random random(String what) {
        return new Random(seed(what));
    }

    public static long seed(String what) {
        long seed = Long.getLong("hmm.seed", System.nanoTime());
        System.Logger log = System.getLogger("hmm.seed");
        log.log(System.Logger.Level.INFO, "{0}: -Dhmm.seed={1}", what, Long.toString(seed));
        return seed;
    }
}
