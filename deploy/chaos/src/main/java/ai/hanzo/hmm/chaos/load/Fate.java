package ai.hanzo.hmm.chaos.load;

import java.util.SplittableRandom;

/// What those whom it concerns make of an allocation: a function of the seed and its name.
///
/// @param part of its time after which they do what they do, 0.1 to 0.9
record Fate(Start start, Course course, Say say, double part) {

    /// What its provider does at first.
    enum Start {
        PROMPT,
        /// Once more after it was started.
        TWICE,
        /// When it is too late.
        LATE,
        NEVER
    }

    /// What its provider does then.
    enum Course {
        /// Reports until the time is over.
        RUNS,
        COMPLETES,
        /// Leaves it out of its heartbeats for a while.
        PAUSES,
        /// Reports no more.
        DIES
    }

    /// What its consumer says.
    enum Say {
        NOTHING,
        /// That it wants no more of it.
        ENDS,
        DISPUTES,
        /// After it was completed.
        DISPUTES_LATER
    }

    static Fate of(long seed, String allocation) {
        var random = new SplittableRandom(seed * 1_000_003 + allocation.hashCode());
        return new Fate(
                start(random.nextInt(100)),
                course(random.nextInt(100)),
                say(random.nextInt(100)),
                0.1 + 0.8 * random.nextDouble());
    }

    private static Start start(int choice) {
        if (choice < 4) return Start.NEVER;
        if (choice < 8) return Start.LATE;
        return choice < 14 ? Start.TWICE : Start.PROMPT;
    }

    private static Course course(int choice) {
        if (choice < 40) return Course.COMPLETES;
        if (choice < 50) return Course.PAUSES;
        return choice < 58 ? Course.DIES : Course.RUNS;
    }

    private static Say say(int choice) {
        if (choice < 8) return Say.ENDS;
        if (choice < 14) return Say.DISPUTES;
        return choice < 26 ? Say.DISPUTES_LATER : Say.NOTHING;
    }
}
