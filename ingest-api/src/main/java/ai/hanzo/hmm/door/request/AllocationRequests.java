package ai.hanzo.hmm.door.request;

import ai.hanzo.hmm.wire.CompleteAllocation;
import ai.hanzo.hmm.wire.DisputeAllocation;
import ai.hanzo.hmm.wire.EndAllocation;
import ai.hanzo.hmm.wire.Heartbeat;
import ai.hanzo.hmm.wire.MeteredUse;
import ai.hanzo.hmm.wire.StartAllocation;

import java.nio.ByteBuffer;

/// What a provider and a consumer say of their allocations (rules, section 9). An allocation is
/// named by its market and its number there: `gpu-inference/h100#42` is `"allocation": 42`.
final class AllocationRequests {
    private static final int MOST_USES = 1_000;
    private static final int PROOF_BYTES = 32;
    private static final String ALLOCATION = "allocation";

    private AllocationRequests() {}

    /// `market, allocation`.
    static StartAllocation start(Fields fields) {
        return new StartAllocation(fields.market(), number(fields));
    }

    /// `market` and `uses`, a list of `allocation` and `used` in raw units, 1 to 1,000 of them.
    static Heartbeat heartbeat(Fields fields) {
        return new Heartbeat(
                fields.market(), fields.objects("uses", MOST_USES, AllocationRequests::use));
    }

    /// `market, allocation, used` and the result's SHA-256 as `proof`, hex.
    static CompleteAllocation complete(Fields fields) {
        return new CompleteAllocation(
                fields.market(),
                number(fields),
                fields.amount("used"),
                ByteBuffer.wrap(fields.hex("proof", PROOF_BYTES)));
    }

    /// `market, allocation`.
    static EndAllocation end(Fields fields) {
        return new EndAllocation(fields.market(), number(fields));
    }

    /// `market, allocation` and a `reason` of 1 to 200 characters.
    static DisputeAllocation dispute(Fields fields) {
        return new DisputeAllocation(fields.market(), number(fields), fields.text("reason"));
    }

    private static MeteredUse use(Fields fields) {
        return new MeteredUse(number(fields), fields.amount("used"));
    }

    private static long number(Fields fields) {
        return fields.whole(ALLOCATION, 0, Long.MAX_VALUE);
    }
}
