package ai.hanzo.hmm.market.quality;

/// What is measured of a provider, with its weight in the score, ppm; the weights sum to one
/// (rules, section 7).
public enum Metric {
    /// 95th percentile of latency, ms; less is better.
    LATENCY(300_000),
    /// Millionths of a unit per second; more is better.
    THROUGHPUT(300_000),
    /// Part of the time it could be reached, ppm.
    AVAILABILITY(200_000),
    /// Part of the answers that were right, ppm.
    ACCURACY(200_000);

    private final long weightPpm;

    Metric(long weightPpm) {
        this.weightPpm = weightPpm;
    }

    /// Its part of the score, ppm.
    public long weightPpm() {
        return weightPpm;
    }
}
