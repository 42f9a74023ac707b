package ai.hanzo.hmm.local.demo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkTest {
    /// At 2,500 tokens a second.
    @ParameterizedTest
    @CsvSource({
        // tokens, needed ms, after ms, done
        "2_500, 1_000,     0,     0",
        "2_500, 1_000,   400, 1_000",
        "2_500, 1_000, 1_000, 2_500",
        "2_500, 1_000, 9_000, 2_500",
        "2_501, 1_001, 1_000, 2_500",
        "    1,     1,     1,     1",
        "    0,     0,     5,     0",
    })
    void itGrowsWithTheTimeUpToWhatWasBought(
            String tokens, String neededMs, String afterMs, String done) {
        var work = new Work(number(tokens), Terms.RATE_MICROS);
        assertThat(work.neededMs()).isEqualTo(number(neededMs));
        assertThat(work.doneMicros(number(afterMs))).isEqualTo(number(done));
    }

    private static long number(String digits) {
        return Long.parseLong(digits.replace("_", ""));
    }
}
