package ai.hanzo.hmm.market.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a command said, in 32 hex digits: enough to tell a retry from another command under the
/// same id. It is kept with the command, so the way it is made must not change.
public record Fingerprint(String hex) {
    private static final int BYTES = 16;

    /// Of fields in a fixed order; each ends with a character that no field contains.
    public static Fingerprint of(Object... fields) {
        try {
            var said = new StringBuilder();
            for (var field : fields) said.append(field).append('\0');
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(said.toString().getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(HexFormat.of().formatHex(digest.digest(), 0, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
