package ai.hanzo.hmm.client.command;

import ai.hanzo.hmm.client.Amount;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// An observer's report about a provider; what was not measured is left out.
///
/// @param sequence rises by observer; a report that repeats one counts once
/// @param throughput units a second
public record Telemetry(
        String provider,
        String market,
        String observer,
        long sequence,
        long eventTimeMs,
        OptionalLong latencyP95Ms,
        Optional<Amount> throughput,
        OptionalInt availabilityPpm,
        OptionalInt accuracyPpm) {}
