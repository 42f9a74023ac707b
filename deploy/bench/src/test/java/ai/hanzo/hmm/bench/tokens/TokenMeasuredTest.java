package ai.hanzo.hmm.bench.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import ai.hanzo.hmm.bench.report.Conditions;
import ai.hanzo.hmm.bench.report.Json;
import ai.hanzo.hmm.bench.report.Rate;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.util.List;

/// The figures of a run on the page and on the line.
class TokenMeasuredTest {
    private static final TokenMeasured MEASURED =
            new TokenMeasured(
                    new Conditions(2, "25", 1, 5, 2, 3, 10, "a mix"),
                    rate(40_000),
                    rate(20_000),
                    new TokenMeasured.Counts(1_000, 150, 150, 123.4));

    @Test
    void thePageShowsTheTimesTheAimsAndThatNoneIsMissing() {
        assertThat(MEASURED.page().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "load: 1,000 orders/s, a mix",
                        "p50 ms 40.0 (40.0 - 40.0) 20.0 (20.0 - 20.0) 2.00 < 50 ms",
                        "p99 ms 40.0 (40.0 - 40.0) 20.0 (20.0 - 20.0) 2.00 < 150 ms",
                        "longest ms 40.0 (40.0 - 40.0) 20.0 (20.0 - 20.0) 2.00",
                        "the exchange took 1,000 orders, 150 of them purchases delivered at once:"
                                + " 150 tokens, none missing, each verified (123 µs)");
    }

    @Test
    void theLineHasEveryFigure() throws Exception {
        var line = Json.line(MEASURED);
        assertThat(line).hasLineCount(1);
        var json = new ObjectMapper().readTree(line);
        assertThat(json.at("/exchange/p90/median").asDouble()).isEqualTo(40, within(0.05));
        assertThat(json.at("/exchange/max/most").asDouble()).isEqualTo(40, within(0.05));
        assertThat(json.at("/ratioP99").asDouble()).isEqualTo(2, within(0.01));
        assertThat(json.at("/counts/tokens").asLong()).isEqualTo(150);
    }

    @Test
    void aMissingTokenIsNoResult() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new TokenMeasured.Counts(1_000, 150, 149, 1))
                .withMessage("150 purchases have 149 tokens");
    }

    private static Rate rate(long micros) {
        var latencies = new Histogram(3);
        latencies.recordValue(micros);
        return Rate.of(1_000, List.of(latencies));
    }
}
