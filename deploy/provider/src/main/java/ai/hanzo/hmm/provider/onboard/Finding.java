package ai.hanzo.hmm.provider.onboard;

/// What a step finds before it is taken.
sealed interface Finding {
    /// In words.
    String what();

    /// Nothing is left to do.
    record There(String what) implements Finding {}

    /// The step would do it.
    record Missing(String what) implements Finding {}

    /// Somebody else has to do something first.
    record InTheWay(String what) implements Finding {}
}
