package ai.hanzo.hmm.market.example;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.provider.EvidenceCheck;
import ai.hanzo.hmm.market.provider.Nonce;

/// Evidence for tests: a claim is proven by naming the provider's key.
public final class Proof {
    public static final EvidenceCheck.Kinds KINDS =
            EvidenceCheck.Kinds.signature((_, key, evidence) -> evidence.equals(key));

    /// More rate than any test issues.
    public static final long ANY_RATE = Long.MAX_VALUE / 4;

    private Proof() {}

    public static String keyOf(String provider) {
        return "key of " + provider;
    }

    public static String nonceOf(String provider) {
        return Nonce.hexOf("test", 0, 0, provider.hashCode());
    }

    public static MarketInput.RequestNonce request(String provider) {
        return new MarketInput.RequestNonce(provider, "nonce", nonceOf(provider));
    }

    /// An account's registered key, in hex: each has its own.
    public static String hexOf(String provider) {
        return Nonce.hexOf("key", 0, 0, provider.hashCode());
    }

    /// After the request.
    public static MarketInput.Attest attest(String provider, long rateMicros) {
        return attest(provider, rateMicros, keyOf(provider));
    }

    public static MarketInput.Attest attest(String provider, long rateMicros, String evidence) {
        return new MarketInput.Attest(
                provider,
                "attest",
                keyOf(provider),
                nonceOf(provider),
                EvidenceCheck.SIGNATURE,
                rateMicros,
                evidence);
    }
}
