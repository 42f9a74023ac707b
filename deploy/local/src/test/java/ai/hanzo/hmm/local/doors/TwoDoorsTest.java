package ai.hanzo.hmm.local.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.hanzo.hmm.door.Door;
import ai.hanzo.hmm.door.DoorSettings;
import ai.hanzo.hmm.local.LocalSettings;
import ai.hanzo.hmm.local.OneJvm;
import ai.hanzo.hmm.wire.topic.Partitions;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Two doors share the views of one exchange, and each answers for both.
class TwoDoorsTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final List<String> ACCOUNTS = List.of("a0", "a1", "a2", "a3", "a4", "a5");
    private static final List<String> MARKETS = List.of("gpu-inference/h100", "gpu-training/h100");
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Left where it is when a test fails: its log says why.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void eachAnswersForBothAndTakesOverWhenTheOtherStops() throws Exception {
        var settings =
                LocalSettings.in(folder.resolve("exchange"))
                        .withPorts(0, 0)
                        .withPartitions(new Partitions(4, 4, 4));
        try (var exchange = OneJvm.start(settings)) {
            var first = exchange.doorUrl();
            var before = new TreeMap<String, JsonNode>();
            try (var door = new Door(second(exchange))) {
                door.listen();
                door.startViews();
                var second = "http://127.0.0.1:" + door.port();
                awaitShared(first, second);
                trade(first, second);
                for (var path : paths()) before.put(path, awaitSame(first, second, path));
            }
            for (var path : paths()) awaitAnswer(first, path, before.get(path));
            assertThat(hereAt(first)).as("the first has everything").containsAll(ACCOUNTS);
        }
    }

    private DoorSettings second(OneJvm exchange) {
        return new DoorSettings(
                "127.0.0.1",
                0,
                exchange.bootstrapServers(),
                exchange.registryUrl(),
                TopicCatalogue.DEFAULT_PREFIX,
                folder.resolve("second"),
                exchange::jwks,
                List::of,
                Map.of());
    }

    /// Each has some of the accounts, and none has those of the other: a door that is asked by
    /// another answers for itself alone.
    private void awaitShared(String first, String second) {
        for (var account : ACCOUNTS) {
            assertThat(post(first, "/v1/deposits", deposit(account)).statusCode()).isEqualTo(202);
        }
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> {
                            var atFirst = hereAt(first);
                            var atSecond = hereAt(second);
                            assertThat(atSecond).isNotEmpty();
                            assertThat(atFirst).isNotEmpty().doesNotContainAnyElementsOf(atSecond);
                            assertThat(atFirst.size() + atSecond.size()).isEqualTo(ACCOUNTS.size());
                        });
    }

    private TreeSet<String> hereAt(String door) {
        var here = new TreeSet<String>();
        for (var account : ACCOUNTS) {
            var path = "/v1/accounts/" + account + "/balances";
            var status = send(request(door, path).header("Hmm-Asked-By-Door", "1")).statusCode();
            if (status == 200) here.add(account);
            else assertThat(status).as("%s at %s", account, door).isEqualTo(503);
        }
        return here;
    }

    /// The outcome of every order is waited for at the door that it was sent to, whichever has the
    /// account.
    private void trade(String first, String second) {
        for (var account : ACCOUNTS) {
            for (var door : List.of(first, second)) {
                for (var market : MARKETS) {
                    var order = (door.equals(first) ? "one" : "two") + market.charAt(4);
                    var placed = post(door, "/v1/orders?wait=10000", order(account, order, market));
                    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(200);
                    assertThat(placed.body()).contains("\"status\":\"OPEN\"");
                }
            }
            var cancel = request(second, "/v1/orders/" + account + "/onei?wait=10000").DELETE();
            assertThat(send(cancel).statusCode()).isEqualTo(200);
        }
    }

    private static List<String> paths() {
        var paths = new ArrayList<>(List.of("/v1/conservation", "/v1/providers/p/allocations"));
        for (var account : ACCOUNTS) {
            paths.add("/v1/accounts/" + account + "/balances");
            paths.add("/v1/accounts/" + account + "/orders?state=all&limit=2");
            paths.add("/v1/accounts/" + account + "/executions?limit=3");
            paths.add("/v1/accounts/" + account + "/allocations");
            paths.add("/v1/orders/" + account + "/onei");
            paths.add("/v1/commands/" + account + "/twot");
            paths.add("/v1/orders/" + account + "/none");
        }
        for (var market : MARKETS) {
            paths.add("/v1/markets/" + market + "/book?levels=5");
            paths.add("/v1/markets/" + market + "/trades");
            paths.add("/v1/markets/" + market + "/candles?interval=1s");
            paths.add("/v1/markets/" + market + "/providers");
        }
        return paths;
    }

    private JsonNode awaitSame(String first, String second, String path) throws Exception {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(
                        () -> assertThat(answer(first, path)).isEqualTo(answer(second, path)));
        return answer(first, path);
    }

    private void awaitAnswer(String door, String path, JsonNode expected) {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(answer(door, path)).as(path).isEqualTo(expected));
    }

    private JsonNode answer(String door, String path) throws Exception {
        var answer = send(request(door, path));
        assertThat(answer.statusCode()).as("%s at %s", path, door).isIn(200, 404);
        return JSON.readTree(answer.body());
    }

    private static String deposit(String account) {
        return "{\"account\":\"%s\",\"reference\":\"d1\",\"amount\":\"10000\",\"origin\":\"test\"}"
                .formatted(account);
    }

    private static String order(String account, String id, String market) {
        return """
                {"account":"%s","clientOrderId":"%s","market":"%s","side":"BUY","type":"LIMIT",\
                "price":"100","quantity":"1"}"""
                .formatted(account, id, market);
    }

    private HttpResponse<String> post(String door, String path, String json) {
        return send(
                request(door, path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    private static HttpRequest.Builder request(String door, String path) {
        return HttpRequest.newBuilder(URI.create(door + path)).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
