package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.door.access.AccessSettings;
import ai.hanzo.hmm.door.access.ApiKeyFile;
import ai.hanzo.hmm.door.access.Entrance;
import ai.hanzo.hmm.door.access.JwtSettings;
import ai.hanzo.hmm.door.access.Role;
import ai.hanzo.hmm.door.access.TestIssuer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Real keys and tokens at a guarded door, and what the log tells of them.
class CredentialsTest {
    private static final String ORDER =
            """
            {"account":"alice","market":"gpu-inference/h100","side":"BUY","type":"LIMIT",
             "price":"2.02","quantity":"10"}""";

    @TempDir Path folder;
    private final TestIssuer issuer = new TestIssuer("k-1");
    private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final List<ch.qos.logback.classic.Logger> loud = new ArrayList<>();
    private volatile long now = 1_800_000_000_000L;
    private String key;
    private TestDoor door;

    @BeforeEach
    void open() throws Exception {
        told.start();
        for (var name : List.of("ai.hanzo.hmm", "io.javalin", "org.jose4j", "org.eclipse.jetty")) {
            var logger = logging.getLogger(name);
            logger.setLevel(name.contains("jetty") ? Level.INFO : Level.TRACE);
            logger.setAdditive(false);
            logger.addAppender(told);
            loud.add(logger);
        }
        var keys = new ApiKeyFile(folder.resolve("keys.json"));
        key = keys.add("desk", Set.of("alice"), Set.of(Role.TRADER), now, now + 60_000);
        var jwks = Files.writeString(folder.resolve("jwks.json"), issuer.jwks());
        var settings =
                new AccessSettings(
                        Optional.of(keys.path()),
                        Optional.of(
                                new JwtSettings(
                                        TestIssuer.NAME, TestIssuer.AUDIENCE, jwks.toString())),
                        200);
        door = new TestDoor(Entrance.of(settings, () -> now));
    }

    @AfterEach
    void close() {
        door.close();
        for (var logger : loud) {
            logger.detachAppender(told);
            logger.setAdditive(true);
            logger.setLevel(null);
        }
    }

    @Test
    void aKeyAndATokenAreBothTaken() throws Exception {
        assertThat(order(key).status()).isEqualTo(202);
        assertThat(order(token("trader")).status()).isEqualTo(202);
        assertThat(order(token("observer")).status()).isEqualTo(403);
        assertThat(order(altered(key)).status()).isEqualTo(401);
        assertThat(order(altered(token("trader"))).status()).isEqualTo(401);
        var lower =
                door.send("POST", "/v1/orders", ORDER.getBytes(), "authorization", "bearer " + key);
        assertThat(lower.status()).as("a scheme has no case").isEqualTo(202);
    }

    /// On one connection, where a good one came before.
    @Test
    void capitalsMatter() throws Exception {
        for (var good : List.of(key, token("trader"))) {
            assertThat(order(good).status()).isEqualTo(202);
            var prefix = good.substring(0, good.length() - 30);
            var other = swapped(good.substring(prefix.length()));
            assertThat(order(prefix + other).status()).isEqualTo(401);
        }
    }

    @Test
    void whatHasEndedOpensNothing() throws Exception {
        var token = token("trader");
        now += 120_000;
        for (var each : List.of(key, token)) {
            var answer = order(each);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().path("code").asText()).isEqualTo("UNAUTHENTICATED");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void noLineOfTheLogAndNoAnswerHoldsASecret() throws Exception {
        var forger = new TestIssuer("k-1").sign(TestIssuer.claims(now, ""));
        var secrets = List.of(key, token("trader"), altered(key), altered(token("trader")), forger);
        for (var secret : secrets) {
            for (var path : List.of("/v1/orders/alice/x", "/v1/orders/bob/x", "/v1/time", "/no")) {
                var answer =
                        door.send("GET", path, new byte[0], "Authorization", "Bearer " + secret);
                assertThat(new String(answer.response().body())).doesNotContain(tail(secret));
            }
            order(secret);
            door.send("GET", "/v1/time", new byte[0], "Authorization", "Basic " + secret);
        }
        LoggerFactory.getLogger("ai.hanzo.hmm.witness").trace("the log is read");
        var log = told.list.stream().map(CredentialsTest::text).collect(Collectors.joining("\n"));
        assertThat(log).contains("the log is read");
        for (var secret : secrets) assertThat(log).doesNotContain(tail(secret));
        assertThat(log).doesNotContain("Bearer hmm_").doesNotContain("secretSha256");
    }

    @Test
    void everyAnswerTellsBrowsersToBeCareful() throws Exception {
        for (var path :
                List.of("/v1/time", "/v1/orders/alice/x", "/nothing", "/v1/orders", "/%zz")) {
            var answer = raw(path);
            for (var header :
                    List.of(
                            "X-Content-Type-Options: nosniff",
                            "Cache-Control: no-store",
                            "Content-Security-Policy: default-src 'self'",
                            "frame-ancestors 'none'",
                            "Referrer-Policy: no-referrer",
                            "X-Frame-Options: DENY")) {
                assertThat(answer).as(path).contains(header);
            }
            assertThat(answer).doesNotContain("Strict-Transport-Security", "Server:");
        }
    }

    private String raw(String path) throws Exception {
        try (var socket = new Socket("127.0.0.1", door.server.port())) {
            socket.setSoTimeout(10_000);
            var request = "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
            socket.getOutputStream().write(request.getBytes());
            socket.getOutputStream().flush();
            var buffer = new byte[8192];
            return new String(buffer, 0, Math.max(0, socket.getInputStream().read(buffer)));
        }
    }

    private TestDoor.Answer order(String credential) throws Exception {
        return door.send(
                "POST", "/v1/orders", ORDER.getBytes(), "Authorization", "Bearer " + credential);
    }

    private String token(String role) {
        return issuer.sign(TestIssuer.claims(now, "\"hmm_roles\":[\"%s\"]".formatted(role)));
    }

    /// With another character in its midst, where a signature and a secret are.
    private static String altered(String secret) {
        int at = secret.length() - 10;
        var other = secret.charAt(at) == 'A' ? 'B' : 'A';
        return secret.substring(0, at) + other + secret.substring(at + 1);
    }

    private static String swapped(String text) {
        var swapped = new StringBuilder();
        text.chars()
                .map(
                        c ->
                                Character.isUpperCase(c)
                                        ? Character.toLowerCase(c)
                                        : Character.toUpperCase(c))
                .forEach(swapped::appendCodePoint);
        assertThat(swapped.toString()).isNotEqualTo(text);
        return swapped.toString();
    }

    /// Of a token and of a key what comes last is what nobody may know.
    private static String tail(String secret) {
        return secret.substring(secret.length() - 30, secret.length() - 12);
    }

    private static String text(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        return event.getFormattedMessage()
                + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }
}
