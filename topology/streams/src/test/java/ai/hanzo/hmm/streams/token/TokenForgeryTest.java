package ai.hanzo.hmm.streams.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.hanzo.hmm.market.token.TokenClaims;
import ai.hanzo.hmm.streams.key.Ed25519;
import ai.hanzo.hmm.streams.token.TokenRejected.Reason;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;

/// What somebody without the key, or with another one, can make of a genuine token.
class TokenForgeryTest {
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final TokenClaims CLAIMS =
            new TokenClaims(
                    "hmm",
                    "alice",
                    "acme",
                    "gpu-inference/h100#7",
                    "gpu-inference/h100",
                    2_500_000,
                    50_000_000,
                    START.toEpochMilli(),
                    START.toEpochMilli() + 50_120_000);

    @TempDir Path folder;
    private TokenKeys keys;
    private TokenVerifier verifier;
    private String token;

    @BeforeEach
    void sign() {
        keys = TokenKeys.loadOrCreate(folder);
        verifier = new TokenVerifier(keys.jwks());
        token = keys.keyFor(0).sign(CLAIMS.canonicalJson().getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(token, "acme", START)).isEqualTo(CLAIMS);
    }

    /// The last character of a signature holds four bits that count for nothing: decoders that look
    /// away take 16 texts for one token.
    @Test
    void every_single_character_counts() {
        for (int i = 0; i < token.length(); i++) {
            for (char other : (ALPHABET + ".= \n").toCharArray()) {
                if (other == token.charAt(i)) continue;
                var altered = token.substring(0, i) + other + token.substring(i + 1);
                assertThat(rejected(altered)).as("'%s' at %d", other, i).isNotNull();
            }
        }
    }

    @Test
    void one_character_more_or_less_is_too_many_or_too_few() {
        for (int i = 0; i < token.length(); i++) {
            assertThat(rejected(token.substring(0, i) + token.substring(i + 1))).isNotNull();
            assertThat(rejected(token.substring(0, i))).isNotNull();
        }
        for (var more : new String[] {"A", "=", "==", ".", " ", "\n", "\0", "é"}) {
            assertThat(rejected(token + more)).isNotNull();
            assertThat(rejected(more + token)).isNotNull();
        }
        assertThat(rejected(token + "A".repeat(10_000))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void what_is_signed_otherwise_than_with_eddsa_is_rejected() throws Exception {
        for (var algorithm : new String[] {"none", "None", "NONE", "eddsa", "HS256", "ES256", ""}) {
            var header = "{\"alg\":\"%s\",\"kid\":\"%s\",\"typ\":\"JWT\"}";
            var text = part(header.formatted(algorithm, keyId())) + payload() + ".";
            assertThat(rejected(text)).as(algorithm).isEqualTo(Reason.ALGORITHM);
            assertThat(rejected(text + signature())).as(algorithm).isEqualTo(Reason.ALGORITHM);
        }
    }

    /// The oldest trick: the published key, whatever its form, as the secret of an HMAC.
    @Test
    void the_public_key_is_no_shared_secret() throws Exception {
        var x =
                (String)
                        new JsonWebKeySet(keys.jwks())
                                .getJsonWebKeys()
                                .getFirst()
                                .toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.PUBLIC_ONLY)
                                .get("x");
        var secrets =
                new byte[][] {
                    keys.jwks().getBytes(StandardCharsets.UTF_8),
                    Base64.getUrlDecoder().decode(x),
                    x.getBytes(StandardCharsets.US_ASCII)
                };
        for (var secret : secrets) {
            var hmac = new JsonWebSignature();
            hmac.setAlgorithmHeaderValue("HS256");
            hmac.setKeyIdHeaderValue(keyId());
            hmac.setHeader("typ", "JWT");
            hmac.setPayload(CLAIMS.canonicalJson());
            hmac.setKey(new HmacKey(secret));
            assertThat(rejected(hmac.getCompactSerialization())).isEqualTo(Reason.ALGORITHM);
            var parts = hmac.getCompactSerialization().split("\\.");
            assertThat(rejected(part(header()) + parts[1] + "." + parts[2]))
                    .as("with our header before it")
                    .isEqualTo(Reason.SIGNATURE);
        }
    }

    /// Signed with the right key, as if the exchange used it for something else too.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"alg":"EdDSA","kid":"KID"}                                     | HEADER
                    {"alg":"EdDSA","kid":"KID","typ":"at+jwt"}                      | HEADER
                    {"alg":"EdDSA","kid":"KID","typ":"jwt"}                         | HEADER
                    {"alg":"EdDSA","kid":"KID","typ":"JWT","cty":"JWT"}             | HEADER
                    {"alg":"EdDSA","kid":"KID","typ":"JWT","crit":["exp"],"exp":1}  | HEADER
                    {"alg":"EdDSA","kid":"KID","typ":"JWT","b64":false}             | HEADER
                    {"alg":"EdDSA","kid":"KID","typ":"JWT","jku":"http://x/"}       | HEADER
                    {"kid":"KID","alg":"EdDSA","typ":"JWT"}                         | HEADER
                    {"alg":"EdDSA", "kid":"KID", "typ":"JWT"}                       | HEADER
                    {"alg":"EdDSA","typ":"JWT"}                                     | UNKNOWN_KEY
                    {"alg":"EdDSA","kid":null,"typ":"JWT"}                          | UNKNOWN_KEY
                    {"alg":"EdDSA","kid":["KID"],"typ":"JWT"}                       | UNKNOWN_KEY
                    {"alg":"EdDSA","kid":"","typ":"JWT"}                            | UNKNOWN_KEY
                    {"alg":"EdDSA","kid":"../KID","typ":"JWT"}                      | UNKNOWN_KEY
                    {"alg":"EdDSA","kid":"KID ","typ":"JWT"}                        | UNKNOWN_KEY
                    {"alg":"none","alg":"EdDSA","kid":"KID","typ":"JWT"}            | MALFORMED
                    {"alg":["EdDSA"],"kid":"KID","typ":"JWT"}                       | ALGORITHM
                    {"kid":"KID","typ":"JWT"}                                       | ALGORITHM
                    "EdDSA"                                                         | MALFORMED
                    """)
    void a_header_says_what_it_must_and_nothing_else(String header, Reason reason)
            throws Exception {
        var signed = part(header.replace("KID", keyId())) + payload();
        assertThat(rejected(signed + "." + signature(signed))).isEqualTo(reason);
    }

    /// A key that comes with the token is nobody's.
    @Test
    void a_key_in_the_header_is_not_used() {
        var theirs = TokenKeys.loadOrCreate(folder.resolve("theirs"));
        var jwk = theirs.jwks().substring("{\"keys\":[".length(), theirs.jwks().length() - 2);
        var header =
                "{\"alg\":\"EdDSA\",\"kid\":\"%s\",\"typ\":\"JWT\",\"jwk\":%s}"
                        .formatted(theirs.keyFor(0).keyId(), jwk);
        var theirSignature =
                theirs.keyFor(0)
                        .sign(CLAIMS.canonicalJson().getBytes(StandardCharsets.UTF_8))
                        .split("\\.")[2];

        assertThat(rejected(part(header) + payload() + "." + theirSignature))
                .isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(
                        rejected(
                                part(header.replace(theirs.keyFor(0).keyId(), keyId()))
                                        + payload()
                                        + "."
                                        + theirSignature))
                .isEqualTo(Reason.HEADER);
    }

    @Test
    void what_nobody_has_signed_is_not_repeated_to_a_terminal() {
        var header = "{\"alg\":\"EdDSA\",\"kid\":\"\\u001b[2J\\n%s\"}".formatted("x".repeat(500));
        var failure =
                catchThrowableOfType(
                        TokenRejected.class,
                        () -> verifier.verify(part(header) + payload() + ".AA", "acme", START));
        assertThat(failure).hasMessageMatching("UNKNOWN_KEY: key id \\?\\[2J\\?x{59}");
    }

    private Reason rejected(String text) {
        var failure =
                catchThrowableOfType(
                        TokenRejected.class, () -> verifier.verify(text, "acme", START));
        return failure == null ? null : failure.reason();
    }

    private String keyId() {
        return keys.keyFor(0).keyId();
    }

    private String header() {
        return TokenHeader.json(keyId());
    }

    private String payload() {
        return token.split("\\.")[1];
    }

    private String signature() {
        return token.split("\\.")[2];
    }

    private String signature(String signed) throws Exception {
        var jwk = JsonUtil.parseJson(Files.readString(folder.resolve(KeyFolder.FIRST)));
        var key = Ed25519.privateKey(Base64.getUrlDecoder().decode((String) jwk.get("d")));
        return base64(Ed25519.sign(key, signed.getBytes(StandardCharsets.US_ASCII)));
    }

    /// A first part, with its dot.
    private static String part(String json) {
        return base64(json.getBytes(StandardCharsets.UTF_8)) + ".";
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
