package ai.hanzo.hmm.market.quality;

import ai.hanzo.hmm.market.units.Micros;

/// What a market measures its providers against (rules, section 7).
///
/// @param latencyReferenceMs latency at or below which a provider scores 1, ms, > 0
/// @param latencyMaximumMs latency at or above which it scores 0, ms, above the reference
/// @param throughputReferenceMicros throughput at or above which it scores 1, millionths of a unit
///   per second, > 0
/// @param accuracyChancePpm accuracy of a guess, which scores 0, ppm
/// @param accuracyReferencePpm accuracy that scores 1, ppm, above chance, at most 1,000,000
public record QualityReferences(
        long latencyReferenceMs,
        long latencyMaximumMs,
        long throughputReferenceMicros,
        long accuracyChancePpm,
        long accuracyReferencePpm) {

    /// Availability that scores 0: 95%. It is the same in every market.
    public static final long AVAILABILITY_NONE_PPM = 950_000;

    /// Availability that scores 1: 99.99%. It is the same in every market.
    public static final long AVAILABILITY_FULL_PPM = 999_900;

    public QualityReferences {
        if (latencyReferenceMs <= 0 || latencyMaximumMs <= latencyReferenceMs) {
            throw new IllegalArgumentException(
                    "latency must have 0 < reference < maximum: "
                            + latencyReferenceMs
                            + ", "
                            + latencyMaximumMs);
        }
        if (throughputReferenceMicros <= 0) {
            throw new IllegalArgumentException(
                    "throughputReferenceMicros must be > 0: " + throughputReferenceMicros);
        }
        if (accuracyChancePpm < 0
                || accuracyReferencePpm <= accuracyChancePpm
                || accuracyReferencePpm > Micros.ONE) {
            throw new IllegalArgumentException(
                    "accuracy must have 0 <= chance < reference <= 1,000,000: "
                            + accuracyChancePpm
                            + ", "
                            + accuracyReferencePpm);
        }
    }
}
