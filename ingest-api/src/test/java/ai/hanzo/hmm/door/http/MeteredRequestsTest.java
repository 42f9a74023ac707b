package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.metrics.Meters;
import ai.hanzo.hmm.door.metrics.RequestMeters;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class MeteredRequestsTest {
    private static final String ORDER =
            """
            {"account":"%s","clientOrderId":"o-%d","market":"gpu-inference/h100","side":"BUY",
             "type":"LIMIT","price":"%s","quantity":"10"}""";
    private static final Pattern REQUESTS =
            Pattern.compile(
                    "hmm_http_requests_seconds_count\\{method=\"(.*?)\",route=\"(.*?)\",status=\"(.*?)\"}");
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW", "X1", "X2");

    private final Meters meters = new Meters();
    private final TestDoor door = TestDoor.heardBy(new RequestMeters(meters));

    @AfterEach
    void close() {
        door.close();
        meters.close();
    }

    @Test
    void requestsAreCountedByTheRoutesTemplate() throws Exception {
        for (var account : List.of("alice", "bob", "carol")) {
            door.get("/v1/accounts/" + account + "/balances");
        }
        awaitCount("GET", "/v1/accounts/{account}/balances", 404, 3);
        door.post("/v1/orders", ORDER.formatted("alice", 1, "2.02"));
        awaitCount("POST", "/v1/orders", 202, 1);
        assertThat(meters.scrape())
                .contains("hmm_problems_total{code=\"UNKNOWN_ACCOUNT\"} 3.0")
                .doesNotContain("alice", "bob", "carol");
    }

    @Test
    void problemsAreCountedByCodeWhicheverPartFoundThem() throws Exception {
        door.post("/v1/orders", ORDER.formatted("alice", 1, "2.023"));
        door.post("/v1/orders", "{");
        door.get("/nowhere");
        door.send("PUT", "/v1/orders", new byte[0]);
        try (var socket = new Socket("127.0.0.1", door.server.port())) {
            socket.getOutputStream().write("GET / HTTP/9.9\r\n\r\n".getBytes(UTF_8));
            socket.getOutputStream().flush();
            socket.getInputStream().readAllBytes();
        }
        await().untilAsserted(
                        () ->
                                assertThat(meters.scrape())
                                        .contains("{code=\"TICK_SIZE\"} 1.0")
                                        .contains("{code=\"MALFORMED\"} 2.0")
                                        .contains("{code=\"NOT_FOUND\"} 1.0")
                                        .contains("{code=\"METHOD_NOT_ALLOWED\"} 1.0"));
    }

    @Test
    void whateverIsAskedForTheLabelsStayFewAndSayNothingOfIt() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            var word = "garbage" + Integer.toString(random.nextInt(), 36);
            var path =
                    switch (i % 5) {
                        case 0 -> "/" + word;
                        case 1 -> "/v1/orders/" + word + "/" + word;
                        case 2 -> "/v1/markets/" + word + "/" + word + "?q=" + word;
                        case 3 -> "/v1/accounts/" + word + "/balances/";
                        default -> "/v1/commands/" + word + "/%25" + word;
                    };
            var method = METHODS.get(random.nextInt(METHODS.size()));
            door.send(method, path, new byte[0], "X-Word", word);
        }
        // Orders of as many accounts, refused and taken.
        for (int i = 0; i < 200; i++) {
            door.post("/v1/orders", ORDER.formatted("garbage" + i, i, i % 2 == 0 ? "2.02" : "x"));
        }
        var scrape = meters.scrape();
        var series = REQUESTS.matcher(scrape).results().map(MatchResult::group).toList();
        assertThat(scrape).as("seed %d", seed).doesNotContain("garbage", "BREW", "X1");
        assertThat(series).as("seed %d", seed).hasSizeBetween(10, 100);
    }

    private void awaitCount(String method, String route, int status, int count) {
        var line =
                "hmm_http_requests_seconds_count{method=\"%s\",route=\"%s\",status=\"%d\"} %d"
                        .formatted(method, route, status, count);
        await().untilAsserted(() -> assertThat(meters.scrape()).contains(line));
    }
}
