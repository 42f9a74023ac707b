package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.ProviderStanding;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The order of a market's providers on a day, and its two ends (rules, section 7).
///
/// @param ranked the best first
record Ranking(List<OwnProvider> ranked) {
    private static final int LEAST_ENDED = 10;
    private static final int TENTH = 10;
    private static final int TOP_FROM_PPM = 800_000;
    private static final int BOTTOM_BELOW_PPM = 500_000;
    private static final Comparator<OwnProvider> ORDER =
            Comparator.comparingInt((OwnProvider p) -> -p.folds.scorePpm())
                    .thenComparingLong(p -> -p.ended)
                    .thenComparing(p -> p.name);

    static Ranking of(Collection<OwnProvider> providers) {
        return new Ranking(
                providers.stream()
                        .filter(p -> p.standing == ProviderStanding.ACTIVE)
                        .filter(p -> p.ended >= LEAST_ENDED)
                        .sorted(ORDER)
                        .toList());
    }

    int size() {
        return ranked.size();
    }

    /// From 1; 0 for one that is not ranked.
    int rank(OwnProvider provider) {
        return ranked.indexOf(provider) + 1;
    }

    List<OwnProvider> top() {
        return ranked.subList(0, ends()).stream()
                .filter(p -> p.folds.scorePpm() >= TOP_FROM_PPM)
                .toList();
    }

    List<OwnProvider> bottom() {
        return ranked.subList(size() - ends(), size()).stream()
                .filter(p -> p.folds.scorePpm() < BOTTOM_BELOW_PPM)
                .toList();
    }

    private int ends() {
        return size() / TENTH;
    }
}
