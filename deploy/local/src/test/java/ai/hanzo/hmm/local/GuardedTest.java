package ai.hanzo.hmm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.hanzo.hmm.door.access.AccessSettings;
import ai.hanzo.hmm.door.access.ApiKeyFile;
import ai.hanzo.hmm.door.access.Role;
import ai.hanzo.hmm.node.CannotStart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The whole exchange behind a door that asks who comes.
class GuardedTest {
    private static final String DEPOSIT =
            "{\"account\":\"alice\",\"reference\":\"d1\",\"amount\":\"12.5\",\"origin\":\"test\"}";
    private static final String SEND =
            "{\"account\":\"alice\",\"id\":\"s1\",\"type\":\"send\",\"to\":\"bob\",\"amount\":\"2.5\"}";

    /// Left where it is when a test fails: its log says why.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theExchangeStartsBehindItsGuardAndEachSeesItsOwn() throws Exception {
        var keys = new ApiKeyFile(folder.resolve("keys.json"));
        var till = add(keys, Role.TREASURY, "till");
        var alice = add(keys, Role.TRADER, "alice");
        var bob = add(keys, Role.TRADER, "bob");
        try (var exchange = OneJvm.start(settings(keys.path()))) {
            assertThat(post(exchange, "/v1/deposits", DEPOSIT, alice).statusCode()).isEqualTo(403);
            assertThat(post(exchange, "/v1/deposits", DEPOSIT, till).statusCode()).isEqualTo(202);
            awaitFree(exchange, "alice", alice, "12.5");
            assertThat(post(exchange, "/v1/transfers", SEND, bob).statusCode()).isEqualTo(403);
            assertThat(post(exchange, "/v1/transfers", SEND, alice).statusCode()).isEqualTo(202);
            awaitFree(exchange, "bob", bob, "2.5");
            awaitFree(exchange, "alice", alice, "10");
            var bobs = "/v1/accounts/bob/balances";
            assertThat(get(exchange, bobs, alice).statusCode()).isEqualTo(403);
            assertThat(get(exchange, bobs, till).statusCode()).isEqualTo(403);
            assertThat(get(exchange, bobs, "hmm_000000000000_x").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void withoutItsFileItDoesNotStartAndSaysWhy() {
        var missing = folder.resolve("none.json");
        assertThatThrownBy(() -> OneJvm.start(settings(missing)).close())
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("there is no file " + missing);
    }

    private LocalSettings settings(Path keys) {
        var access = new AccessSettings(Optional.of(keys), Optional.empty(), 200);
        return LocalSettings.in(folder.resolve("data")).withPorts(0, 0).withAccess(access);
    }

    private static String add(ApiKeyFile keys, Role role, String account) {
        return keys.add(account, Set.of(account), Set.of(role), 0, Long.MAX_VALUE);
    }

    private void awaitFree(OneJvm exchange, String account, String key, String free) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () ->
                                assertThat(
                                                get(
                                                                exchange,
                                                                "/v1/accounts/"
                                                                        + account
                                                                        + "/balances",
                                                                key)
                                                        .body())
                                        .contains("\"free\":\"" + free + "\""));
    }

    private HttpResponse<String> get(OneJvm exchange, String path, String key) throws Exception {
        return http.send(request(exchange, path, key).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(OneJvm exchange, String path, String json, String key)
            throws Exception {
        var request =
                request(exchange, path, key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(OneJvm exchange, String path, String key) {
        return HttpRequest.newBuilder(URI.create(exchange.doorUrl() + path))
                .header("Authorization", "Bearer " + key);
    }
}
