package ai.hanzo.hmm.market.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What an attestation must carry so that it cannot have been made before it was asked for (rules,
/// section 8). It counts once.
///
/// @param hex 32 bytes in lower-case hex; empty for none
/// @param untilMs the last instant at which it counts, ms since 1970
public record Nonce(String hex, long untilMs) {
    public static final Nonce NONE = new Nonce("", 0);

    /// How long it counts.
    public static final long VALID_MS = 5 * 60 * 1_000L;

    private static final int HEX_DIGITS = 64;

    public boolean isNone() {
        return hex.isEmpty();
    }

    /// SHA-256 of the place and the time of the record that asked for it, as
    /// `<topic>:<partition>:<offset>:<timestamp>`: nobody can know it before the record is there,
    /// and everybody can say later which record it was.
    public static String hexOf(String topic, int partition, long offset, long timestampMs) {
        var text = "%s:%d:%d:%d".formatted(topic, partition, offset, timestampMs);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Whether a text can be a nonce.
    public static boolean isNonce(String hex) {
        return hex.length() == HEX_DIGITS && hex.chars().allMatch(Nonce::isHexDigit);
    }

    private static boolean isHexDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }
}
