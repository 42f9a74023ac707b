package ai.hanzo.hmm.door.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;

import com.sun.net.httpserver.HttpServer;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

class JwtsTest {
    private static final String ALL =
            "\"hmm_roles\":[\"trader\"],\"hmm_accounts\":[\"alice\",\"bob\"]";

    @TempDir Path folder;
    private final TestIssuer issuer = new TestIssuer("k-1");
    private long now = 1_800_000_000_000L;
    private Path file;
    private Jwts jwts;

    @BeforeEach
    void publish() throws Exception {
        file = Files.writeString(folder.resolve("jwks.json"), issuer.jwks());
        jwts = jwts(file.toString());
    }

    private Jwts jwts(String jwks) {
        return new Jwts(new JwtSettings(TestIssuer.NAME, TestIssuer.AUDIENCE, jwks), () -> now);
    }

    private String claims(String more) {
        return TestIssuer.claims(now, more);
    }

    @Test
    void aTokenSaysForWhomItsBearerActsAndAsWhat() {
        var caller = jwts.callerOf(issuer.sign(claims(ALL))).orElseThrow();
        assertThat(caller.who()).isEqualTo("token of alice");
        assertThat(caller.roles()).containsOnly(Role.TRADER);
        assertThat(caller.accounts()).containsOnly("alice", "bob");
        assertThat(caller.untilMs()).isEqualTo(now + 65_000);
    }

    @Test
    void theSubjectIsTheAccountWhereNoneIsNamed() {
        var caller =
                jwts.callerOf(issuer.sign(claims("\"hmm_roles\":[\"TRADER\",\"ADMIN\"]")))
                        .orElseThrow();
        assertThat(caller.accounts()).containsOnly("alice");
        assertThat(caller.roles()).as("what is unknown gives nothing").containsOnly(Role.TRADER);
    }

    @Test
    void aSubjectThatIsNoAccountHasNone() {
        for (var subject : new String[] {"*", "auth0|7", "@treasury"}) {
            var claims = claims("\"hmm_roles\":[\"trader\"]").replace("alice", subject);
            assertThat(jwts.callerOf(issuer.sign(claims)).orElseThrow().accounts()).isEmpty();
        }
    }

    @Test
    void withoutRolesItsBearerIsKnownAndMayNothing() {
        var caller = jwts.callerOf(issuer.sign(claims(""))).orElseThrow();
        assertThat(caller.isKnown()).isTrue();
        assertThat(caller.roles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"hmm_roles\":\"trader\"",
                "\"hmm_roles\":[1]",
                "\"hmm_roles\":{\"trader\":true}",
                "\"hmm_accounts\":\"alice\"",
                "\"hmm_accounts\":[\"a b\"]",
                "\"hmm_accounts\":[[\"alice\"]]",
                "\"hmm_accounts\":null"
            })
    void claimsOfAnotherShapeMakeItNone(String more) {
        assertThat(jwts.callerOf(issuer.sign(claims(more)))).isEmpty();
    }

    @Test
    void whoIssuedItForWhomAndWhenMustAllBeRight() {
        var good = claims(ALL);
        long s = now / 1_000;
        assertThat(jwts.callerOf(issuer.sign(good))).isPresent();
        for (var wrong :
                new String[] {
                    good.replace(TestIssuer.NAME, TestIssuer.NAME + "/"),
                    good.replace("\"iss\"", "\"is\""),
                    good.replace("\"door\"", "\"other\""),
                    good.replace("\"aud\"", "\"au\""),
                    good.replace("\"sub\"", "\"su\""),
                    good.replace("\"exp\"", "\"ex\""),
                    good.replace("\"exp\":" + (s + 60), "\"exp\":" + (s - 6)),
                    good.replace("\"exp\":" + (s + 60), "\"exp\":\"never\""),
                    good.replace("\"nbf\":" + (s - 60), "\"nbf\":" + (s + 6)),
                    "[]",
                    "nonsense"
                }) {
            assertThat(wrong).isNotEqualTo(good);
            assertThat(jwts.callerOf(issuer.sign(wrong))).as(wrong).isEmpty();
        }
    }

    @Test
    void itEndsThoughItWasSeenBefore() {
        var token = issuer.sign(claims(ALL));
        assertThat(jwts.callerOf(token)).isPresent();
        now += 64_999;
        assertThat(jwts.callerOf(token)).as("clocks may differ by 5 s").isPresent();
        now += 1;
        assertThat(jwts.callerOf(token)).isEmpty();
    }

    @Test
    void aTokenWithOneCharacterAlteredIsNone() {
        var token = issuer.sign(claims(ALL));
        // The last character of 64 bytes in base64 has bits that mean nothing.
        for (int i = 0; i < token.length() - 1; i++) {
            if (token.charAt(i) == '.') continue;
            var altered = new StringBuilder(token);
            altered.setCharAt(i, token.charAt(i) == 'A' ? 'B' : 'A');
            assertThat(jwts.callerOf(altered.toString())).as("at %d", i).isEmpty();
        }
        assertThat(jwts.callerOf(token)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "hmm_000000000000_x", "a.b.c.d.e"})
    void whatIsNoTokenIsNone(String text) {
        assertThat(jwts.callerOf(text)).isEmpty();
    }

    @Test
    void anUnsignedOneIsNone() throws Exception {
        var unsigned = new JsonWebSignature();
        unsigned.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        unsigned.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        unsigned.setPayload(claims(ALL));
        assertThat(jwts.callerOf(unsigned.getCompactSerialization())).isEmpty();
        var good = issuer.sign(claims(ALL)).split("\\.");
        for (var header : new String[] {"{\"alg\":\"none\"}", "{\"alg\":\"None\"}", "{}"}) {
            var text = base64(header) + "." + good[1] + ".";
            assertThat(jwts.callerOf(text)).as(header).isEmpty();
            assertThat(jwts.callerOf(text + good[2])).as(header).isEmpty();
        }
    }

    /// Whoever has the public key, which all have, could otherwise use it as a shared secret.
    @Test
    void aPublicKeyIsNoSharedSecret() throws Exception {
        var rsa = new TestIssuer(RsaJwkGenerator.generateJwk(2048), "rsa");
        Files.writeString(file, rsa.jwks());
        var ofRsa = jwts(file.toString());
        assertThat(ofRsa.callerOf(rsa.sign(claims(ALL), "RS256"))).isPresent();
        var publicKey = rsa.key.getPublicKey().getEncoded();
        var pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey)
                        + "\n-----END PUBLIC KEY-----\n";
        for (var secret :
                new byte[][] {publicKey, pem.getBytes(UTF_8), rsa.jwks().getBytes(UTF_8)}) {
            var forged = new JsonWebSignature();
            forged.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
            forged.setKeyIdHeaderValue("rsa");
            forged.setKey(new HmacKey(secret));
            forged.setPayload(claims(ALL));
            assertThat(ofRsa.callerOf(forged.getCompactSerialization())).isEmpty();
        }
    }

    @Test
    void aKeyThatComesWithTheTokenIsNotTrusted() throws Exception {
        var forger = new TestIssuer("k-1");
        assertThat(jwts.callerOf(forger.sign(claims(ALL)))).isEmpty();
        var token = new JsonWebSignature();
        token.setJwkHeader(forger.key);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        token.setKey(forger.key.getPrivateKey());
        token.setPayload(claims(ALL));
        assertThat(jwts.callerOf(token.getCompactSerialization())).isEmpty();
    }

    @Test
    void onlyTheAlgorithmsNamedAreTaken() throws Exception {
        var ec = new TestIssuer(EcJwkGenerator.generateJwk(EllipticCurves.P256), "ec");
        var rsa = new TestIssuer(RsaJwkGenerator.generateJwk(2048), "rsa");
        Files.writeString(
                file,
                "{\"keys\":[%s,%s]}"
                        .formatted(
                                ec.key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY),
                                rsa.key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)));
        var both = jwts(file.toString());
        assertThat(both.callerOf(ec.sign(claims(ALL), "ES256"))).isPresent();
        assertThat(both.callerOf(rsa.sign(claims(ALL), "PS256"))).isPresent();
        assertThat(both.callerOf(rsa.sign(claims(ALL), "RS512"))).isEmpty();
    }

    @Test
    void aFileOfKeysIsFollowed() throws Exception {
        var next = new TestIssuer("k-2");
        assertThat(jwts.callerOf(next.sign(claims(ALL)))).isEmpty();
        Files.writeString(file, next.jwks());
        now += Reread.LOOK_EVERY_MS;
        assertThat(jwts.callerOf(next.sign(claims(ALL)))).isPresent();
        assertThat(jwts.callerOf(issuer.sign(claims(ALL)))).isEmpty();
    }

    @Test
    void whatIsWrongWithTheFileIsSaidInASentence() throws Exception {
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> jwts(file.toString()))
                .isInstanceOf(UnusableCredentials.class)
                .hasMessage(file + " is not a JSON Web Key Set");
        assertThatThrownBy(() -> jwts(folder.resolve("none").toString()))
                .isInstanceOf(UnusableCredentials.class)
                .hasMessageStartingWith("cannot read ");
    }

    @Test
    void keysAtAUrlAreAskedForOnceHoweverManyUnknownOnesAreNamed() throws Exception {
        var answer = new AtomicReference<>(issuer.jwks());
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/jwks",
                exchange -> {
                    asked.incrementAndGet();
                    var bytes = answer.get().getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
        try {
            var atUrl = jwts(url);
            assertThat(atUrl.callerOf(issuer.sign(claims(ALL)))).isPresent();
            for (int i = 0; i < 50; i++) {
                var token = new TestIssuer("unknown-" + i).sign(claims(ALL));
                assertThat(atUrl.callerOf(token)).isEmpty();
            }
            assertThat(asked).hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whileTheIssuerIsAwayNobodyIsCalledAForger() {
        var away = jwts("http://127.0.0.1:1/jwks");
        assertThatThrownBy(() -> away.callerOf(issuer.sign(claims(ALL))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.UNAVAILABLE));
    }

    @Test
    void keysComeOverAConnectionThatNobodyCanChange() {
        assertThatThrownBy(() -> new JwtSettings("i", "a", "http://example.org/jwks"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
        assertThatThrownBy(() -> new JwtSettings("i", "a", "http://localhost.example.org/jwks"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JwtSettings("i", "", "f"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
