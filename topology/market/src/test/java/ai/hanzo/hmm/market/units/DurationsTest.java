package ai.hanzo.hmm.market.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @Test
    void golden_two_and_a_half_million_tokens_at_50_a_second_take_50_000_seconds() {
        assertThat(Durations.durationMsUp(2_500_000, 1_000_000, 50_000_000)).isEqualTo(50_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        // kind               , seconds,     rate, ms of one raw unit
        "gpu-inference        , 1000000, 50000000,   20000000", // 50 tokens/s
        "gpu-training         ,    3600,  8000000,     450000", // 8 GPUs
        "gpu-fine-tuning      ,    3600,  1000000,    3600000",
        "gpu-memory           ,    3600, 80000000,      45000", // 80 GB
        "model-hllm           , 1000000,  1000000, 1000000000",
        "model-custom         , 1000000,  3000000,  333333334", // rounded up
        "model-embeddings     , 1000000,500000000,    2000000", // 500 vectors/s
        "model-agents         ,    3600,  4000000,     900000",
        "storage-models       ,   86400,  1000000,   86400000",
        "storage-datasets     ,   86400, 10000000,    8640000",
        "storage-vectors      ,   86400,   500000,  172800000", // half a GB
        "storage-checkpoints  ,   86400,  7000000,   12342858", // 12,342,857.14...
    })
    void one_raw_unit_of_each_kind_lasts(String kind, long seconds, long rate, long ms) {
        assertThat(Durations.durationMsUp(Micros.ONE, seconds, rate)).as(kind).isEqualTo(ms);
    }

    @Test
    void a_product_beyond_64_bits_is_exact_when_the_result_fits() {
        assertThat(Durations.durationMsUp(Long.MAX_VALUE, 1_000_000, 1_000_000_000))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(Durations.durationMsUp(Long.MAX_VALUE, 1_000_000, 1_000_000_001))
                .as("9223372036854775807 x 1e9 / (1e9 + 1) = 9223372027631403779.37")
                .isEqualTo(9_223_372_027_631_403_780L);
    }

    @Test
    void what_does_not_fit_or_never_ends_is_refused() {
        assertThatThrownBy(() -> Durations.durationMsUp(Long.MAX_VALUE, 1_000_000, 999_999_999))
                .isInstanceOf(AmountOverflow.class);
        assertThatThrownBy(() -> Durations.durationMsUp(1, Long.MAX_VALUE, 1))
                .isInstanceOf(AmountOverflow.class);
        assertThatThrownBy(() -> Durations.durationMsUp(1, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
