package ai.hanzo.hmm.door.access;

import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/// The public keys of an issuer, followed while they change.
final class IssuerKeys {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
    private static final long MAX_BYTES = 1024 * 1024;
    private static final int ANSWER_WITHIN_MS = 2_000;
    private static final long ASK_EVERY_S = 300;

    /// How long the keys that were there are trusted while the issuer does not answer.
    private static final long KEEP_S = 3_600;

    /// A key nobody knows makes the door ask again, whoever makes such keys up; no more often.
    private static final long ASK_FOR_UNKNOWN_EVERY_MS = 30_000;

    private IssuerKeys() {}

    /// @throws UnusableCredentials when they are in a file that cannot be used
    static VerificationKeyResolver of(JwtSettings settings, LongSupplier nowMs) {
        return settings.isUrl()
                ? new HttpsJwksVerificationKeyResolver(at(settings.jwks()))
                : in(Path.of(settings.jwks()), nowMs);
    }

    private static HttpsJwks at(String url) {
        var get = new Get();
        get.setConnectTimeout(ANSWER_WITHIN_MS);
        get.setReadTimeout(ANSWER_WITHIN_MS);
        get.setRetries(0);
        get.setResponseBodySizeLimit((int) MAX_BYTES);
        var keys = new HttpsJwks(url);
        keys.setSimpleHttpGet(get);
        keys.setDefaultCacheDuration(ASK_EVERY_S);
        keys.setRetainCacheOnErrorDuration(KEEP_S);
        keys.setRefreshReprieveThreshold(ASK_FOR_UNKNOWN_EVERY_MS);
        tellIfAway(keys);
        return keys;
    }

    /// The door opens nevertheless: who has an API key need not wait for the issuer.
    private static void tellIfAway(HttpsJwks keys) {
        try {
            keys.getJsonWebKeys();
        } catch (IOException | JoseException e) {
            LOG.warn(
                    "no keys of the tokens' issuer at {} yet: {}",
                    keys.getLocation(),
                    e.toString());
        }
    }

    private static VerificationKeyResolver in(Path file, LongSupplier nowMs) {
        var keys = new Reread<>(() -> read(file), nowMs);
        return (token, nesting) -> keys.get().resolveKey(token, nesting);
    }

    private static JwksVerificationKeyResolver read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) throw new UnusableCredentials(file + " is too long");
            var keys = new JsonWebKeySet(Files.readString(file)).getJsonWebKeys();
            if (keys.isEmpty()) throw new UnusableCredentials(file + " holds no key");
            return new JwksVerificationKeyResolver(keys);
        } catch (IOException e) {
            throw new UnusableCredentials("cannot read " + file + ": " + e.getMessage(), e);
        } catch (JoseException e) {
            throw new UnusableCredentials(file + " is not a JSON Web Key Set", e);
        }
    }
}
