package ai.hanzo.hmm.cli.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.door.access.AccessSettings;
import ai.hanzo.hmm.door.access.ApiKeyFile;
import ai.hanzo.hmm.door.access.Role;
import ai.hanzo.hmm.local.LocalSettings;
import ai.hanzo.hmm.local.OneJvm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Whoever asks a guarded exchange for what is another's: thousands of requests, and not one digit
/// of it comes out.
class OthersAccountTest {
    private static final int REQUESTS = 3_000;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String MARKET = "gpu-inference/h100";

    /// They stand in nothing but what is alice's.
    private static final String AMOUNT = "7654321.123457";

    private static final String ORDER = "o-of-alice-8841";

    private static final List<String> READS =
            List.of(
                    "/v1/accounts/alice/balances",
                    "/v1/accounts/alice/orders",
                    "/v1/accounts/alice/orders?state=all",
                    "/v1/accounts/alice/executions",
                    "/v1/accounts/alice/allocations",
                    "/v1/accounts/alice/allocations/gpu-inference/h100/1",
                    "/v1/accounts/alice/allocations/gpu-inference/h100/1/token",
                    "/v1/orders/alice/" + ORDER,
                    "/v1/commands/alice/d-1",
                    "/v1/accounts/%61lice/balances",
                    "/v1/orders/%61lice/" + ORDER);

    private final HttpClient client = HttpClient.newHttpClient();
    private OneJvm exchange;

    @Test
    void nothingOfAnotherAccountIsEverShown(@TempDir Path folder) throws Exception {
        var keys = new ApiKeyFile(folder.resolve("keys.json"));
        var alice = key(keys, "alice", Role.TRADER, Role.PROVIDER);
        var mallory = key(keys, "mallory", Role.TRADER, Role.PROVIDER, Role.OBSERVER);
        var treasury = key(keys, "bank", Role.TREASURY);
        var access = new AccessSettings(Optional.of(keys.path()), Optional.empty(), 0);
        try (var jvm =
                OneJvm.start(
                        LocalSettings.in(folder.resolve("data"))
                                .withPorts(0, 0)
                                .withAccess(access))) {
            exchange = jvm;
            open(alice, treasury);
            var credentials = List.of("", mallory, "hmm_0_0", altered(alice), mallory + "x");
            long seed = Long.getLong("seed", System.nanoTime());
            var random = new Random(seed);
            for (int i = 0; i < REQUESTS; i++) {
                attack(random, credentials, "seed %d, request %d".formatted(seed, i));
            }
            closedOnlyToOthers(alice);
        } finally {
            client.close();
        }
    }

    private void open(String alice, String treasury) throws Exception {
        var deposit = "{\"account\":\"alice\",\"amount\":\"%s\",\"origin\":\"wire\"}";
        var funded = send("POST", "/v1/deposits?wait=10000", treasury, deposit.formatted(AMOUNT));
        assertThat(funded.statusCode()).as(funded.body()).isEqualTo(200);
        var placed = send("POST", "/v1/orders?wait=10000", alice, order("alice", ORDER));
        assertThat(placed.statusCode()).as(placed.body()).isEqualTo(200);
    }

    private void attack(Random random, List<String> credentials, String what) throws Exception {
        var credential = credentials.get(random.nextInt(credentials.size()));
        var answer =
                switch (random.nextInt(4)) {
                    case 0 ->
                            send(
                                    "POST",
                                    "/v1/orders",
                                    credential,
                                    order("alice", "m-" + random.nextInt()));
                    case 1 -> send("DELETE", "/v1/orders/alice/" + ORDER, credential, "");
                    default -> send("GET", READS.get(random.nextInt(READS.size())), credential, "");
                };
        assertThat(answer.statusCode()).as("%s: %s", what, answer.body()).isIn(401, 403);
        assertThat(answer.body())
                .as(what)
                .doesNotContain(AMOUNT, "7654321", "\"free\"", "\"filled\"");
    }

    /// What was tried changed nothing, and it is all there for whose it is.
    private void closedOnlyToOthers(String alice) throws Exception {
        var order = send("GET", "/v1/orders/alice/" + ORDER, alice, "");
        assertThat(order.statusCode()).isEqualTo(200);
        assertThat(order.body()).contains(ORDER).doesNotContain("CANCELLED");
        var balances = send("GET", "/v1/accounts/alice/balances", alice, "");
        assertThat(balances.body()).contains("HANZO");
        for (var open : List.of("", "/book", "/price", "/trades")) {
            var shown = send("GET", "/v1/markets/" + MARKET + open, "", "");
            assertThat(shown.statusCode()).as(open).isEqualTo(200);
            assertThat(shown.body()).as(open).doesNotContain("alice", ORDER);
        }
    }

    private HttpResponse<String> send(String method, String path, String credential, String body)
            throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(exchange.doorUrl() + path))
                        .timeout(LIMIT)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!credential.isEmpty()) request.header("Authorization", "Bearer " + credential);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String order(String account, String id) {
        return ("{\"account\":\"%s\",\"clientOrderId\":\"%s\",\"market\":\"%s\",\"side\":\"BUY\","
                        + "\"type\":\"LIMIT\",\"price\":\"1.5\",\"quantity\":\"3\"}")
                .formatted(account, id, MARKET);
    }

    private static String key(ApiKeyFile keys, String account, Role... roles) {
        return keys.add(account, Set.of(account), Set.of(roles), 0, Long.MAX_VALUE);
    }

    /// With another last digit.
    private static String altered(String key) {
        return key.substring(0, key.length() - 1) + (key.endsWith("A") ? "E" : "A");
    }
}
