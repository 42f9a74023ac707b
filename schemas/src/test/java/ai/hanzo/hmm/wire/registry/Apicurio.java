package ai.hanzo.hmm.wire.registry;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Apicurio Registry as a process of its own on a free port, with nothing in it; its output is in
/// `target/apicurio.log`.
final class Apicurio implements AutoCloseable {
    private static final Path HOME = Path.of("target/apicurio");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String url;

    Apicurio() throws IOException {
        int port = freePort();
        this.url = "http://127.0.0.1:" + port + "/apis/ccompat/v7";
        this.process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-Dquarkus.http.host=127.0.0.1",
                                "-Dquarkus.http.port=" + port,
                                "-jar",
                                runner().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(Path.of("target/apicurio.log").toFile())
                        .start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .failFast("Apicurio ended", () -> !process.isAlive())
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> status("GET", "/subjects", "") == 200);
    }

    /// Its Confluent paths.
    String url() {
        return url;
    }

    /// The status it answers a request with.
    int status(String method, String path, String body) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", Reply.CONTENT_TYPE)
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() {
        process.destroy();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
        http.close();
    }

    private static Path runner() throws IOException {
        try (var files = Files.walk(HOME)) {
            return files.filter(file -> file.endsWith("quarkus-run.jar")).findFirst().orElseThrow();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
