package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolTest {
    private static final String ORDER =
            """
            {"account":"alice","clientOrderId":"o-1","market":"gpu-inference/h100","side":"BUY",
             "type":"LIMIT","price":"2.02","quantity":"10"}""";

    private TestDoor door;

    @BeforeAll
    void open() {
        door = new TestDoor();
    }

    @AfterAll
    void close() {
        door.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET    | /v2/orders                       | 404 | NOT_FOUND
                    GET    | /v1/markets/gpu-inference        | 404 | NOT_FOUND
                    GET    | /v1/markets/gpu-inference/h200   | 404 | UNKNOWN_MARKET
                    GET    | /v1/markets/GPU/h100             | 400 | INVALID_ID
                    GET    | /v1/orders/alice/nothing         | 404 | UNKNOWN_ORDER
                    GET    | /v1/orders/@treasury/x           | 400 | INVALID_ID
                    GET    | /v1/commands/alice/nothing       | 404 | UNKNOWN_COMMAND
                    GET    | /v1/accounts/nobody/balances     | 404 | UNKNOWN_ACCOUNT
                    GET    | /v1/accounts/a/allocations/x/y/1 | 404 | UNKNOWN_ALLOCATION
                    GET    | /v1/accounts/a/allocations/x/y/z | 400 | INVALID_VALUE
                    GET    | /v1/accounts/a/allocations?limit=0 | 400 | INVALID_VALUE
                    GET    | /v1/accounts/a/allocations?limit=99999999999999999999 | 400 | INVALID_VALUE
                    GET    | /v1/accounts/a/allocations?after=x | 400 | INVALID_ID
                    GET    | /v1/orders                       | 405 | METHOD_NOT_ALLOWED
                    PATCH  | /v1/orders                       | 405 | METHOD_NOT_ALLOWED
                    BREW   | /v1/orders                       | 405 | METHOD_NOT_ALLOWED
                    DELETE | /v1/orders                       | 405 | METHOD_NOT_ALLOWED
                    """)
    void everyWrongPathOrMethodIsAProblem(String method, String path, int status, String code)
            throws Exception {
        var answer = door.send(method, path, new byte[0]);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void a405NamesTheMethodsThatAreAllowed() throws Exception {
        var answer = door.send("GET", "/v1/orders", new byte[0]);
        assertThat(answer.header("Allow").split(", ")).containsOnly("OPTIONS", "POST");
    }

    @Test
    void optionsNameTheMethods() throws Exception {
        var answer = door.send("OPTIONS", "/v1/orders/alice/o-1", new byte[0]);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PATCH");
    }

    @Test
    void headAnswersAsGetDoesWithoutABody() throws Exception {
        var answer = door.send("HEAD", "/v1/markets/gpu-inference/h100", new byte[0]);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.response().body()).isEmpty();
        assertThat(door.send("HEAD", "/v1/markets/no/such", new byte[0]).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "nonsense"})
    void onlyJsonIsTakenForACommand(String type) throws Exception {
        var answer = door.send("POST", "/v1/orders", ORDER.getBytes(), "Content-Type", type);
        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void jsonMayNameItsCharset() throws Exception {
        var type = "application/json; charset=utf-8";
        var answer = door.send("POST", "/v1/orders", ORDER.getBytes(), "Content-Type", type);
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void aBodyOf64KibIsReadAndOneByteMoreIsNot() throws Exception {
        var body = new byte[64 * 1024];
        Arrays.fill(body, (byte) ' ');
        System.arraycopy(ORDER.getBytes(), 0, body, 0, ORDER.length());
        assertThat(door.send("POST", "/v1/orders", body).status()).isEqualTo(202);

        var longer = Arrays.copyOf(body, body.length + 1);
        longer[body.length] = ' ';
        var answer = door.send("POST", "/v1/orders", longer);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("code").asText()).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    void aBodyOfUnknownLengthIsCutOffAtTheSameLength() throws Exception {
        var chunk = "1000\r\n" + " ".repeat(4096) + "\r\n";
        var answer =
                raw(
                        "POST /v1/orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + chunk.repeat(17));
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("BODY_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET /%zz HTTP/1.1~Host: x~~                                   | 400 | MALFORMED
                    GET /v1/orders/%ff/x HTTP/1.1~Host: x~~                       | 400 | MALFORMED
                    GET /v1/orders/a%2fb/x HTTP/1.1~Host: x~~                     | 400 | MALFORMED
                    GET /v1/time HTTP/1.1~~                                       | 400 | MALFORMED
                    GET /v1/time HTTP/9.9~Host: x~~                               | 400 | MALFORMED
                    rubbish~~                                                     | 400 | MALFORMED
                    POST /v1/orders HTTP/1.1~Host: x~Content-Type: application/json~Content-Length: -1~~ | 400 | MALFORMED
                    POST /v1/orders HTTP/1.1~Host: x~Content-Type: application/json~Transfer-Encoding: chunked~~zz~ | 400 | MALFORMED
                    """)
    void abrokenRequestIsAProblemToo(String request, int status, String code) throws Exception {
        var answer = raw(request.replace("~", "\r\n"));
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).contains("application/problem+json").contains("\"code\":\"" + code);
    }

    @Test
    void headersWithoutEndAreCutOff() throws Exception {
        var answer =
                raw("GET /v1/time HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"MALFORMED\"");
    }

    @Test
    void aStopWaitsForTheAnswerUnderWay() throws Exception {
        var stopping = new TestDoor();
        var port = stopping.server.port();
        var appended = new CountDownLatch(1);
        var acknowledged = new CompletableFuture<Void>();
        stopping.log.acknowledgement =
                () -> {
                    appended.countDown();
                    return acknowledged;
                };
        var answer =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return stopping.post("/v1/orders", ORDER).status();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        appended.await();
        var closed = CompletableFuture.runAsync(stopping.server::close);
        await().until(() -> refuses(port));
        assertThat(closed).isNotDone();
        acknowledged.complete(null);
        assertThat(answer.get()).isEqualTo(202);
        closed.get();
        stopping.close();
    }

    private static boolean refuses(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    private String raw(String request) throws Exception {
        try (var socket = new Socket("127.0.0.1", door.server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            var buffer = new byte[8192];
            var length = socket.getInputStream().read(buffer);
            return new String(buffer, 0, Math.max(length, 0), ISO_8859_1);
        }
    }
}
