package ai.hanzo.hmm.chaos.report;

import ai.hanzo.hmm.chaos.plan.Fault;

import java.time.Duration;
import java.util.Optional;

/// A fault that was made to happen.
///
/// @param at since the load began
/// @param recovery from the fault until every partition was served again; empty when it was not
public record Happened(Fault fault, Duration at, Optional<Duration> recovery) {}
