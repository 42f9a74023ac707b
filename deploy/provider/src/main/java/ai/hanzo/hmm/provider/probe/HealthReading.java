package ai.hanzo.hmm.provider.probe;

import java.util.OptionalLong;

/// The answer to a health check: that it came is all that counts.
final class HealthReading implements Reading {
    private final long fromNanos;
    private final StringBuilder body = new StringBuilder();

    /// @param fromNanos when the request was sent
    HealthReading(long fromNanos) {
        this.fromNanos = fromNanos;
    }

    @Override
    public void line(String line, long atNanos) {
        body.append(line).append('\n');
    }

    @Override
    public Answer end(long atNanos) {
        return new Answer.Complete(
                atNanos - fromNanos, OptionalLong.empty(), Answer.Tokens.UNKNOWN, body.toString());
    }
}
