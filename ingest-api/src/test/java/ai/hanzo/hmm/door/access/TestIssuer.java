package ai.hanzo.hmm.door.access;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;

/// An issuer of tokens for the audience `door`, with an Ed25519 key unless another is given.
public final class TestIssuer {
    public static final String NAME = "https://issuer.test";
    public static final String AUDIENCE = "door";

    final PublicJsonWebKey key;

    public TestIssuer(String keyId) {
        this(ed25519(), keyId);
    }

    TestIssuer(PublicJsonWebKey key, String keyId) {
        this.key = key;
        key.setKeyId(keyId);
    }

    static PublicJsonWebKey ed25519() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var jwk = new OctetKeyPairJsonWebKey(pair.getPublic());
            jwk.setPrivateKey(pair.getPrivate());
            return jwk;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Claims of a token that is good from `nowMs` - 60 s to `nowMs` + 60 s.
    public static String claims(long nowMs, String more) {
        long s = nowMs / 1_000;
        return """
        {"iss":"%s","aud":"%s","sub":"alice","nbf":%d,"exp":%d%s}"""
                .formatted(NAME, AUDIENCE, s - 60, s + 60, more.isEmpty() ? "" : "," + more);
    }

    public String jwks() {
        return new JsonWebKeySet(List.<JsonWebKey>of(key))
                .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    public String sign(String claims) {
        return sign(claims, AlgorithmIdentifiers.EDDSA);
    }

    public String sign(String claims, String algorithm) {
        var token = new JsonWebSignature();
        token.setPayload(claims);
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(algorithm);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
