package ai.hanzo.hmm.streams.token;

import ai.hanzo.hmm.streams.key.Ed25519;
import ai.hanzo.hmm.streams.key.KeyFile;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;

/// One Ed25519 key that signs access tokens. It may be used by several threads. Signing is
/// deterministic (RFC 8032): the same claims make the same token.
public final class TokenKey {
    private static final String THUMBPRINT_HASH = "SHA-256";
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final long activeFromMs;
    private final String keyId;
    private final Map<String, Object> publicHalf;
    private final Ed25519PrivateKeyParameters privateKey;
    private final String header;

    private TokenKey(long activeFromMs, OctetKeyPairJsonWebKey key) {
        this.activeFromMs = activeFromMs;
        this.keyId = key.getKeyId();
        this.publicHalf = Collections.unmodifiableMap(key.toParams(OutputControlLevel.PUBLIC_ONLY));
        this.privateKey = WebKey.privateKey(key);
        var json = TokenHeader.json(keyId).getBytes(StandardCharsets.US_ASCII);
        this.header = BASE64URL.encodeToString(json);
    }

    /// The text of a file with a new one, a JSON Web Key.
    static String newText() {
        try {
            return OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519)
                    .toJson(OutputControlLevel.INCLUDE_PRIVATE);
        } catch (JoseException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /// @throws UnusableKeys when the file is no key, or others than its owner may touch it
    static TokenKey read(KeyFile file, long activeFromMs) {
        try {
            return new TokenKey(activeFromMs, parse(file));
        } catch (IOException e) {
            throw UnusableKeys.because(file.path(), e);
        }
    }

    /// It signs for allocations that begin from here on, until a later key's; ms since 1970, 0 for
    /// the first.
    public long activeFromMs() {
        return activeFromMs;
    }

    /// Its thumbprint (RFC 7638), in the header of every token.
    public String keyId() {
        return keyId;
    }

    /// A JWT in compact form whose payload is `claimsJson`, byte for byte.
    public String sign(byte[] claimsJson) {
        String signed = header + '.' + BASE64URL.encodeToString(claimsJson);
        byte[] signature = Ed25519.sign(privateKey, signed.getBytes(StandardCharsets.US_ASCII));
        return signed + '.' + BASE64URL.encodeToString(signature);
    }

    /// The members of its public half as a JSON Web Key.
    Map<String, Object> publicHalf() {
        return publicHalf;
    }

    private static OctetKeyPairJsonWebKey parse(KeyFile file) throws IOException {
        var text = file.read();
        try {
            var key = new OctetKeyPairJsonWebKey(JsonUtil.parseJson(text));
            if (!OctetKeyPairJsonWebKey.SUBTYPE_ED25519.equals(key.getSubtype())
                    || key.getPrivateKey() == null) {
                throw new UnusableKeys(file.path() + " holds no private Ed25519 key");
            }
            if (!halvesMatch(key)) {
                throw new UnusableKeys(file.path() + " holds the halves of two different keys");
            }
            key.setAlgorithm(AlgorithmIdentifiers.EDDSA);
            key.setUse(Use.SIGNATURE);
            key.setKeyId(key.calculateBase64urlEncodedThumbprint(THUMBPRINT_HASH));
            return key;
        } catch (JoseException | IllegalArgumentException | ClassCastException _) {
            // The cause may quote the key.
            throw new UnusableKeys(file.path() + " holds no JSON Web Key");
        }
    }

    private static boolean halvesMatch(OctetKeyPairJsonWebKey key) {
        var made = WebKey.privateKey(key).generatePublicKey();
        return Arrays.equals(made.getEncoded(), WebKey.publicKey(key).getEncoded());
    }
}
