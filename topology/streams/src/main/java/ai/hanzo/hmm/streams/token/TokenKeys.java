package ai.hanzo.hmm.streams.token;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// The Ed25519 key that signs access tokens, kept in a folder. It may be used by several threads.
/// Signing is deterministic (RFC 8032): the same claims make the same token.
public final class TokenKeys {
    /// The private key's file in its folder, a JSON Web Key, mode 600.
    public static final String FILE_NAME = "token-signing-key.jwk";

    private static final String THUMBPRINT_HASH = "SHA-256";
    private static final String TYPE_HEADER = "typ";
    private static final String TYPE = "JWT";

    private final OctetKeyPairJsonWebKey key;

    private TokenKeys(OctetKeyPairJsonWebKey key) {
        this.key = key;
    }

    /// The key kept in `folder`; where there is none yet, a new one.
    ///
    /// @throws UncheckedIOException when the folder cannot be used, the file is no key, or others
    ///   than its owner may touch it
    public static TokenKeys loadOrCreate(Path folder) {
        KeyFile file = new KeyFile(folder.resolve(FILE_NAME));
        try {
            if (!file.exists()) file.createIfAbsent(newKey());
            return new TokenKeys(parse(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The public half as a JSON Web Key Set, for all to read.
    public String jwks() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /// The key's thumbprint (RFC 7638), in the header of every token.
    public String keyId() {
        return key.getKeyId();
    }

    /// A JWT in compact form whose payload is `claimsJson`, byte for byte.
    public String sign(byte[] claimsJson) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader(TYPE_HEADER, TYPE);
        signature.setPayloadBytes(claimsJson);
        signature.setKey(key.getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("every JDK signs with Ed25519", e);
        }
    }

    private static String newKey() {
        try {
            return OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519)
                    .toJson(OutputControlLevel.INCLUDE_PRIVATE);
        } catch (JoseException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    private static OctetKeyPairJsonWebKey parse(KeyFile file) throws IOException {
        try {
            var key = new OctetKeyPairJsonWebKey(JsonUtil.parseJson(file.read()));
            if (!OctetKeyPairJsonWebKey.SUBTYPE_ED25519.equals(key.getSubtype())
                    || key.getPrivateKey() == null) {
                throw new IOException(file.path() + " holds no private Ed25519 key");
            }
            key.setAlgorithm(AlgorithmIdentifiers.EDDSA);
            key.setUse(Use.SIGNATURE);
            key.setKeyId(key.calculateBase64urlEncodedThumbprint(THUMBPRINT_HASH));
            return key;
        } catch (JoseException _) {
            // The cause may quote the key.
            throw new IOException(file.path() + " holds no JSON Web Key");
        }
    }
}
