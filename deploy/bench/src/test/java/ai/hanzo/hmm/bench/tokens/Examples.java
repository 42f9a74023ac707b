package ai.hanzo.hmm.bench.tokens;

import ai.hanzo.hmm.market.token.TokenClaims;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;

/// Allocations of alice at acme, and tokens as they are read.
final class Examples {
    static final long START_MS = 1_700_000_000_000L;
    static final long EXPIRY_MS = START_MS + 100_000;

    private Examples() {}

    static Allocation allocation(String id, String order) {
        return Allocation.newBuilder()
                .setAllocationId(id)
                .setMarket("gpu-inference/bench-0")
                .setConsumer("alice")
                .setProvider("acme")
                .setClientOrderId(order)
                .setState(AllocationState.ALLOCATED)
                .setStandardMicros(10_000)
                .setRawMicros(10_000)
                .setRateMicros(1_000_000)
                .setStartMs(START_MS)
                .setExpiryMs(EXPIRY_MS)
                .setTokenHash(claims(id).hash())
                .build();
    }

    static TokenClaims claims(String id) {
        return new TokenClaims(
                TokenClaims.ISSUER,
                "alice",
                "acme",
                id,
                "gpu-inference/bench-0",
                10_000,
                1_000_000,
                START_MS,
                EXPIRY_MS);
    }

    static Delivery.Read read(String id) {
        return read(id, "a.b.c", START_MS);
    }

    static Delivery.Read read(String id, String token, long readMs) {
        var access =
                new AccessToken(id, "alice", "acme", "gpu-inference/bench-0", EXPIRY_MS, token);
        return new Delivery.Read(access, 5, readMs);
    }
}
