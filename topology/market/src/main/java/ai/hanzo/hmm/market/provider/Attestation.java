package ai.hanzo.hmm.market.provider;

/// What a provider has proven it can run at once (rules, section 8).
///
/// @param publicKey the Ed25519 key it proved it with, which is its own for ever, hex; empty before
/// @param rateMicros millionths of the market's unit of rate
/// @param untilMs until when it counts, ms since 1970
public record Attestation(String publicKey, long rateMicros, long untilMs) {
    public static final Attestation NONE = new Attestation("", 0, 0);

    /// How long a proof counts.
    public static final long VALID_MS = 24 * 60 * 60 * 1_000L;

    /// How long after its end the provider may still come back before its obligations are orphans.
    public static final long PATIENCE_MS = 24 * 60 * 60 * 1_000L;

    public boolean countsAt(long timeMs) {
        return untilMs > timeMs;
    }

    /// Whether the provider has not renewed it for so long that nobody should wait for it.
    public boolean isGivenUpAt(long timeMs) {
        return untilMs + PATIENCE_MS <= timeMs;
    }
}
