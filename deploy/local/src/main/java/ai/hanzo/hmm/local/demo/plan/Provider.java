package ai.hanzo.hmm.local.demo.plan;

import java.util.List;

/// A provider of the demo and how good it is.
///
/// @param account its account
/// @param latencyMs 95th percentile of its latency
/// @param throughputMicros millionths of a token a second
/// @param availabilityPpm share of the time that it answers
/// @param accuracyPpm share of right answers
public record Provider(
        String account,
        long latencyMs,
        long throughputMicros,
        int availabilityPpm,
        int accuracyPpm) {
    /// From the best to the worst.
    public static final List<Provider> ALL =
            List.of(
                    new Provider("aurora", 180, 2_600_000_000L, 999_950, 960_000),
                    new Provider("borealis", 320, 2_300_000_000L, 998_000, 930_000),
                    new Provider("cirrus", 600, 2_000_000_000L, 992_000, 880_000),
                    new Provider("drift", 900, 1_500_000_000L, 985_000, 820_000),
                    new Provider("ember", 1_300, 1_100_000_000L, 970_000, 700_000));
}
