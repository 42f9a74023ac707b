package ai.hanzo.hmm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class ScheduleTest {
    @Test
    void fillsTheTimeItIsGiven() {
        var schedule = Schedule.within(Duration.ofMinutes(5), 3);
        assertThat(schedule).isEqualTo(new Schedule(3, 50_000, 2_000, 7_444));
    }

    @Test
    void isNeverShorterThanWhatMeansSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.within(Duration.ofSeconds(89), 3))
                .withMessage("a run takes at least 90 s: 89");
        assertThat(Schedule.within(Duration.ofSeconds(90), 3).measuredMs()).isEqualTo(1_000);
    }
}
