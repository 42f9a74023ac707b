package ai.hanzo.hmm.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When a command is due depends on its number alone.
class TimetableTest {
    @ParameterizedTest
    @CsvSource({
        "1000, 0, 50",
        "1000, 1, 1000050",
        "1000, 1000, 1000000050",
        "3, 1, 333333383",
        "3, 3, 1000000050",
        "5000, 5000000000, 1000000000000050",
    })
    void commandsAreEvenlySpacedWithoutDrift(int perSecond, long index, long dueNanos) {
        assertThat(new Timetable(perSecond, 50).dueNanos(index)).isEqualTo(dueNanos);
    }
}
