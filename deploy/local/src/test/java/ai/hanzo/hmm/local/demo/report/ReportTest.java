package ai.hanzo.hmm.local.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

class ReportTest {
    private static final String UNITS = "SCU:gpu-inference/h100";

    @Test
    void theJsonIsOneLineWithTheseFields() throws IOException {
        var line = Json.line(report(0));
        assertThat(line).doesNotContain("\n");
        assertThat(line)
                .isEqualTo(
                        """
                        {"orders":300,"refusals":{"NO_LIQUIDITY":2,"SLIPPAGE":1},"settlements":412,\
                        "bookSettlements":200,"poolSettlements":212,"notional":"12.0345",\
                        "allocations":301,"tokensVerified":301,"telemetryReports":90,\
                        "seconds":4.257,"latencyMsP50":18,"latencyMsP99":61,\
                        "imbalance":{"HANZO":0,"SCU:gpu-inference/h100":0}}""");
        var read = new ObjectMapper().readTree(line);
        assertThat(read.get("notional").isTextual()).isTrue();
        assertThat(read.get("imbalance").get("HANZO").isIntegralNumber()).isTrue();
    }

    @Test
    void anImbalanceIsABrokenPromise() {
        assertThat(report(0).broken()).isEmpty();
        assertThat(report(-7).broken()).containsExactly(UNITS + " is out of balance by -7");
    }

    @Test
    void thePageShowsWhatHappened() {
        var latencies = new Histogram(3);
        latencies.recordValue(18);
        latencies.recordValue(61);
        var summary =
                new Summary(
                        report(0),
                        "gpu-inference/h100",
                        297,
                        List.of(),
                        22_100_000,
                        24_950_000,
                        latencies,
                        List.of(
                                new Served(
                                        "aurora",
                                        986_000,
                                        1_486_000,
                                        1_234_567,
                                        2_500_000,
                                        59_999_999)),
                        new TreeMap<>(),
                        3);
        assertThat(Text.page(summary).lines())
                .containsExactly(
                        "gpu-inference/h100: 300 orders in 4.3 s (70 a second)",
                        "",
                        "orders       297 served, 3 refused (NO_LIQUIDITY 2, SLIPPAGE 1)",
                        "settlements  412: 200 on the book, 212 on the pool",
                        "notional     12.0345 HANZO, at 22.10 to 24.95 HANZO a million tokens",
                        "allocations  301, 301 access tokens verified",
                        "latency      order appended -> settlement read: p50 18 ms, p90 61 ms, p99"
                                + " 61 ms, max 61 ms",
                        "telemetry    90 reports",
                        "makers       0 quotes refused, 3 cancels too late",
                        "imbalance    HANZO 0, SCU:gpu-inference/h100 0",
                        "",
                        "provider       score   grade  tokens served    SCU sold  HANZO earned",
                        "aurora         0.986   1.486      1,234,567       2.500         60.00");
    }

    private static Report report(long unitsOut) {
        SortedMap<String, Long> refusals = new TreeMap<>();
        refusals.put("SLIPPAGE", 1L);
        refusals.put("NO_LIQUIDITY", 2L);
        SortedMap<String, Long> imbalance = new TreeMap<>();
        imbalance.put(UNITS, unitsOut);
        imbalance.put("HANZO", 0L);
        return new Report(
                300, refusals, 412, 200, 212, 12_034_500, 301, 301, 90, 4.257, 18, 61, imbalance);
    }
}
