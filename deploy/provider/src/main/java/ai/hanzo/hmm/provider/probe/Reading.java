package ai.hanzo.hmm.provider.probe;

/// An answer as it comes in.
interface Reading {
    /// One line of it, without its end.
    ///
    /// @param atNanos when it came
    void line(String line, long atNanos);

    /// What it was, now that it is over.
    ///
    /// @param atNanos when it was over
    Answer end(long atNanos);
}
