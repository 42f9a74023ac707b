package ai.hanzo.hmm.market.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTermsTest {
    @Test
    void usually_two_minutes_to_start_three_of_30_s_missed_a_quarter_of_an_hour_three_days() {
        assertThat(ServiceTerms.USUAL)
                .isEqualTo(new ServiceTerms(120_000, 30_000, 900_000, 259_200_000));
        assertThat(ServiceTerms.USUAL.patienceMs()).isEqualTo(90_000);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 4, 0, startWithinMs must be 1..1000000000000: 0",
        "1, 0, 4, 0, heartbeatMs must be 1..1000000000000: 0",
        "1, 1, 3, 0, faultAfterMs must be 4..1000000000000: 3",
        "1, 1, 4, -1, disputeWithinMs must be 0..1000000000000: -1",
        "1000000000001, 1, 4, 0, startWithinMs must be 1..1000000000000: 1000000000001"
    })
    void other_times_are_refused(
            long start, long heartbeat, long fault, long dispute, String message) {
        assertThatThrownBy(() -> new ServiceTerms(start, heartbeat, fault, dispute))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
