package ai.hanzo.hmm.market.ledger;

import java.nio.charset.StandardCharsets;

/// An account's signature of a command: Ed25519 (RFC 8032) over {@link #signedBytes}.
///
/// @param key the public key that it names, hex
/// @param hex the signature's 64 bytes, hex
/// @param signedAtMs when it was made, ms since 1970
public record Signature(String key, String hex, long signedAtMs) {
    /// How long a signature counts. It is shorter than commands are remembered, so that one that
    /// was copied from the log can only ever be a repeat.
    public static final long VALID_MS = 60 * 60 * 1_000L;

    /// How far a sender's clock may be ahead.
    public static final long AHEAD_MS = 60 * 1_000L;

    /// Says whether a signature of some bytes is one of a public key; both in hex.
    @FunctionalInterface
    public interface Check {
        boolean isOf(String publicKey, byte[] signed, String signature);
    }

    /// What is signed, in UTF-8: `hmm-command-1`, account, id and time, then what the command says,
    /// each ended by a zero byte.
    public static byte[] signedBytes(AccountInput input, long signedAtMs) {
        var text =
                Fingerprint.text("hmm-command-1", input.account(), input.id(), signedAtMs)
                        + input.said();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    boolean isFresh(long timeMs) {
        return signedAtMs <= timeMs + AHEAD_MS && signedAtMs > timeMs - VALID_MS;
    }
}
