package ai.hanzo.hmm.local.demo.plan;

/// What a provider does with an allocation.
public sealed interface Conduct {
    /// It starts it, reports on it and completes it.
    record Serves() implements Conduct {}

    /// It never starts it.
    record NeverStarts() implements Conduct {}

    /// After its first report on it, it is not heard of for so long, and does no work; then it goes
    /// on.
    record FallsSilent(long ms) implements Conduct {}

    /// After its first report on it, it is never heard of again.
    record Dies() implements Conduct {}
}
