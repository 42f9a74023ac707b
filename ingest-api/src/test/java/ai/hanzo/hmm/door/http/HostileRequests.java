package ai.hanzo.hmm.door.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Requests that nobody sends who means well, from a seed.
final class HostileRequests {
    private static final String HOST = "Host: x\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String ORDER =
            "{\"account\":\"alice\",\"clientOrderId\":\"o-1\",\"market\":\"gpu-inference/h100\","
                    + "\"side\":\"BUY\",\"type\":\"LIMIT\",\"price\":\"2.02\",\"quantity\":\"10\"}";

    /// Each is against a rule of HTTP, or longer than the door takes.
    private static final List<String> BROKEN =
            List.of(
                    "POST /v1/orders HTTP/1.1\r\n" + JSON + "Content-Length: 2\r\n\r\n{}",
                    post("Content-Length: 2\r\nContent-Length: 3\r\n", "{}"),
                    post("Content-Length: 2x\r\n", "{}"),
                    post("Content-Length: -2\r\n", "{}"),
                    post("Content-Length: 99999999999999999999\r\n", "{}"),
                    post("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
                    post("Transfer-Encoding: nonsense\r\n", "{}"),
                    post("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n{}"),
                    post("Transfer-Encoding: chunked\r\n", "-1\r\n{}"),
                    post("Content-Length: 10000000000\r\n", "{}"),
                    post("Content-Length: 65537\r\n", " ".repeat(65_537)),
                    post(
                            "Transfer-Encoding: chunked\r\n",
                            ("4000\r\n" + " ".repeat(0x4000) + "\r\n").repeat(5)),
                    post("X: " + "x".repeat(9_000) + "\r\nContent-Length: 2\r\n", "{}"),
                    post("X: y\r\n".repeat(2_000) + "Content-Length: 2\r\n", "{}"),
                    post("No colon\r\nContent-Length: 2\r\n", "{}"),
                    post("X : y\r\nContent-Length: 2\r\n", "{}"),
                    post("X: a\0b\r\nContent-Length: 2\r\n", "{}"),
                    post("Host: y\r\nContent-Length: 2\r\n", "{}"),
                    post("Content-Encoding: gzip\r\nContent-Length: 2\r\n", "{}"),
                    post("Content-Length: 2\r\n", "{]"),
                    get("/" + "a".repeat(9_000)),
                    get("/v1/markets/../../etc/passwd"),
                    get("/v1/orders/%2e%2e/x"),
                    get("/v1/orders/a%00b/x"),
                    get("/v1/orders/alice/" + "%41".repeat(65)),
                    get("/v1/accounts/alice/allocations?limit=%ff"),
                    get("/v1/accounts/alice/allocations?limit=-1"),
                    get("/v1/accounts/" + "a".repeat(65) + "/balances"),
                    "get\t/v1/time HTTP/1.1\r\n" + HOST + "\r\n",
                    "GET /v1/time HTTP/3.0\r\n" + HOST + "\r\n",
                    "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
                    "X".repeat(20_000) + "\r\n\r\n");

    private final Random random;

    HostileRequests(Random random) {
        this.random = random;
    }

    /// One that is surely wrong.
    byte[] broken() {
        return BROKEN.get(random.nextInt(BROKEN.size())).getBytes(ISO_8859_1);
    }

    /// Whatever.
    byte[] noise() {
        var bytes = new byte[1 + random.nextInt(600)];
        random.nextBytes(bytes);
        return bytes;
    }

    /// A sound order with some bytes of head or body changed.
    byte[] bitten() {
        var bytes = sound();
        for (int i = random.nextInt(6); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /// A sound order that ends before its end.
    byte[] cut() {
        var bytes = sound();
        return Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
    }

    /// An order of alice.
    static byte[] sound() {
        return soundOf("alice");
    }

    static byte[] soundOf(String account) {
        var order = ORDER.replace("alice", account);
        return post("Content-Length: " + order.length() + "\r\nConnection: close\r\n", order)
                .getBytes(ISO_8859_1);
    }

    /// Of a sound order, all but what comes after the first byte of its body.
    static byte[] soundUntilItsBody() {
        return post("Content-Length: " + ORDER.length() + "\r\n", "{").getBytes(ISO_8859_1);
    }

    private static String post(String headers, String body) {
        return "POST /v1/orders HTTP/1.1\r\n" + HOST + JSON + headers + "\r\n" + body;
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
    }
}
