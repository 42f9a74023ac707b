package ai.hanzo.hmm.market.quality;

import ai.hanzo.hmm.market.units.Micros;

/// A span of event time whose reports are judged together. Reports count until `endMs + graceMs`
/// has passed (rules, section 7).
///
/// @param startMs first instant, ms since 1970, a multiple of the length
/// @param lengthMs > 0
/// @param graceMs how late after the end a report still counts, >= 0
public record Bucket(long startMs, long lengthMs, long graceMs) {
    public Bucket {
        if (lengthMs <= 0) throw new IllegalArgumentException("lengthMs must be > 0: " + lengthMs);
        if (graceMs < 0) throw new IllegalArgumentException("graceMs must be >= 0: " + graceMs);
    }

    /// The bucket that an event time (ms since 1970) falls into.
    public static Bucket at(long eventTimeMs, long lengthMs, long graceMs) {
        if (lengthMs <= 0) throw new IllegalArgumentException("lengthMs must be > 0: " + lengthMs);
        long startMs = Math.floorDiv(eventTimeMs, lengthMs) * lengthMs;
        return new Bucket(startMs, lengthMs, graceMs);
    }

    /// First instant after it, ms since 1970.
    public long endMs() {
        return Micros.add(startMs, lengthMs);
    }

    /// The last instant at which a report still counts, ms since 1970.
    public long dueMs() {
        return Micros.add(endMs(), graceMs);
    }

    /// Whether no report counts any more.
    public boolean isClosedAt(long timeMs) {
        return timeMs > dueMs();
    }
}
