package ai.hanzo.hmm.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    @Test
    void whatComesAfterAnHourAtSpeed400IsDueAfterNineSeconds() {
        var pace = Pace.parse("400");
        assertThat(pace.isFlatOut()).isFalse();
        assertThat(pace.dueNanos(3_600_000_000_000L)).isEqualTo(9_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "flat"})
    void flatOutEverythingIsDueAtOnce(String text) {
        var pace = Pace.parse(text);
        assertThat(pace.isFlatOut()).isTrue();
        assertThat(pace.dueNanos(3_600_000_000_000L)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "fast", "", "NaN"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Pace.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("speed must be ");
    }
}
