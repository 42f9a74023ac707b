package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.ProviderDay;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.ScoredBucket;
import ai.hanzo.hmm.wire.Strike;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// One provider in one market, as the auditor has it. Amounts in uH, times in ms since 1970.
final class OwnProvider {
    private static final int STRIKES_KEPT_DAYS = 14;

    final String name;
    Folds folds = Folds.NONE;
    ProviderStanding standing = ProviderStanding.ACTIVE;
    long reinstatedMs;
    long bondMicros;
    Optional<ProviderDay> day = Optional.empty();
    List<Strike> strikes = List.of();

    long baseMicros;
    long ended;
    int buckets;
    private int measured;
    private long availabilityPpm;

    /// Those that it had in the present millisecond.
    private final Set<Integer> scoresPpm = new TreeSet<>();

    private int openAllocations;
    private long busySinceMs;

    OwnProvider(String name) {
        this.name = name;
        settle();
    }

    Set<Integer> scoresPpm() {
        return scoresPpm;
    }

    /// The present millisecond is over.
    void settle() {
        scoresPpm.clear();
        scoresPpm.add(folds.scorePpm());
    }

    void fold(ScoredBucket bucket) {
        folds = folds.with(bucket);
        scoresPpm.add(folds.scorePpm());
        buckets++;
        if (bucket.getAvailabilityPpm() != null) {
            measured++;
            availabilityPpm += bucket.getAvailabilityPpm();
        }
    }

    /// As the operator rules; a return is remembered, ms since 1970.
    void stand(ProviderStanding next, long timeMs) {
        boolean isBack = next == ProviderStanding.ACTIVE && standing != ProviderStanding.ACTIVE;
        if (isBack) reinstatedMs = timeMs;
        standing = next;
    }

    void allocated(long timeMs) {
        if (openAllocations++ == 0) busySinceMs = timeMs;
    }

    void released() {
        openAllocations--;
        ended++;
    }

    /// Whether it has had something open at every moment since then.
    boolean isBusySince(long timeMs) {
        return openAllocations > 0 && busySinceMs <= timeMs;
    }

    /// The mean of the day's buckets that have one, rounded down.
    OptionalInt meanAvailability() {
        return measured == 0
                ? OptionalInt.empty()
                : OptionalInt.of(Math.toIntExact(availabilityPpm / measured));
    }

    boolean hadADay() {
        return buckets > 0 || ended > 0 || baseMicros > 0;
    }

    void newDay() {
        baseMicros = 0;
        ended = 0;
        buckets = 0;
        measured = 0;
        availabilityPpm = 0;
    }

    boolean isStruckOn(long aDay) {
        return strikes.stream().anyMatch(strike -> strike.getDay() == aDay);
    }

    /// With one more, without those that do not count any more.
    void strike(Strike strike) {
        var kept = new ArrayList<Strike>();
        for (var old : strikes) {
            if (old.getDay() > strike.getDay() - STRIKES_KEPT_DAYS) kept.add(old);
        }
        kept.add(strike);
        strikes = List.copyOf(kept);
    }

    /// Strikes of so many days that end with one, given after a time.
    long strikes(long lastDay, int days, long afterMs) {
        return strikes.stream()
                .filter(strike -> strike.getDay() > lastDay - days && strike.getTimeMs() > afterMs)
                .count();
    }

    /// As it should be published, as far as it is a matter of quality.
    QualityScore published(String market, int gradeFloorPpm, long timeMs) {
        return QualityScore.newBuilder()
                .setProvider(name)
                .setMarket(market)
                .setBucketStartMs(folds.startMs())
                .setBuckets(folds.buckets())
                .setLatencyPpm(folds.latency().ppm())
                .setThroughputPpm(folds.throughput().ppm())
                .setAvailabilityPpm(folds.availability().ppm())
                .setAccuracyPpm(folds.accuracy().ppm())
                .setScorePpm(folds.scorePpm())
                .setGradePpm(gradeFloorPpm + folds.scorePpm())
                .setTimeMs(timeMs)
                .setStanding(standing)
                .setStrikes(strikes)
                .setDay(day.orElse(null))
                .build();
    }
}
