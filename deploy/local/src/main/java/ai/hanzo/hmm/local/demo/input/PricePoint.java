package ai.hanzo.hmm.local.demo.input;

import java.time.Instant;

/// What a GPU-hour was offered at.
///
/// @param at when
/// @param leastMicros the cheapest offer, millionths of a USD per GPU-hour, > 0
/// @param medianMicros the median offer, millionths of a USD per GPU-hour, > 0
public record PricePoint(Instant at, long leastMicros, long medianMicros) {
    public PricePoint {
        if (leastMicros <= 0 || medianMicros <= 0) {
            throw new IllegalArgumentException(
                    "prices must be > 0: " + leastMicros + " and " + medianMicros);
        }
    }
}
