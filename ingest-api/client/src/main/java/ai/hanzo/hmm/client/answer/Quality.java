package ai.hanzo.hmm.client.answer;

import ai.hanzo.hmm.client.Amount;

/// How a provider stands in a market.
///
/// @param standing ACTIVE, SUSPENDED or REMOVED
/// @param nonce that the next attestation must carry; empty for none
/// @param obliged standard units that it owes
public record Quality(
        String provider,
        String market,
        int scorePpm,
        int gradePpm,
        String standing,
        Amount bond,
        Amount requiredBond,
        Amount rate,
        Amount busyRate,
        Amount attestedRate,
        long attestedUntilMs,
        Amount obliged,
        Amount allocated,
        String nonce,
        long nonceUntilMs) {}
