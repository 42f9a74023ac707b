package ai.hanzo.hmm.local.demo.serve;

import ai.hanzo.hmm.local.demo.plan.Terms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What a provider shows for its work: here the result is made up.
final class Proof {
    private Proof() {}

    /// SHA-256 of the result of an allocation, 32 bytes.
    static ByteBuffer of(long allocation) {
        var result = "the answer of " + Terms.MARKET + "#" + allocation;
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(sha256.digest(result.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
