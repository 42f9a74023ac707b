package ai.hanzo.hmm.market.quality;

import java.util.List;
import java.util.OptionalLong;

/// A bucket that was folded, with all that went into it.
///
/// @param startMs ms since 1970
/// @param isAbsent nobody reported on the provider though others were reported on
/// @param observed by observer
/// @param metrics the medians, raw
/// @param references what they were measured against
public record FoldedBucket(
        long startMs,
        boolean isAbsent,
        List<ObserverMeans> observed,
        RawMetrics metrics,
        QualityReferences references) {

    /// What being absent is measured as: it could not be reached.
    public static final RawMetrics ABSENT = RawMetrics.NONE.with(Metric.AVAILABILITY, 0);

    public FoldedBucket {
        observed = List.copyOf(observed);
    }

    public static FoldedBucket absent(long startMs, QualityReferences references) {
        return new FoldedBucket(startMs, true, List.of(), ABSENT, references);
    }

    /// A metric normalised, ppm; absent where it was not measured.
    public OptionalLong normalisedPpm(Metric metric) {
        var raw = metrics.get(metric);
        if (raw.isEmpty()) return raw;
        return OptionalLong.of(new Normaliser(references).ppmDown(metric, raw.getAsLong()));
    }
}
