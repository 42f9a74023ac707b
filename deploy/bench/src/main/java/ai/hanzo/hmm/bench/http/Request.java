package ai.hanzo.hmm.bench.http;

/// A request and the commands in it.
///
/// @param bytes of it, head and body
/// @param numbers of its commands, at least one
record Request(byte[] bytes, long[] numbers) {
    /// @param dueNanos when it was due, of `System.nanoTime`
    record Sent(Request request, long dueNanos) {}
}
