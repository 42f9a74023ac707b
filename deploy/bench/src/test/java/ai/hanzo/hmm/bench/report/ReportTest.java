package ai.hanzo.hmm.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.util.List;

/// The figures of a run on the page and on the line.
class ReportTest {
    private static final Report REPORT =
            new Report(
                    new Conditions(2, "25", 1, 5, 2, 3, 10, "a mix"),
                    measured(
                            "exchange",
                            5_000,
                            20_000,
                            List.of(new Written("hmm.orders", 200, 300, 700))),
                    measured(
                            "pass-through",
                            10_000,
                            10_000,
                            List.of(new Written("pass.orders", 100, 100, 400))),
                    2.5,
                    new Memory(100, 900));

    @Test
    void thePageShowsBothTheirRatioAndTheAim() {
        assertThat(Text.page(REPORT).lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "2 processors, Java 25; broker, streams and load in one JVM; 1 stream thread(s),"
                                + " 2 partitions a group, commit every 5 ms",
                        "load: a mix",
                        "flat out, orders/s 5,000 (4,000 - 6,000) 10,000 (9,000 - 11,000) 0.50 >= 0.50",
                        "at 1,000 orders/s, p50 ms 20.0 (20.0 - 20.0) 10.0 (10.0 - 10.0) 2.00 <= 1.50, < 30 ms",
                        "exchange, written an order: 2.0 records, 10 bytes of keys and values",
                        " hmm.orders 2.000 10.0");
    }

    @Test
    void theLineHasEveryFigure() throws Exception {
        var line = Json.line(REPORT);
        assertThat(line).hasLineCount(1);
        var json = new ObjectMapper().readTree(line);
        assertThat(json.at("/exchange/perSecond/median").asDouble()).isEqualTo(5_000);
        assertThat(json.at("/exchange/rates/0/p99/most").asDouble()).isEqualTo(20, within(0.05));
        assertThat(json.at("/exchange/recordsEach").asDouble()).isEqualTo(2);
        assertThat(json.at("/throughputRatio").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/conditions/commitIntervalMs").asLong()).isEqualTo(5);
        assertThat(json.at("/memory/residentMiB").asLong()).isEqualTo(900);
    }

    @Test
    void aSpreadIsOfTheRounds() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(1, 2, 3));
        assertThat(Spread.of(List.of(4.0, 1.0))).isEqualTo(new Spread(1, 2.5, 4));
    }

    private static Measured measured(
            String name, double perSecond, long micros, List<Written> written) {
        var latencies = new Histogram(3);
        latencies.recordValue(micros);
        return new Measured(
                name,
                Spread.of(List.of(perSecond, perSecond - 1_000, perSecond + 1_000)),
                List.of(Rate.of(1_000, List.of(latencies))),
                Spread.of(List.of(1.0)),
                100,
                written);
    }
}
