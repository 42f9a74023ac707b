package ai.hanzo.hmm.market.provider;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was held against a provider on a day, at most one a day and market (rules, section 7).
///
/// @param day UTC, in days since 1970
/// @param timeMs when it was given, ms since 1970
/// @param figures what it was made of, by name; units are in the names
public record Strike(long day, Reason reason, long timeMs, SortedMap<String, Long> figures) {
    /// What it was given for.
    public enum Reason {
        /// The day ended with a score below 400,000.
        LOW_SCORE,
        /// The provider was among the last tenth, with a score below 500,000.
        BOTTOM,
        /// It could be reached less than 95% of the day.
        UNAVAILABLE,
        /// It did not deliver an allocation.
        PROVIDER_FAULT,
        /// The evidence of its claim of capacity did not verify.
        VERIFICATION_FAILED
    }

    /// How many days a strike counts at all.
    public static final int KEPT_DAYS = 14;

    public Strike {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    public static Strike of(long day, Reason reason, long timeMs, Map<String, Long> figures) {
        return new Strike(day, reason, timeMs, new TreeMap<>(figures));
    }
}
