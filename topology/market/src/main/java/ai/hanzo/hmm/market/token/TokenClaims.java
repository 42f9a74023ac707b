package ai.hanzo.hmm.market.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The claims of an access token (rules, section 9). Their canonical JSON is the token's payload
/// byte for byte, so that the market can publish its hash without holding a key, and whoever holds
/// the token can check it against the allocation.
///
/// Texts are printable ASCII without quote and backslash, 1 to 256 characters, so that there is one
/// way to write them.
///
/// @param issuer who signs
/// @param consumer who may use the capacity
/// @param provider who must deliver it
/// @param allocationId the allocation, unique for ever
/// @param market the market it was bought in
/// @param rawMicros millionths of the market's raw unit, >= 0
/// @param rateMicros millionths of the market's unit of rate, >= 0
/// @param notBeforeMs ms since 1970, >= 0; written in whole seconds, rounded down
/// @param expiryMs ms since 1970, >= 0; written in whole seconds, rounded down
public record TokenClaims(
        String issuer,
        String consumer,
        String provider,
        String allocationId,
        String market,
        long rawMicros,
        long rateMicros,
        long notBeforeMs,
        long expiryMs) {

    /// The issuer of every token of this exchange.
    public static final String ISSUER = "hmm";

    private static final int MOST_CHARACTERS = 256;
    private static final long MS_PER_SECOND = 1_000;

    public TokenClaims {
        checkText("issuer", issuer);
        checkText("consumer", consumer);
        checkText("provider", provider);
        checkText("allocationId", allocationId);
        checkText("market", market);
        checkNumber("rawMicros", rawMicros);
        checkNumber("rateMicros", rateMicros);
        checkNumber("notBeforeMs", notBeforeMs);
        checkNumber("expiryMs", expiryMs);
    }

    /// The payload of the token: fixed order, no white space.
    public String canonicalJson() {
        return "{\"iss\":\""
                + issuer
                + "\",\"sub\":\""
                + consumer
                + "\",\"aud\":\""
                + provider
                + "\",\"jti\":\""
                + allocationId
                + "\",\"market\":\""
                + market
                + "\",\"rawMicros\":"
                + rawMicros
                + ",\"rateMicros\":"
                + rateMicros
                + ",\"nbf\":"
                + notBeforeMs / MS_PER_SECOND
                + ",\"exp\":"
                + expiryMs / MS_PER_SECOND
                + "}";
    }

    /// SHA-256 of the canonical JSON, lower-case hex.
    public String hash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] json = canonicalJson().getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(sha256.digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void checkText(String name, String text) {
        if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    name + " must have 1.." + MOST_CHARACTERS + " characters: " + text.length());
        }
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\')) {
            throw new IllegalArgumentException(
                    name + " must be printable ASCII without quote and backslash: " + text);
        }
    }

    private static void checkNumber(String name, long number) {
        if (number < 0) throw new IllegalArgumentException(name + " must be >= 0: " + number);
    }
}
