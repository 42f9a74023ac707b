package ai.hanzo.hmm.check.trail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// 128 bits of what something is called: two names with the same ones are not met by chance.
record Fingerprint(long high, long low) {
    /// Of a kind of things and the names within it.
    static Fingerprint of(Kind kind, String... names) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) kind.ordinal());
            for (var name : names) {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            var bytes = ByteBuffer.wrap(digest.digest());
            return new Fingerprint(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Whether it belongs to one of so many classes of about the same size.
    boolean isIn(int which, int classes) {
        return Math.floorMod(high, classes) == which;
    }
}
