package ai.hanzo.hmm.market.quality;

import ai.hanzo.hmm.market.units.Micros;

/// Turns a raw figure into 0..1,000,000 ppm by a market's references, rounded **down**: a doubt
/// never favours the provider (rules, section 7).
public record Normaliser(QualityReferences references) {

    /// @param raw in the metric's own unit, >= 0
    public long ppmDown(Metric metric, long raw) {
        if (raw < 0) throw new IllegalArgumentException(metric + " must be >= 0: " + raw);
        return switch (metric) {
            case LATENCY -> latencyPpm(raw);
            case THROUGHPUT -> throughputPpm(raw);
            case AVAILABILITY ->
                    linearPpm(
                            raw,
                            QualityReferences.AVAILABILITY_NONE_PPM,
                            QualityReferences.AVAILABILITY_FULL_PPM);
            case ACCURACY ->
                    linearPpm(
                            raw, references.accuracyChancePpm(), references.accuracyReferencePpm());
        };
    }

    private long latencyPpm(long ms) {
        if (ms >= references.latencyMaximumMs()) return 0;
        if (ms <= references.latencyReferenceMs()) return Micros.ONE;
        return Micros.mulDivDown(references.latencyReferenceMs(), Micros.ONE, ms);
    }

    private long throughputPpm(long micros) {
        long reference = references.throughputReferenceMicros();
        return micros >= reference ? Micros.ONE : Micros.mulDivDown(micros, Micros.ONE, reference);
    }

    private static long linearPpm(long value, long none, long full) {
        if (value <= none) return 0;
        if (value >= full) return Micros.ONE;
        return Micros.mulDivDown(value - none, Micros.ONE, full - none);
    }
}
