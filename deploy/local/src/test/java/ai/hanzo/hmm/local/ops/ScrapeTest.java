package ai.hanzo.hmm.local.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.hanzo.hmm.local.LocalSettings;
import ai.hanzo.hmm.local.OneJvm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The whole exchange is scraped after a trade.
class ScrapeTest {
    /// Those that Prometheus itself adds, and those of histograms.
    private static final Set<String> NOT_OURS = Set.of("instance", "job", "le");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void allThatDashboardAndRulesAskForIsThere() throws Exception {
        try (var exchange = OneJvm.start(LocalSettings.in(folder).withPorts(0, 0))) {
            var trade = new Trade(exchange, http);
            trade.happens();
            trade.order("bob", "o1", "BUY", "1");
            trade.awaits("/v1/orders/bob/o1", "INSUFFICIENT_FUNDS");
            trade.get("/nowhere");
            System.gc(); // so that there has been a pause
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(
                            () -> {
                                var scrape = trade.get("/metrics").body();
                                assertThat(missing(scrape)).isEmpty();
                                assertThat(notTold(scrape)).isEmpty();
                                assertTheTradeIsTold(scrape);
                            });
        }
    }

    private static void assertTheTradeIsTold(String scrape) {
        assertThat(scrape)
                .contains("hmm_ready 1.0")
                .contains("hmm_commands_total{kind=\"PlaceOrder\"} 3.0")
                .contains("hmm_outcomes_total{status=\"REFUSED\"} 1.0")
                .contains("hmm_refusals_total{code=\"INSUFFICIENT_FUNDS\"} 1.0")
                .contains("hmm_settlements_total{market=\"gpu-inference/h100\"} 1.0")
                .contains("hmm_notional_hanzo_total{market=\"gpu-inference/h100\"} 0.22")
                .contains("hmm_outcome_latency_seconds_count 10")
                .contains("hmm_problems_total{code=\"NOT_FOUND\"}")
                .contains("hmm_conservation_difference{asset=\"HANZO\"} 0.0")
                .contains("hmm_lag_records{application=\"tail\",topic=\"hmm.executions\"} 0.0")
                .contains("hmm_lag_records{application=\"exchange\",topic=\"hmm.orders\"} 0.0")
                .contains("hmm_lag_records{application=\"views\",topic=\"hmm.executions\"} 0.0")
                .contains("hmm_streams_running{application=\"exchange\"} 1.0")
                .contains("hmm_streams_running{application=\"quality\"} 1.0")
                .contains("hmm_streams_running{application=\"views\"} 1.0")
                .contains("hmm_streams_threads_missing{application=\"views\"} 0.0")
                .contains("hmm_restore_remaining_records{application=\"exchange\"} 0.0")
                .doesNotContain("alice", "bob", "gpu-house");
    }

    /// Figures that the document names and the scrape does not have, as they are or counted.
    private static List<String> notTold(String scrape) throws Exception {
        var documented = Expressions.documented();
        assertThat(documented).hasSizeGreaterThan(15);
        return documented.stream()
                .filter(name -> !scrape.matches("(?s).*\\n" + name + "(_count)?[{ ].*"))
                .toList();
    }

    /// By expression, the metrics that no line of the scrape is of, and the labels that none of its
    /// metrics has.
    private static Set<String> missing(String scrape) throws Exception {
        var expressions = new ArrayList<String>(Expressions.ofDashboard());
        expressions.addAll(Expressions.ofRules());
        assertThat(expressions).hasSizeGreaterThan(40);
        var missing = new TreeSet<String>();
        for (var expression : expressions) {
            var lines = new ArrayList<String>();
            for (var metric : Expressions.metrics(expression)) {
                var its =
                        scrape.lines()
                                .filter(
                                        line ->
                                                line.startsWith(metric + "{")
                                                        || line.startsWith(metric + " "))
                                .toList();
                if (its.isEmpty()) missing.add(metric + " of " + expression);
                lines.addAll(its);
            }
            for (var label : Expressions.labels(expression)) {
                boolean isThere = lines.stream().anyMatch(line -> line.contains(label + "=\""));
                if (!isThere && !NOT_OURS.contains(label)) {
                    missing.add(label + " of " + expression);
                }
            }
            if (lines.isEmpty() && !expression.startsWith("up{")) missing.add(expression);
        }
        return missing;
    }
}
