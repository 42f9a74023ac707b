package ai.hanzo.hmm.market.engine;

import java.util.Comparator;
import java.util.List;

/// A market's providers of a day, the best first: of those that are active and had enough
/// allocations end, the first and the last tenth, as far as they are good and bad (rules, section
/// 7). Equal scores: whoever ended more is before, then by name.
final class Ranking {
    private static final long LEAST_ENDED = 10;
    private static final int ONE_OF = 10;
    private static final long GOOD_PPM = 800_000;
    private static final long BAD_PPM = 500_000;

    private static final Comparator<DayTally> ORDER =
            Comparator.comparingLong(DayTally::scorePpm)
                    .thenComparingLong(DayTally::ended)
                    .reversed()
                    .thenComparing(DayTally::account);

    private final List<DayTally> ranked;

    private Ranking(List<DayTally> ranked) {
        this.ranked = ranked;
    }

    static Ranking of(List<DayTally> all) {
        return new Ranking(
                all.stream()
                        .filter(tally -> tally.isActive() && tally.ended() >= LEAST_ENDED)
                        .sorted(ORDER)
                        .toList());
    }

    int size() {
        return ranked.size();
    }

    /// 1 for the best; 0 for one that is not ranked.
    int rankOf(DayTally tally) {
        return ranked.indexOf(tally) + 1;
    }

    List<DayTally> top() {
        return ranked.subList(0, size() / ONE_OF).stream()
                .filter(tally -> tally.scorePpm() >= GOOD_PPM)
                .toList();
    }

    List<DayTally> bottom() {
        return ranked.subList(size() - size() / ONE_OF, size()).stream()
                .filter(tally -> tally.scorePpm() < BAD_PPM)
                .toList();
    }
}
