package ai.hanzo.hmm.market.laws;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Looks for plots that pay: of each generation the best are kept, and the next are much like them.
final class Plotting {
    private static final int KEPT = 12;
    private static final int NEW = 6;

    private final Random random;
    private final Setting setting;
    private final Consumer<Outcome> seen;

    Plotting(long seed, Setting setting, Consumer<Outcome> seen) {
        this.random = new Random(seed);
        this.setting = setting;
        this.seen = seen;
    }

    /// The best of all.
    Outcome search(int generations, int size) {
        var best = new ArrayList<Outcome>();
        for (int i = 0; i < 4 * size; i++) best.add(play(Plot.any(random)));
        keep(best);
        for (int generation = 0; generation < generations; generation++) {
            var next = new ArrayList<>(best);
            for (int i = 0; i < NEW; i++) next.add(play(Plot.any(random)));
            for (int i = NEW; i < size; i++) {
                next.add(play(one(best).plot().nearly(random, one(best).plot())));
            }
            best = next;
            keep(best);
        }
        return best.getFirst();
    }

    private Outcome one(List<Outcome> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Outcome play(Plot plot) {
        var outcome = plot.played(setting, false);
        seen.accept(outcome);
        return outcome;
    }

    private static void keep(List<Outcome> outcomes) {
        outcomes.sort(Comparator.comparingDouble(Outcome::fitness).reversed());
        outcomes.subList(Math.min(KEPT, outcomes.size()), outcomes.size()).clear();
    }

    /// The plot without all that it does not need to gain as much.
    static Outcome shortest(Outcome outcome, Setting setting) {
        var least = outcome;
        for (int at = least.plot().moves().size() - 1; at >= 0; at--) {
            var fewer = least.plot().without(at).played(setting, false);
            if (fewer.gained() >= least.gained() * 9 / 10) least = fewer;
        }
        return least;
    }
}
