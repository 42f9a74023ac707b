package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.ProviderDay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges a market's day (rules, section 7): ranks, penalties, bonuses, then strikes.
///
/// @param day that is over, in days since 1970
/// @param timeMs when it is judged, ms since 1970
record DayAudit(long day, long timeMs, OwnFund fund, Discipline discipline) {
    private static final int LOW_SCORE_PPM = 400_000;
    private static final int AVAILABLE_PPM = 950_000;

    /// @param providers in the order of their names
    /// @return those whose quality is published anew
    List<OwnProvider> judge(Collection<OwnProvider> providers) {
        var ranking = Ranking.of(providers);
        var bottom = ranking.bottom();
        var penalties = new HashMap<OwnProvider, Long>();
        for (var provider : bottom) {
            penalties.put(provider, fund.take(provider, half(provider)));
        }
        var bonuses = new HashMap<OwnProvider, Long>();
        var top = ranking.top();
        long wanted = top.stream().mapToLong(DayAudit::half).reduce(0, Math::addExact);
        long filled = fund.micros();
        for (var provider : top) {
            long bonus =
                    wanted <= filled
                            ? half(provider)
                            : Figures.floor(half(provider), filled, wanted).longValueExact();
            bonuses.put(provider, bonus);
            fund.pay(provider, bonus);
        }
        var concerned = new ArrayList<OwnProvider>();
        for (var provider : providers) {
            if (!provider.hadADay()) continue;
            concerned.add(provider);
            var judged =
                    ProviderDay.newBuilder()
                            .setDay(day)
                            .setScorePpm(provider.folds.scorePpm())
                            .setBuckets(provider.buckets)
                            .setEnded(provider.ended)
                            .setRank(ranking.rank(provider))
                            .setRanked(ranking.size())
                            .setBaseMicros(provider.baseMicros)
                            .setBonusMicros(bonuses.getOrDefault(provider, 0L))
                            .setPenaltyMicros(penalties.getOrDefault(provider, 0L))
                            .setFundMicros(filled)
                            .setBonusesMicros(wanted);
            provider.meanAvailability().ifPresent(judged::setAvailabilityPpm);
            provider.day = Optional.of(judged.build());
        }
        for (var provider : concerned) strike(provider, ranking, bottom.contains(provider));
        providers.forEach(OwnProvider::newDay);
        return concerned;
    }

    private void strike(OwnProvider provider, Ranking ranking, boolean isBottom) {
        if (provider.buckets == 0) return;
        long score = provider.folds.scorePpm();
        var availability = provider.meanAvailability();
        if (score < LOW_SCORE_PPM) {
            strike(provider, "LOW_SCORE", Map.of("scorePpm", score));
        } else if (isBottom) {
            strike(
                    provider,
                    "BOTTOM",
                    Map.of(
                            "scorePpm",
                            score,
                            "rank",
                            (long) ranking.rank(provider),
                            "ranked",
                            (long) ranking.size()));
        } else if (availability.isPresent() && availability.getAsInt() < AVAILABLE_PPM) {
            strike(
                    provider,
                    "UNAVAILABLE",
                    Map.of(
                            "availabilityPpm",
                            (long) availability.getAsInt(),
                            "buckets",
                            (long) provider.buckets));
        }
    }

    private void strike(OwnProvider provider, String reason, Map<String, Long> figures) {
        discipline.strike(provider, day, reason, timeMs, figures);
    }

    private static long half(OwnProvider provider) {
        return Math.floorDiv(provider.baseMicros, 2);
    }
}
