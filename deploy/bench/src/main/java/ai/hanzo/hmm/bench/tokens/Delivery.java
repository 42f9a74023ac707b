package ai.hanzo.hmm.bench.tokens;

import ai.hanzo.hmm.bench.load.Names;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;

/// An allocation and its token.
record Delivery(Allocation allocation, Read token) {
    /// A token as it was read.
    ///
    /// @param readNanos when, of `System.nanoTime`
    /// @param readMs when, ms since 1970
    record Read(AccessToken token, long readNanos, long readMs) {}

    /// Of the order that bought it.
    long number() {
        return Names.numberOfTake(allocation.getClientOrderId());
    }
}
