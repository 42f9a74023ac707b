package ai.hanzo.hmm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A probe that runs until it is told to stop, told so by the system's signal.
@DisabledOnOs(OS.WINDOWS)
class ProbeStopTest {
    private static final int TERMINATED = 128 + 15;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger reports = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/v1/markets/",
                exchange ->
                        answer(
                                exchange,
                                "{\"rateUnit\":\"tokens/s\",\"bucketMs\":300000,\"graceMs\":600000}"));
        server.createContext(
                "/v1/telemetry",
                exchange -> {
                    reports.incrementAndGet();
                    answer(exchange, "{\"topic\":\"hmm.telemetry\",\"partition\":0,\"offset\":1}");
                });
        server.createContext("/health", exchange -> answer(exchange, "well"));
        server.createContext("/hanging", this::hang);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void betweenRoundsItHasNothingLeftToDo() throws Exception {
        var said = stopped("/health", () -> reports.get() == 1);
        assertThat(said)
                .hasSize(2)
                .last()
                .isEqualTo("round 1: the door took it: hmm.telemetry, partition 0, offset 1");
    }

    @Test
    void withinARoundItSaysThatItIsNotReported() throws Exception {
        var said = stopped("/hanging", () -> asked.get() == 1);
        assertThat(said).containsExactly("round 1: stopped before it was over, not reported");
        assertThat(reports).hasValue(0);
    }

    /// What it printed, stopped as soon as something has happened.
    private List<String> stopped(String page, Callable<Boolean> happened) throws Exception {
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of("provider", "probe", "--health", "--url", url + page));
        command.addAll(List.of("--door", url, "--market", "a/b", "--provider", "gpu-house"));
        command.addAll(List.of("--requests", "2", "--every", "3600", "--timeout", "3600"));
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            await().atMost(LIMIT)
                    .failFast(() -> assertThat(process.isAlive()).isTrue())
                    .until(happened);
            process.destroy();
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(err)).isEqualTo(TERMINATED);
            assertThat(Files.readString(err)).isEmpty();
            return Files.readAllLines(out);
        } finally {
            process.destroyForcibly();
        }
    }

    private void hang(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try {
            if (over.await(120, TimeUnit.SECONDS)) answer(exchange, "late");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
