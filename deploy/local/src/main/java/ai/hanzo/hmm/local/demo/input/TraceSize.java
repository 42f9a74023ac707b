package ai.hanzo.hmm.local.demo.input;

/// How much a trace is.
///
/// @param requests how many
/// @param tokens of all of them
/// @param largestTokens of the largest
/// @param spanNanos from the first to the last
public record TraceSize(int requests, long tokens, long largestTokens, long spanNanos) {
    public static final TraceSize NONE = new TraceSize(0, 0, 0, 0);

    TraceSize plus(Request request) {
        return new TraceSize(
                Math.addExact(requests, 1),
                Math.addExact(tokens, request.tokens()),
                Math.max(largestTokens, request.tokens()),
                request.atNanos());
    }
}
