package ai.hanzo.hmm.provider.probe;

import static ai.hanzo.hmm.provider.TestServer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.provider.Exchange;
import ai.hanzo.hmm.provider.Said;
import ai.hanzo.hmm.provider.TestServer;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;

import com.sun.net.httpserver.HttpExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/// A server of inference, an observer's probe and a whole exchange.
class ProbeEndToEndTest {
    private static final String EVENTS =
            """
            data: {"choices":[{"delta":{"content":"Mercury"}}]}

            data: {"choices":[{"delta":{"content":", Venus"},"finish_reason":"stop"}]}

            data: {"choices":[],"usage":{"completion_tokens":6}}

            data: [DONE]

            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void whatWasMeasuredReachesTheExchangeAndMakesAScore() throws Exception {
        try (var exchange = Exchange.start(folder.resolve("data"));
                var server = TestServer.start(ProbeEndToEndTest::threeOfFour)) {
            exchange.deposit("gpu-house", "d1", "100");
            exchange.provider(
                    "gpu-house",
                    "p1",
                    "\"type\":\"register\",\"publicKey\":\"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"");
            exchange.provider(
                    "gpu-house",
                    "p2",
                    "\"type\":\"bond\",\"market\":\"gpu-inference/h100\",\"amount\":\"50\"");
            exchange.awaitShown("/v1/providers/gpu-house/quality", "\"bond\":\"50\"");

            long beforeMs = System.currentTimeMillis();
            var said =
                    Said.by(
                            "probe --url %s --door %s --market gpu-inference/h100 --provider gpu-house --observer observer-2 --requests 4 --expect Venus"
                                    .formatted(server.url(), exchange.door()));
            assertThat(said.status()).as(said.out() + said.err()).isZero();
            assertThat(said.out())
                    .contains("4 asked, 3 answered", "availability 0.75, accuracy 1")
                    .contains("not answered: 1 x HTTP 500")
                    .contains("round 1: the door took it: hmm.telemetry");

            var report = only(exchange);
            assertThat(report.getMarket()).isEqualTo("gpu-inference/h100");
            assertThat(report.getObserver()).isEqualTo("observer-2");
            assertThat(report.getEventTimeMs())
                    .isBetween(beforeMs, System.currentTimeMillis())
                    .isEqualTo(report.getSequence());
            assertThat(report.getLatencyP95Ms()).isPositive();
            assertThat(report.getThroughputMicros()).isPositive();
            assertThat(report.getAvailabilityPpm()).isEqualTo(750_000);
            assertThat(report.getAccuracyPpm()).isEqualTo(1_000_000);

            // One bucket: 75% is below what counts at all, all answers right is the best there is.
            exchange.awaitShown(
                    "/v1/providers/gpu-house/quality",
                    "\"buckets\":1",
                    "\"availabilityPpm\":0,\"accuracyPpm\":1000000");
        }
    }

    private static TelemetryReport only(Exchange exchange) {
        var reports =
                exchange.telemetry().stream()
                        .filter(record -> record.getBody() instanceof TelemetryReport)
                        .toList();
        assertThat(reports).extracting(TelemetryRecord::getProvider).containsExactly("gpu-house");
        return (TelemetryReport) reports.getFirst().getBody();
    }

    private static void threeOfFour(HttpExchange exchange, TestServer.Asked asked)
            throws IOException {
        if (asked.number() == 2) answer(exchange, 500, "text/plain", "busy");
        else answer(exchange, 200, "text/event-stream", EVENTS);
    }
}
