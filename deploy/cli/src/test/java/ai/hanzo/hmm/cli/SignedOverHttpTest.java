package ai.hanzo.hmm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.hanzo.hmm.local.LocalSettings;
import ai.hanzo.hmm.local.OneJvm;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An account signs what it sends through the door with `hmm sign`, as `ingest-api/SIGNING.md`
/// shows it.
class SignedOverHttpTest {
    private static final String ORDER =
            """
            {"account":"alice","clientOrderId":"o1","market":"gpu-inference/h100","side":"BUY",\
            "type":"LIMIT","price":"0.1","quantity":"1"}""";
    private static final String CANCEL =
            """
            {"account":"alice","id":"c1","type":"cancel","clientOrderId":"o1"}""";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private OneJvm exchange;

    @BeforeEach
    void start() {
        exchange = OneJvm.start(LocalSettings.in(folder.resolve("data")).withPorts(0, 0));
    }

    @AfterEach
    void stop() {
        http.close();
        exchange.close();
    }

    @Test
    void onlyWhatIsSignedIsTheAccounts() throws Exception {
        var key = folder.resolve("alice.pem").toString();
        var publicKey = hmm("", "sign", "--new", key).getFirst();
        post(
                "/v1/deposits",
                "{\"account\":\"alice\",\"reference\":\"d1\",\"amount\":\"100\",\"origin\":\"test\"}");
        post(
                "/v1/transfers",
                "{\"account\":\"alice\",\"id\":\"k1\",\"type\":\"key\",\"publicKey\":\"%s\"}"
                        .formatted(publicKey));
        awaits("/v1/commands/alice/d1", "\"status\":\"DONE\"");
        awaits("/v1/commands/alice/k1", "\"status\":\"DONE\"");

        var unsigned = ORDER.replace("o1", "o0");
        post("/v1/orders", unsigned);
        awaits("/v1/orders/alice/o0", "\"code\":\"UNSIGNED\"");

        var headers = hmm(ORDER, "sign", "--key", key, "--headers");
        assertThat(headers).hasSize(3);
        post("/v1/orders", ORDER, headers.toArray(String[]::new));
        awaits("/v1/orders/alice/o1", "\"status\":\"OPEN\"");

        var cancel = new ArrayList<>(hmm(CANCEL, "sign", "--key", key, "--headers"));
        cancel.add("Idempotency-Key: c1");
        send("DELETE", "/v1/orders/alice/o1", "", cancel.toArray(String[]::new));
        awaits("/v1/orders/alice/o1", "\"status\":\"CANCELLED\"");
    }

    /// What the command prints, line by line.
    private List<String> hmm(String in, String... words) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(words));
        var err = folder.resolve("err");
        var process = new ProcessBuilder(command).redirectError(err.toFile()).start();
        try {
            try (var to = process.outputWriter()) {
                to.write(in);
            }
            var said = process.inputReader().lines().toList();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(err)).isZero();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    private void awaits(String path, String said) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(send("GET", path, "").body()).contains(said));
    }

    private void post(String path, String json, String... headers) throws Exception {
        var answer = send("POST", path, json, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /// @param headers each `name: value`
    private HttpResponse<String> send(String method, String path, String json, String... headers)
            throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(exchange.doorUrl() + path))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, HttpRequest.BodyPublishers.ofString(json))
                        .header("Content-Type", "application/json");
        for (var header : headers) {
            var parts = header.split(": ", 2);
            request.header(parts[0], parts[1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
