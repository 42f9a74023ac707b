package ai.hanzo.hmm.streams.signature;

import ai.hanzo.hmm.streams.key.Ed25519;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// An account's private Ed25519 key. It may be used by several threads.
public final class SigningKey {
    private static final int SEED_BYTES = 32;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /// What stands before the seed of an Ed25519 key in PKCS#8 (RFC 8410, section 7).
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final Ed25519PrivateKeyParameters key;
    private final String publicKey;

    private SigningKey(byte[] seed) {
        key = Ed25519.privateKey(seed);
        publicKey = HexFormat.of().formatHex(key.generatePublicKey().getEncoded());
    }

    /// @param seed the 32 bytes that the key is made from
    /// @throws IllegalArgumentException unless they are 32
    public static SigningKey ofSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("a seed has 32 bytes: " + seed.length);
        }
        return new SigningKey(seed.clone());
    }

    /// A key as a file holds it: its seed in 64 hex digits, or PKCS#8 in PEM, as `openssl genpkey
    /// -algorithm ed25519` writes it.
    ///
    /// @throws IllegalArgumentException when it is neither; the text is not repeated
    public static SigningKey parse(String text) {
        var stripped = text.strip();
        return stripped.startsWith(BEGIN) ? ofPem(stripped) : ofHex(stripped);
    }

    /// Of 32 bytes that nobody knows.
    public static SigningKey random() {
        var seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        return new SigningKey(seed);
    }

    /// The raw public key, 64 hex digits: what an account registers.
    public String publicKey() {
        return publicKey;
    }

    /// The private key in PEM, as it is read again and as openssl reads it.
    public String pem() {
        var der = new byte[PKCS8.length + SEED_BYTES];
        System.arraycopy(PKCS8, 0, der, 0, PKCS8.length);
        System.arraycopy(key.getEncoded(), 0, der, PKCS8.length, SEED_BYTES);
        return BEGIN + '\n' + Base64.getEncoder().encodeToString(der) + '\n' + END + '\n';
    }

    byte[] sign(byte[] message) {
        return Ed25519.sign(key, message);
    }

    private static SigningKey ofHex(String text) {
        try {
            return ofSeed(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException _) {
            // The cause may quote the key.
            throw new IllegalArgumentException(
                    "neither a PKCS#8 private key in PEM nor a seed of 64 hex digits");
        }
    }

    private static SigningKey ofPem(String text) {
        int end = text.indexOf(END);
        if (end < 0) throw new IllegalArgumentException("the private key in PEM has no end");
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), end));
            var read = factory().generatePrivate(new PKCS8EncodedKeySpec(der));
            return ofSeed(((EdECPrivateKey) read).getBytes().orElseThrow());
        } catch (InvalidKeySpecException | IllegalArgumentException _) {
            throw new IllegalArgumentException("not a private Ed25519 key in PEM");
        }
    }

    private static KeyFactory factory() {
        try {
            return KeyFactory.getInstance("Ed25519");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }
}
