package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.QualityScore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Reads what {@link ScoredRows} keeps.
record QualityViews(Reading reading, View<QualityScore> view) {
    List<QualityScore> of(String provider) {
        var all = new ArrayList<>(reading.all(view, provider + "|"));
        all.sort(Comparator.comparing(QualityScore::getMarket));
        return all;
    }

    List<QualityScore> scored(String provider, String market) {
        var key = provider + "|" + market;
        return reading.latest(view, key)
                .map(last -> ScoredRows.read(last, row -> reading.get(view, key, row)))
                .orElse(List.of());
    }

    /// Only those of the market are read, and no more than the best are kept at a time.
    List<QualityScore> ofMarket(String market, Optional<Rank> after, int limit) {
        return reading.here(
                view,
                store -> {
                    var best = new TreeSet<>(Comparator.comparing(Rank::of));
                    var from = view.latestKey("");
                    try (var entries = store.range(from, from + Reading.END)) {
                        while (entries.hasNext()) {
                            var entry = entries.next();
                            if (!entry.key.endsWith("|" + market)) continue;
                            var score = view.read(entry.value);
                            if (after.isPresent() && Rank.of(score).compareTo(after.get()) <= 0) {
                                continue;
                            }
                            best.add(score);
                            if (best.size() > limit) best.removeLast();
                        }
                    }
                    return List.copyOf(best);
                });
    }
}
