package ai.hanzo.hmm.market.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketTest {
    @ParameterizedTest
    @CsvSource({
        // event, start
        "      0,      0",
        " 299999,      0",
        " 300000, 300000",
        " 600001, 600000",
    })
    void an_event_falls_into_the_bucket_that_began_last(long eventMs, long startMs) {
        assertThat(Bucket.at(eventMs, 300_000, 600_000).startMs()).isEqualTo(startMs);
    }

    @Test
    void it_closes_once_its_end_and_the_grace_have_passed() {
        Bucket bucket = new Bucket(300_000, 300_000, 600_000);

        assertThat(bucket.endMs()).isEqualTo(600_000);
        assertThat(bucket.dueMs()).isEqualTo(1_200_000);
        assertThat(bucket.isClosedAt(1_200_000)).isFalse();
        assertThat(bucket.isClosedAt(1_200_001)).isTrue();
    }

    @Test
    void lengths_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> Bucket.at(1, 0, 0)).hasMessage("lengthMs must be > 0: 0");
        assertThatThrownBy(() -> new Bucket(0, 0, 0)).hasMessage("lengthMs must be > 0: 0");
        assertThatThrownBy(() -> new Bucket(0, 1, -1)).hasMessage("graceMs must be >= 0: -1");
    }
}
