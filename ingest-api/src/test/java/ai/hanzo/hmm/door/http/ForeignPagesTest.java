package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ai.hanzo.hmm.door.access.Caller;
import ai.hanzo.hmm.door.access.Entrance;
import ai.hanzo.hmm.door.access.Role;

import io.javalin.Javalin;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.Socket;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/// What a browser on this machine may be made to ask of an open door.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignPagesTest {
    private static final String UPGRADE =
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    private TestDoor open;
    private TestDoor guarded;

    @BeforeAll
    void open() {
        open = new TestDoor(Entrance.open());
        guarded = new TestDoor(Callings.guarded());
    }

    @AfterAll
    void close() {
        open.close();
        guarded.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1",
                "127.0.0.1:8080",
                "127.1.2.3",
                "[::1]",
                "[::1]:80"
            })
    void theDoorHasTheNamesOfThisMachine(String host) throws Exception {
        assertThat(get(open, "Host: " + host + "\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "localhost.",
                "10.0.0.1",
                "[::2]",
                "0.0.0.0",
                "127001"
            })
    void aNameThatAStrangerPointedHereIsNotTheDoors(String host) throws Exception {
        var answer = get(open, "Host: " + host + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 403 ").contains("\"code\":\"FORBIDDEN_HOST\"");
        assertThat(get(guarded, "Host: " + host + "\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void withoutANameThereIsNoAnswer() throws Exception {
        assertThat(raw(open.server.port(), "GET /v1/time HTTP/1.0\r\n\r\n")).contains(" 403 ");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, http://localhost:8080",
        "localhost:8080, HTTP://LOCALHOST:8080",
        "127.0.0.1, https://127.0.0.1",
        "[::1]:80, http://[::1]:80"
    })
    void theDoorsOwnPageMayUseIt(String host, String origin) throws Exception {
        var headers = "Host: " + host + "\r\nOrigin: " + origin.replace("HTTP", "http") + "\r\n";
        assertThat(get(open, headers)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://evil.example",
                "http://localhost:8081",
                "http://localhost",
                "https://localhost:80801",
                "file://localhost:8080",
                "http://localhost:8080.evil.example",
                "http://evil.example/http://localhost:8080",
                "localhost:8080",
                ""
            })
    void thePageOfAnotherPlaceMayNot(String origin) throws Exception {
        var headers = "Host: localhost:8080\r\nOrigin: " + origin + "\r\n";
        assertThat(get(open, headers))
                .startsWith("HTTP/1.1 403 ")
                .contains("\"code\":\"FORBIDDEN_ORIGIN\"")
                .doesNotContain("Access-Control-Allow");
        assertThat(get(guarded, headers)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aCommandOfAForeignPageReachesNoLog() throws Exception {
        var body = "{\"account\":\"alice\",\"amount\":\"1\",\"origin\":\"x\"}";
        for (var method : List.of("POST /v1/deposits", "DELETE /v1/orders/alice/o-1")) {
            var request =
                    method
                            + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n"
                            + "Content-Type: application/json\r\nContent-Length: "
                            + body.length()
                            + "\r\n\r\n"
                            + body;
            assertThat(raw(open.server.port(), request)).startsWith("HTTP/1.1 403 ");
        }
        assertThat(open.log.entries).isEmpty();
    }

    @Test
    void aRequestForAWebSocketIsAskedTheSame() throws Exception {
        var opened = new LinkedBlockingQueue<Caller>();
        var entrance = Entrance.open();
        var javalin = sockets(entrance, opened);
        try {
            var own = "Host: localhost\r\nOrigin: http://localhost\r\n" + UPGRADE;
            assertThat(feed(javalin, own)).startsWith("HTTP/1.1 200 ");
            assertThat(opened.take()).isEqualTo(Caller.EVERYBODY);
            var foreign = "Host: localhost\r\nOrigin: http://evil.example\r\n" + UPGRADE;
            assertThat(feed(javalin, foreign)).startsWith("HTTP/1.1 403 ");
            var rebound = "Host: evil.example\r\nOrigin: http://evil.example\r\n" + UPGRADE;
            assertThat(feed(javalin, rebound)).startsWith("HTTP/1.1 403 ");
            assertThat(opened).isEmpty();
        } finally {
            javalin.stop();
        }
    }

    @Test
    void aRequestForAWebSocketAtAGuardedDoorSaysWhoItIsOrNobody() throws Exception {
        var opened = new LinkedBlockingQueue<Caller>();
        var javalin = sockets(Callings.guarded(), opened);
        try {
            assertThat(feed(javalin, "Host: x\r\n" + UPGRADE)).startsWith("HTTP/1.1 200 ");
            assertThat(opened.take()).isEqualTo(Caller.NOBODY);
            var good = "Host: x\r\nAuthorization: Bearer TRADER~alice\r\n" + UPGRADE;
            assertThat(feed(javalin, good)).startsWith("HTTP/1.1 200 ");
            assertThat(opened.take().roles()).containsOnly(Role.TRADER);
            var forged = "Host: x\r\nAuthorization: Bearer nonsense\r\n" + UPGRADE;
            assertThat(feed(javalin, forged)).startsWith("HTTP/1.1 401 ");
            assertThat(opened).isEmpty();
        } finally {
            javalin.stop();
        }
    }

    private static Javalin sockets(Entrance entrance, LinkedBlockingQueue<Caller> opened) {
        return Javalin.create(
                        config -> {
                            HttpServer.configure(config, List.of(), new Requests(_ -> {}));
                            HttpServer.admit(
                                    config.routes,
                                    ForeignPages.keptOut(entrance, "127.0.0.1"),
                                    new Callers(entrance));
                            config.routes.get("/v1/feed", ctx -> opened.add(Callers.of(ctx)));
                        })
                .start("127.0.0.1", 0);
    }

    private static String feed(Javalin javalin, String headers) throws Exception {
        return raw(javalin.port(), "GET /v1/feed HTTP/1.1\r\n" + headers + "\r\n");
    }

    private static String get(TestDoor door, String headers) throws Exception {
        return raw(door.server.port(), "GET /v1/time HTTP/1.1\r\n" + headers + "\r\n");
    }

    private static String raw(int port, String request) throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            var buffer = new byte[8192];
            var length = socket.getInputStream().read(buffer);
            return new String(buffer, 0, Math.max(length, 0), ISO_8859_1);
        }
    }
}
