package ai.hanzo.hmm.local.demo.input;

/// One request to a language model: when it came and how many tokens it took.
///
/// @param atNanos nanoseconds since the trace's first request, >= 0
/// @param contextTokens tokens of the prompt, >= 0
/// @param generatedTokens tokens of the answer, >= 0; with the prompt's at least 1
public record Request(long atNanos, int contextTokens, int generatedTokens) {
    public Request {
        if (atNanos < 0) throw new IllegalArgumentException("time must be >= 0: " + atNanos);
        if (contextTokens < 0 || generatedTokens < 0) {
            throw new IllegalArgumentException(
                    "tokens must be >= 0: " + contextTokens + " and " + generatedTokens);
        }
        if ((long) contextTokens + generatedTokens == 0) {
            throw new IllegalArgumentException("a request must have at least 1 token: 0");
        }
    }

    /// Tokens that the request needs in all, > 0.
    public long tokens() {
        return (long) contextTokens + generatedTokens;
    }
}
