package ai.hanzo.hmm.provider.probe;

import java.util.OptionalLong;

/// What came of one request to the server that is measured.
sealed interface Answer {
    /// Whole and well-formed, with something in it.
    ///
    /// @param nanos from sending the request to the end of the answer
    /// @param firstNanos to the first piece of it; absent where it does not come in pieces
    record Complete(long nanos, OptionalLong firstNanos, Tokens tokens, String text)
            implements Answer {}

    /// Anything else.
    ///
    /// @param why a few words, the same for the same reason
    record Failed(String why) implements Answer {}

    /// How many tokens an answer has.
    ///
    /// @param count 0 where nobody knows
    record Tokens(long count, Source source) {
        static final Tokens UNKNOWN = new Tokens(0, Source.UNKNOWN);
    }

    /// Who says so: the server's own `usage`, the number of pieces that were streamed, or nobody.
    enum Source {
        USAGE,
        CHUNKS,
        UNKNOWN
    }
}
