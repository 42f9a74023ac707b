package ai.hanzo.hmm.market.quality;

import java.util.OptionalLong;

/// The buckets of a provider that were folded on the running day.
///
/// @param folded how many
/// @param measured how many of them had an availability
/// @param availabilityPpm sum of those, raw, ppm
public record DayBuckets(int folded, int measured, long availabilityPpm) {
    public static final DayBuckets NONE = new DayBuckets(0, 0, 0);

    public DayBuckets plus(RawMetrics bucket) {
        var available = bucket.availabilityPpm();
        return new DayBuckets(
                folded + 1,
                measured + (available.isPresent() ? 1 : 0),
                availabilityPpm + available.orElse(0));
    }

    /// Its mean availability, rounded **down**; absent where nothing was measured.
    public OptionalLong meanAvailabilityDown() {
        return measured == 0 ? OptionalLong.empty() : OptionalLong.of(availabilityPpm / measured);
    }
}
