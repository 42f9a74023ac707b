package ai.hanzo.hmm.bench;

import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.wire.topic.Partitions;

import java.util.List;

/// How a run is made.
///
/// @param schedule how long its parts are
/// @param rates orders a second of the open-loop phases, each >= 1
/// @param threads stream threads of either subject, >= 1
/// @param commitIntervalMs of either subject, >= 1
/// @param partitions of both subjects' topics
/// @param mix of the load
/// @param seed of the load
public record BenchSettings(
        Schedule schedule,
        List<Integer> rates,
        int threads,
        long commitIntervalMs,
        Partitions partitions,
        Mix mix,
        long seed) {
    /// Far from what the machine carries, and nearer to it.
    public static final List<Integer> RATES = List.of(1_000, 5_000);

    public BenchSettings {
        if (threads < 1) throw new IllegalArgumentException("threads must be >= 1: " + threads);
        if (commitIntervalMs < 1) {
            throw new IllegalArgumentException(
                    "the commit interval must be >= 1 ms: " + commitIntervalMs);
        }
        rates = List.copyOf(rates);
    }
}
