package ai.hanzo.hmm.local.demo.plan;

import java.util.List;
import java.util.Optional;

/// A provider of the demo and how good it is.
///
/// @param account its account
/// @param latencyMs 95th percentile of its latency
/// @param throughputMicros millionths of a token a second
/// @param availabilityPpm share of the time that it answers
/// @param accuracyPpm share of right answers
/// @param failingPpm share of its allocations that it never starts, falls silent about or dies of
public record Provider(
        String account,
        long latencyMs,
        long throughputMicros,
        int availabilityPpm,
        int accuracyPpm,
        int failingPpm) {
    /// From the best to the worst.
    public static final List<Provider> ALL =
            List.of(
                    new Provider("aurora", 180, 2_600_000_000L, 999_950, 960_000, 6_000),
                    new Provider("borealis", 320, 2_300_000_000L, 998_000, 930_000, 15_000),
                    new Provider("cirrus", 600, 2_000_000_000L, 992_000, 880_000, 30_000),
                    new Provider("drift", 900, 1_500_000_000L, 985_000, 820_000, 60_000),
                    new Provider("ember", 1_300, 1_100_000_000L, 970_000, 700_000, 120_000));

    /// The one with an account; empty where that is nobody's here.
    public static Optional<Provider> find(String account) {
        return ALL.stream().filter(provider -> provider.account().equals(account)).findAny();
    }
}
