package ai.hanzo.hmm.chaos.plan;

import java.time.Duration;

/// One fault that is to happen.
///
/// @param at since the load began
/// @param target which instance, or which broker, from 0
/// @param gently where a kind has a gentle form: a broker is asked to stop and not killed, a
///   registry is killed and not left silent
public record Fault(Duration at, FaultKind kind, int target, boolean gently) {}
