package ai.hanzo.hmm.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.hanzo.hmm.local.LocalSettings;
import ai.hanzo.hmm.local.OneJvm;
import ai.hanzo.hmm.local.demo.client.Connection;
import ai.hanzo.hmm.local.demo.input.GeneratedPrices;
import ai.hanzo.hmm.local.demo.input.GeneratedTrace;
import ai.hanzo.hmm.local.demo.plan.Conducts;
import ai.hanzo.hmm.local.demo.plan.Times;
import ai.hanzo.hmm.local.demo.report.Report;
import ai.hanzo.hmm.local.demo.report.Served;
import ai.hanzo.hmm.local.demo.report.Summary;
import ai.hanzo.hmm.local.demo.tally.Ends.End;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// A short market on a whole exchange: every promise of the demo.
class DemoEndToEndTest {
    private static final int REQUESTS = 300;
    private static final long SEED = 7;

    /// Often enough for every kind of failure to be seen in so short a play.
    private static final int FAILING = 10;

    /// For machines that are slow while they are cold: what fails has to fail as it was planned.
    private static final Times PATIENT = new Times(15_000, 500, 8_000);

    private static final Pattern DIFFERENCE = Pattern.compile("ifference\":\"([^\"]*)\"");

    @Test
    void everyOrderEndsInAnAllocationThatIsServedOrPaidBackAndNothingIsLost(@TempDir Path folder) {
        nothingIsLost("100", folder);
    }

    @Test
    @Tag("long")
    void soItIsFlatOut(@TempDir Path folder) {
        nothingIsLost("flat", folder);
    }

    private static void nothingIsLost(String pace, Path folder) {
        var summary = play(folder, Pace.parse(pace));
        var report = summary.report();
        assertThat(summary.broken()).isEmpty();
        assertThat(report.orders()).isEqualTo(REQUESTS);
        assertThat(summary.served() + report.refused()).isEqualTo(REQUESTS);
        assertThat(report.refused()).as("%s", report.refusals()).isLessThanOrEqualTo(3);
        assertThat(report.allocations()).isGreaterThanOrEqualTo(summary.served());
        assertThat(report.tokensVerified()).isEqualTo(report.allocations());
        assertThat(report.settlements())
                .isEqualTo(report.bookSettlements() + report.poolSettlements());
        assertThat(report.bookSettlements() * 3).isGreaterThanOrEqualTo(report.settlements());
        assertThat(report.poolSettlements() * 3).isGreaterThanOrEqualTo(report.settlements());
        assertThat(report.telemetryReports()).isPositive();
        hasEnded(report);
        assertThat(report.latencyMsP50()).isPositive();
        assertThat(report.imbalance())
                .containsOnlyKeys("HANZO", "LP:gpu-inference/h100", "SCU:gpu-inference/h100")
                .allSatisfy((_, left) -> assertThat(left).isZero());
        assertThat(summary.providers())
                .extracting(Served::scorePpm)
                .isSortedAccordingTo((a, b) -> Integer.compare(b, a))
                .allSatisfy(score -> assertThat(score).isBetween(200_000, 1_000_000));
    }

    /// How many failed depends on who was assigned what; that many did, and that it was paid for,
    /// does not.
    private static void hasEnded(Report report) {
        var service = report.service();
        assertThat(service.ended().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(report.allocations());
        assertThat(service.ended().get(End.COMPLETED.name())).as("%s", service).isPositive();
        assertThat(service.ended().get(End.CONSUMER_ENDED.name())).as("%s", service).isPositive();
        assertThat(service.ended().get(End.NOT_STARTED.name())).as("%s", service).isPositive();
        assertThat(service.ended().get(End.RULED.name())).as("%s", service).isEqualTo(1);
        assertThat(service.back()).as("%s", service).isPositive();
        assertThat(service.suspended()).as("%s", service).isGreaterThan(service.back());
        assertThat(service.upheld()).as("%s", service).isEqualTo(1);
        assertThat(service.units().running()).as("%s", service).isZero();
        assertThat(service.units().refunded()).as("%s", service).isPositive();
        assertThat(service.units().difference()).as("%s", service).isZero();
        assertThat(service.refunds().paid()).as("%s", service).isPositive();
    }

    private static Summary play(Path folder, Pace pace) {
        var settings = LocalSettings.in(folder).withPorts(0, 0).withMarkets(List.of());
        try (var exchange = OneJvm.start(settings)) {
            var connection =
                    new Connection(
                            exchange.bootstrapServers(),
                            exchange.registryUrl(),
                            new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX));
            var summary =
                    new Demo(
                                    new DemoSettings(
                                            connection,
                                            Demo.keysOf(exchange.doorUrl()),
                                            new GeneratedTrace(SEED, REQUESTS),
                                            GeneratedPrices.series(SEED, 100),
                                            pace,
                                            new Conducts(SEED, FAILING, PATIENT),
                                            SEED,
                                            Progress.SILENT))
                            .play();
            conserves(exchange);
            return summary;
        }
    }

    /// At rest the door's own sums come out even: money, shares and units.
    private static void conserves(OneJvm exchange) {
        var page = URI.create(exchange.doorUrl() + "/v1/conservation");
        try (var http = HttpClient.newHttpClient()) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(50))
                    .untilAsserted(
                            () -> {
                                var request = HttpRequest.newBuilder(page).build();
                                var body = http.send(request, BodyHandlers.ofString()).body();
                                assertThat(body).contains("poolSharesDifference", "LP:", "SCU:");
                                assertThat(body).doesNotContain("\"deposited\":\"0\"");
                                assertThat(DIFFERENCE.matcher(body).results())
                                        .hasSize(5)
                                        .extracting(found -> found.group(1))
                                        .containsOnly("0");
                            });
        }
    }
}
