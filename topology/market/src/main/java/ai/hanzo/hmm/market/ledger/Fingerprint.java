package ai.hanzo.hmm.market.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a command said, in 32 hex digits: enough to tell a retry from another command under the
/// same id. It is kept with the command, so the way it is made must not change.
public record Fingerprint(String hex) {
    private static final int BYTES = 16;

    /// To be copied: looking one up costs more than a short digest does.
    private static final MessageDigest EMPTY = sha256();

    /// Fields in a fixed order, each ended by a character that no field contains.
    static String text(Object... fields) {
        var text = new StringBuilder();
        for (var field : fields) text.append(field).append('\0');
        return text.toString();
    }

    public static Fingerprint of(String said) {
        byte[] digest = copy().digest(said.getBytes(StandardCharsets.UTF_8));
        return new Fingerprint(HexFormat.of().formatHex(digest, 0, BYTES));
    }

    private static MessageDigest copy() {
        try {
            return (MessageDigest) EMPTY.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
