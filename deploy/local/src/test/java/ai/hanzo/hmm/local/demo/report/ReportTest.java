package ai.hanzo.hmm.local.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.local.demo.plan.Times;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                        "allocations":301,"tokensVerified":301,"tokensLate":7,\
                        "ended":{"COMPLETED":290,"EXPIRED":2,"CONSUMER_ENDED":3,"NOT_STARTED":3,\
                        "DIED":2,"RULED":1},"startMsP50":120,"suspended":5,"back":4,\
                        "disputes":{"upheld":1,"dismissed":1},"uncounted":6,\
                        "serviceRefusals":{"UNKNOWN_ALLOCATION":2},\
                        "units":{"bought":"1","delivered":"0.9","refunded":"0.06",\
                        "lapsed":"0.03","running":"0.01","held":"0"},\
                        "refunds":{"fromBonds":"1.5","fromFund":"0.25","shortfall":"0.000001"},\
                        "telemetryReports":90,\
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
    void unitsThatAreNowhereAndTokensThatAreNotGenuineAreBrokenPromises() {
        assertThat(report(0, 300, 900_000, 0).broken())
                .containsExactly("300 of 301 allocations have a verified token");
        assertThat(report(0, 301, 899_999, 0).broken())
                .containsExactly("what was bought is not what became of it, by 1 uSCU");
        assertThat(report(0, 301, 900_000, 2).broken())
                .containsExactly("2 allocations ended with other units than they had");
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
                                        4,
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
                        "allocations  301, 301 access tokens checked by their providers, all"
                                + " genuine",
                        "ended        290 completed, 2 expired, 3 ended by consumers, 6 at fault"
                                + " (not started 3, died 2, by ruling 1)",
                        "             5 times suspended, 4 times back; 7 tokens shown too late, 6"
                                + " reported on in vain, 2 commands refused (UNKNOWN_ALLOCATION 2)",
                        "units        1 SCU bought = 0.9 delivered + 0.06 refunded + 0.03 lapsed"
                                + " + 0.01 running + 0 held; difference 0",
                        "refunds      1.75 HANZO: 1.5 out of bonds, 0.25 out of the quality fund;"
                                + " shortfall 0.000001",
                        "disputes     1 upheld, 1 dismissed",
                        "times        allocated -> started: p50 120 ms; the demo's own terms:"
                                + " start within 3 s, report every 0.5 s, at fault after 3.5 s",
                        "latency      order appended -> settlement read: p50 18 ms, p90 61 ms, p99"
                                + " 61 ms, max 61 ms",
                        "telemetry    90 reports",
                        "makers       0 quotes refused, 3 cancels too late",
                        "imbalance    HANZO 0, SCU:gpu-inference/h100 0",
                        "",
                        "provider       score   grade  tokens served  faults    SCU sold  HANZO"
                                + " earned",
                        "aurora         0.986   1.486      1,234,567       4       2.500         60.00");
    }

    private static Report report(long unitsOut) {
        return report(unitsOut, 301, 900_000, 0);
    }

    private static Report report(long unitsOut, long genuine, long delivered, long uneven) {
        SortedMap<String, Long> refusals = new TreeMap<>();
        refusals.put("SLIPPAGE", 1L);
        refusals.put("NO_LIQUIDITY", 2L);
        SortedMap<String, Long> imbalance = new TreeMap<>();
        imbalance.put(UNITS, unitsOut);
        imbalance.put("HANZO", 0L);
        return new Report(
                300,
                refusals,
                412,
                200,
                212,
                12_034_500,
                301,
                genuine,
                service(delivered, uneven),
                90,
                4.257,
                18,
                61,
                imbalance);
    }

    private static Service service(long delivered, long uneven) {
        var ended = new LinkedHashMap<String, Long>();
        ended.put("COMPLETED", 290L);
        ended.put("EXPIRED", 2L);
        ended.put("CONSUMER_ENDED", 3L);
        ended.put("NOT_STARTED", 3L);
        ended.put("DIED", 2L);
        ended.put("RULED", 1L);
        return new Service(
                Times.USUAL,
                ended,
                7,
                120,
                5,
                4,
                1,
                1,
                6,
                new TreeMap<>(Map.of("UNKNOWN_ALLOCATION", 2L)),
                uneven,
                new Service.Units(1_000_000, delivered, 60_000, 30_000, 10_000, 0),
                new Service.Refunds(1_500_000, 250_000, 1));
    }
}
