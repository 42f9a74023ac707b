package ai.hanzo.hmm.door.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What is kept of an API key. The key itself, `hmm_<id>_<secret>`, is shown once and kept nowhere:
/// its secret has 256 random bits, so that its plain SHA-256 cannot be turned back.
///
/// @param id 12 hex digits
/// @param name for people
/// @param secretHash SHA-256 of the secret's text, hex
/// @param accounts those it acts for; {@link Caller#ANY} for every one
/// @param createdMs ms since 1970
/// @param expiresMs from when on it is good no longer, ms since 1970; {@link Long#MAX_VALUE} for
///   never
public record ApiKey(
        String id,
        String name,
        String secretHash,
        Set<String> accounts,
        Set<Role> roles,
        long createdMs,
        long expiresMs) {
    private static final String PREFIX = "hmm_";
    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /// A key as its holder has it.
    record Shown(String id, String secret) {
        static Shown random() {
            var id = new byte[ID_BYTES];
            RANDOM.nextBytes(id);
            var secret = new byte[SECRET_BYTES];
            RANDOM.nextBytes(secret);
            return new Shown(
                    HexFormat.of().formatHex(id),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        }

        /// Empty unless it looks like one.
        static Optional<Shown> parse(String token) {
            int end = PREFIX.length() + 2 * ID_BYTES;
            if (!token.startsWith(PREFIX) || token.length() <= end || token.charAt(end) != '_') {
                return Optional.empty();
            }
            var id = token.substring(PREFIX.length(), end);
            return Optional.of(new Shown(id, token.substring(end + 1)));
        }

        String hash() {
            return HexFormat.of().formatHex(sha256(secret));
        }

        String text() {
            return PREFIX + id + "_" + secret;
        }

        /// Without the secret.
        @Override
        public String toString() {
            return PREFIX + id;
        }
    }

    public ApiKey {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an id must be 12 hex digits: " + id);
        }
        if (!HASH.matcher(secretHash).matches()) {
            throw new IllegalArgumentException("a hash must be 64 hex digits");
        }
        accounts = Set.copyOf(accounts);
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) throw new IllegalArgumentException("a key needs a role");
        if (accounts.isEmpty() && roles.stream().anyMatch(Role::isBound)) {
            throw new IllegalArgumentException("a key of these roles needs an account: " + roles);
        }
    }

    boolean isGoodAt(long nowMs) {
        return nowMs < expiresMs;
    }

    /// In a time that does not tell how much of it agrees.
    boolean isOf(Shown key) {
        return MessageDigest.isEqual(secretHash.getBytes(US_ASCII), key.hash().getBytes(US_ASCII));
    }

    Caller caller() {
        return new Caller("key " + id, roles, accounts, expiresMs);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
