package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// What an access token claims (rules, section 9): one line of JSON that an allocation makes.
final class Claims {
    private Claims() {}

    /// As they must be.
    static String of(Allocation allocation) {
        return "{\"iss\":\"hmm\",\"sub\":\"%s\",\"aud\":\"%s\",\"jti\":\"%s\",\"market\":\"%s\","
                        .formatted(
                                allocation.getConsumer(),
                                allocation.getProvider(),
                                allocation.getAllocationId(),
                                allocation.getMarket())
                + "\"rawMicros\":%d,\"rateMicros\":%d,\"nbf\":%d,\"exp\":%d}"
                        .formatted(
                                allocation.getRawMicros(),
                                allocation.getRateMicros(),
                                allocation.getStartMs() / 1_000,
                                allocation.getExpiryMs() / 1_000);
    }

    /// As a token has them; empty where it has none.
    static Optional<String> in(AccessToken token) {
        var parts = token.getToken().split("\\.", -1);
        if (parts.length != 3) return Optional.empty();
        try {
            var bytes = Base64.getUrlDecoder().decode(parts[1]);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // what is not base64 claims nothing
        }
    }

    /// SHA-256, lower-case hex.
    static String hash(String claims) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(claims.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
