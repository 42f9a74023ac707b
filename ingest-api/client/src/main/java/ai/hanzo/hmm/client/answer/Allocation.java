package ai.hanzo.hmm.client.answer;

import ai.hanzo.hmm.client.Amount;

import java.util.Optional;

/// A consumer's right to a provider's capacity.
///
/// @param allocationId `<market>#<number>`
/// @param state ALLOCATED, ACTIVE, SUSPENDED or CLOSED
/// @param closeReason COMPLETED, EXPIRED, CONSUMER_ENDED or PROVIDER_FAULT; empty while open
/// @param standard units that were bought
/// @param raw units that are owed
/// @param used raw units so far
/// @param refund HANZO paid back
public record Allocation(
        String allocationId,
        String market,
        String consumer,
        String provider,
        String clientOrderId,
        String state,
        String closeReason,
        Amount standard,
        Amount raw,
        Amount rate,
        long startMs,
        long expiryMs,
        String tokenHash,
        Amount refund,
        Amount used,
        long closedMs,
        Amount delivered,
        Amount refunded,
        Amount lapsed,
        Optional<Dispute> dispute) {
    /// @param state OPEN, UPHELD or DISMISSED
    public record Dispute(String state, long openedMs, String reason) {}

    /// In its market.
    public long number() {
        return Long.parseLong(allocationId.substring(allocationId.indexOf('#') + 1));
    }
}
