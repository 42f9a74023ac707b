package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.market.quality.Bucket;
import ai.hanzo.hmm.market.quality.Report;
import ai.hanzo.hmm.streams.inbox.Reason;
import ai.hanzo.hmm.streams.quality.Admission.Admitted;
import ai.hanzo.hmm.streams.quality.Admission.Rejected;
import ai.hanzo.hmm.streams.translate.Metrics;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.TelemetryReport;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// Decides whether a report counts: its market exists and knows the provider, its observer is
/// registered there or is the provider itself, its bucket is open, and the event has happened
/// (rules, section 7).
///
/// @param markets definitions of the markets that exist
/// @param providers whether a provider is known in a market
public record TelemetryGate(
        Function<String, Optional<MarketDefinition>> markets,
        BiPredicate<String, String> providers) {
    /// How far an event may lie ahead of its record's append time, ms (rules, section 1).
    static final long MOST_AHEAD_MS = Duration.ofMinutes(1).toMillis();

    private static final int LONGEST_ACCOUNT = 64;

    /// @param appendedMs the record's own time, ms since 1970
    /// @param roomMs the room's time, ms since 1970; a bucket that it has closed stays closed
    public Admission admit(String provider, TelemetryReport report, long appendedMs, long roomMs) {
        Optional<MarketDefinition> market = markets.apply(report.getMarket());
        if (market.isEmpty()) {
            return new Rejected(Reason.UNKNOWN_MARKET, "no market " + report.getMarket());
        }
        if (!providers.test(provider, report.getMarket())) {
            return new Rejected(
                    Reason.UNKNOWN_PROVIDER,
                    "no provider " + provider + " in " + report.getMarket());
        }
        String observer = report.getObserver();
        if (!observer.equals(provider) && !market.get().getObservers().contains(observer)) {
            return new Rejected(Reason.UNKNOWN_OBSERVER, "no observer " + observer);
        }
        long eventMs = report.getEventTimeMs();
        if (eventMs > appendedMs + MOST_AHEAD_MS) {
            return new Rejected(
                    Reason.FUTURE, "event at " + eventMs + ", appended at " + appendedMs);
        }
        try {
            return admit(provider, checked(provider, report), eventMs, market.get(), roomMs);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new Rejected(Reason.MALFORMED, e.getMessage());
        }
    }

    private static Admission admit(
            String provider, Report report, long eventMs, MarketDefinition market, long roomMs) {
        Bucket bucket = Bucket.at(eventMs, market.getBucketMs(), market.getGraceMs());
        if (bucket.isClosedAt(roomMs)) {
            return new Rejected(
                    Reason.LATE,
                    "bucket %d closed at %d, now %d"
                            .formatted(bucket.startMs(), bucket.dueMs(), roomMs));
        }
        var key = new BucketKey(bucket.dueMs(), bucket.startMs(), provider, market.getMarket());
        return new Admitted(key, report);
    }

    private static Report checked(String provider, TelemetryReport report) {
        checkAccount("provider", provider);
        checkAccount("observer", report.getObserver());
        checkNumber("sequence", report.getSequence());
        checkNumber("eventTimeMs", report.getEventTimeMs());
        return report(report);
    }

    /// The market's form of a report on the wire.
    ///
    /// @throws IllegalArgumentException when a figure is out of its range
    static Report report(TelemetryReport report) {
        var metrics =
                Metrics.raw(
                        report.getLatencyP95Ms(),
                        report.getThroughputMicros(),
                        report.getAvailabilityPpm(),
                        report.getAccuracyPpm());
        return new Report(report.getObserver(), report.getSequence(), metrics);
    }

    private static void checkAccount(String name, String account) {
        if (!isAccount(account)) {
            throw new IllegalArgumentException(
                    name + " must be 1 to 64 of A-Z a-z 0-9 . _ : - : " + account);
        }
    }

    private static boolean isAccount(String name) {
        if (name.isEmpty() || name.length() > LONGEST_ACCOUNT) return false;
        for (int i = 0; i < name.length(); i++) {
            if (!isOfAccount(name.charAt(i))) return false;
        }
        return true;
    }

    private static boolean isOfAccount(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '.'
                || c == '_'
                || c == ':'
                || c == '-';
    }

    private static void checkNumber(String name, long number) {
        if (number < 0) throw new IllegalArgumentException(name + " must be >= 0: " + number);
    }
}
