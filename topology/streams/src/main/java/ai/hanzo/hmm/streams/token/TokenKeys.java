package ai.hanzo.hmm.streams.token;

import ai.hanzo.hmm.streams.key.Ed25519;
import ai.hanzo.hmm.streams.key.KeyFile;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/// The Ed25519 key that signs access tokens, kept in a folder. It may be used by several threads.
/// Signing is deterministic (RFC 8032): the same claims make the same token.
public final class TokenKeys {
    /// The private key's file in its folder, a JSON Web Key, mode 600.
    public static final String FILE_NAME = "token-signing-key.jwk";

    private static final String THUMBPRINT_HASH = "SHA-256";

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final OctetKeyPairJsonWebKey key;
    private final Ed25519PrivateKeyParameters privateKey;
    private final String header;

    private TokenKeys(OctetKeyPairJsonWebKey key, Ed25519PrivateKeyParameters privateKey) {
        this.key = key;
        this.privateKey = privateKey;
        var json = "{\"alg\":\"EdDSA\",\"kid\":\"%s\",\"typ\":\"JWT\"}".formatted(key.getKeyId());
        this.header = BASE64URL.encodeToString(json.getBytes(StandardCharsets.US_ASCII));
    }

    /// The key kept in `folder`; where there is none yet, a new one.
    ///
    /// @throws UncheckedIOException when the folder cannot be used, the file is no key, or others
    ///   than its owner may touch it
    public static TokenKeys loadOrCreate(Path folder) {
        KeyFile file = new KeyFile(folder.resolve(FILE_NAME));
        try {
            if (!file.exists()) file.createIfAbsent(newKey());
            var key = parse(file);
            return new TokenKeys(key, WebKey.privateKey(key));
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
        String signed = header + '.' + BASE64URL.encodeToString(claimsJson);
        byte[] signature = Ed25519.sign(privateKey, signed.getBytes(StandardCharsets.US_ASCII));
        return signed + '.' + BASE64URL.encodeToString(signature);
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
