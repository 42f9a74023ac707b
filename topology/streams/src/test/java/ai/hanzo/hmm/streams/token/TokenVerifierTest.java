package ai.hanzo.hmm.streams.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.hanzo.hmm.market.token.TokenClaims;
import ai.hanzo.hmm.streams.token.TokenRejected.Reason;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;

class TokenVerifierTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-01-01T13:55:20Z");
    private static final TokenClaims CLAIMS = claims("hmm");

    @TempDir Path folder;
    private TokenKeys keys;
    private TokenVerifier verifier;

    @BeforeEach
    void publishKeys() {
        keys = TokenKeys.loadOrCreate(folder.resolve("exchange"));
        verifier = new TokenVerifier(keys.jwks());
    }

    @Test
    void a_genuine_token_gives_its_claims_and_the_hash_of_the_allocation() {
        TokenClaims claims = verifier.verify(sign(CLAIMS), "acme", START);

        assertThat(claims).isEqualTo(CLAIMS);
        assertThat(claims.hash()).isEqualTo(CLAIMS.hash());
    }

    @Test
    void it_is_valid_from_its_first_second_until_its_expiry() {
        String token = sign(CLAIMS);

        assertThat(verifier.verify(token, "acme", END.minusMillis(1))).isEqualTo(CLAIMS);
        assertThat(rejected(token, "acme", START.minusMillis(1))).isEqualTo(Reason.NOT_YET_VALID);
        assertThat(rejected(token, "acme", END)).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void it_opens_nothing_at_another_provider() {
        assertThat(rejected(sign(CLAIMS), "other", START)).isEqualTo(Reason.AUDIENCE);
    }

    @Test
    void a_token_of_another_issuer_with_our_key_is_rejected() {
        assertThat(rejected(sign(claims("someone")), "acme", START)).isEqualTo(Reason.ISSUER);
    }

    @Test
    void a_changed_payload_or_signature_is_rejected() {
        String[] parts = sign(CLAIMS).split("\\.");
        String richer = CLAIMS.canonicalJson().replace("2500000", "9500000");
        String changed = parts[0] + "." + base64(richer) + "." + parts[2];
        String unsigned = parts[0] + "." + parts[1] + "." + base64("x".repeat(64));

        assertThat(rejected(changed, "acme", START)).isEqualTo(Reason.SIGNATURE);
        assertThat(rejected(unsigned, "acme", START)).isEqualTo(Reason.SIGNATURE);
        assertThat(rejected(parts[0] + "." + parts[1] + ".", "acme", START))
                .isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void a_key_that_is_not_published_is_rejected() {
        TokenKeys strangers = TokenKeys.loadOrCreate(folder.resolve("stranger"));
        String token =
                strangers.keyFor(0).sign(CLAIMS.canonicalJson().getBytes(StandardCharsets.UTF_8));

        assertThat(rejected(token, "acme", START)).isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void a_strangers_signature_under_our_key_id_is_rejected() {
        TokenKeys strangers = TokenKeys.loadOrCreate(folder.resolve("stranger"));
        byte[] claims = CLAIMS.canonicalJson().getBytes(StandardCharsets.UTF_8);
        String[] theirs = strangers.keyFor(0).sign(claims).split("\\.");
        String ourHeader = sign(CLAIMS).split("\\.")[0];

        assertThat(rejected(ourHeader + "." + theirs[1] + "." + theirs[2], "acme", START))
                .isEqualTo(Reason.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c", "..", "e30.e30.e30.e30.e30"})
    void what_is_no_jwt_is_rejected(String text) {
        assertThat(rejected(text, "acme", START)).isIn(Reason.MALFORMED, Reason.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{}",
                "{\"iss\":\"hmm\",\"sub\":1}",
                "{\"iss\":\"hmm\",\"sub\":\"alice\",\"aud\":\"acme\",\"jti\":\"a#1\",\"market\":\"a\","
                        + "\"rawMicros\":1,\"rateMicros\":1,\"nbf\":0,\"exp\":9223372036854775807}",
                "{\"sub\":\"alice\",\"iss\":\"hmm\",\"aud\":\"acme\",\"jti\":\"a#1\",\"market\":\"a\","
                        + "\"rawMicros\":1,\"rateMicros\":1,\"nbf\":0,\"exp\":9}",
            })
    void signed_but_other_claims_are_rejected(String payload) {
        String token = keys.keyFor(0).sign(payload.getBytes(StandardCharsets.UTF_8));

        assertThat(rejected(token, "acme", START)).isEqualTo(Reason.CLAIMS);
    }

    @Test
    void of_an_allocation_that_has_closed_it_is_revoked() {
        var asked = new ArrayList<TokenClaims>();
        Revocations closed = claims -> asked.add(claims);
        String token = sign(CLAIMS);

        assertThat(verifier.verify(token, "acme", START, _ -> false)).isEqualTo(CLAIMS);
        assertThatThrownBy(() -> verifier.verify(token, "acme", START, closed))
                .isInstanceOfSatisfying(
                        TokenRejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.REVOKED))
                .hasMessage("REVOKED: gpu-inference/h100#7 has closed");
        assertThat(asked).containsExactly(CLAIMS);
    }

    @Test
    void whether_it_is_revoked_is_asked_of_a_good_token_alone_and_an_unknown_answer_is_no_yes() {
        Revocations unreachable =
                _ -> {
                    throw new IllegalStateException("nobody answers");
                };

        assertThatThrownBy(() -> verifier.verify(sign(CLAIMS), "acme", START, unreachable))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nobody answers");
        assertThatThrownBy(() -> verifier.verify(sign(CLAIMS), "acme", END, unreachable))
                .isInstanceOf(TokenRejected.class)
                .hasMessageStartingWith("EXPIRED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"keys\":{}}",
                "{\"keys\":[1]}",
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"a\"}]}",
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"a\",\"x\":\"AAAA\"}]}",
            })
    void a_key_set_that_is_none_is_refused(String text) {
        assertThatThrownBy(() -> new TokenVerifier(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a JSON Web Key Set");
    }

    @Test
    void keys_of_other_kinds_are_left_aside_and_two_of_one_id_refused() {
        String ours = keys.jwks().substring("{\"keys\":[".length(), keys.jwks().length() - 2);
        String other = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"b\",\"x\":\"\",\"y\":\"\"}";
        var both = new TokenVerifier("{\"keys\":[" + other + "," + ours + "]}");

        assertThat(both.verify(sign(CLAIMS), "acme", START)).isEqualTo(CLAIMS);
        assertThatThrownBy(() -> new TokenVerifier("{\"keys\":[" + ours + "," + ours + "]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two keys of a JSON Web Key Set have one id");
    }

    private String sign(TokenClaims claims) {
        return keys.keyFor(0).sign(claims.canonicalJson().getBytes(StandardCharsets.UTF_8));
    }

    private Reason rejected(String token, String audience, Instant now) {
        return catchThrowableOfType(
                        TokenRejected.class, () -> verifier.verify(token, audience, now))
                .reason();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TokenClaims claims(String issuer) {
        return new TokenClaims(
                issuer,
                "alice",
                "acme",
                "gpu-inference/h100#7",
                "gpu-inference/h100",
                2_500_000,
                50_000_000,
                START.toEpochMilli(),
                END.toEpochMilli());
    }
}
