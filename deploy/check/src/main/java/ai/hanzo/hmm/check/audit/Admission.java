package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.check.read.Names;
import ai.hanzo.hmm.wire.TelemetryReport;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Which reports count (rules, section 7).
///
/// When the room got to know of a market, of its terms and of a provider is written nowhere. So
/// where that decides, its dead letters are believed, but not for longer than it may take.
///
/// @param known all that the room can have known
record Admission(Known known) {
    /// How far ahead of its record an event may lie.
    private static final long AHEAD_MS = Duration.ofMinutes(1).toMillis();

    /// How long what a market publishes may take to be known to the room.
    private static final long UNKNOWN_MS = Duration.ofHours(1).toMillis();

    private static final String UNKNOWN_MARKET = "UNKNOWN_MARKET";
    private static final String UNKNOWN_PROVIDER = "UNKNOWN_PROVIDER";
    private static final String UNKNOWN_OBSERVER = "UNKNOWN_OBSERVER";

    /// The bucket in which a report counts; empty where it does not.
    ///
    /// @param appendedMs the time of its record, ms since 1970
    /// @param roomMs the latest time of a record so far
    /// @param buried why it is a dead letter, if it is one
    Optional<Due> bucket(
            String provider,
            TelemetryReport report,
            long appendedMs,
            long roomMs,
            Supplier<Optional<String>> buried) {
        var market = known.market(report.getMarket());
        if (market.isEmpty() || !isSound(provider, report)) return Optional.empty();
        if (report.getEventTimeMs() > appendedMs + AHEAD_MS) return Optional.empty();
        var due = Due.at(report.getEventTimeMs(), provider, market.get().last());
        if (due.dueMs() < roomMs) return Optional.empty();
        boolean isOwn = report.getObserver().equals(provider);
        if (!isOwn && !market.get().isEverObserver(report.getObserver())) return Optional.empty();
        boolean isDoubtless = isOwn || market.get().isAlwaysObserver(report.getObserver());
        var why = buried.get();
        boolean isUnknown =
                why.filter(
                                it ->
                                        switch (it) {
                                            case UNKNOWN_MARKET ->
                                                    isNews(market.get().sinceMs(), appendedMs);
                                            case UNKNOWN_PROVIDER ->
                                                    known.bonded(provider, report.getMarket())
                                                            .map(at -> isNews(at, appendedMs))
                                                            .orElse(true);
                                            case UNKNOWN_OBSERVER -> !isDoubtless;
                                            default -> false;
                                        })
                        .isPresent();
        return isUnknown ? Optional.empty() : Optional.of(due);
    }

    private static boolean isNews(long sinceMs, long appendedMs) {
        return appendedMs < sinceMs + UNKNOWN_MS;
    }

    private static boolean isSound(String provider, TelemetryReport report) {
        return Names.isAccount(provider)
                && Names.isAccount(report.getObserver())
                && report.getSequence() >= 0
                && report.getEventTimeMs() >= 0
                && isAmount(report.getLatencyP95Ms())
                && isAmount(report.getThroughputMicros())
                && isPart(report.getAvailabilityPpm())
                && isPart(report.getAccuracyPpm());
    }

    private static boolean isAmount(Long value) {
        return value == null || value >= 0;
    }

    private static boolean isPart(Integer ppm) {
        return ppm == null || ppm >= 0 && ppm <= Figures.ONE;
    }
}
