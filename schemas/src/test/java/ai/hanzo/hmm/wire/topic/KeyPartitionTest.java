package ai.hanzo.hmm.wire.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class KeyPartitionTest {
    /// Hashes as Kafka's own tests publish them: -973932308, -790332482, -985981536; without the
    /// sign bit 1173551340, 1357151166, 1161502112; modulo 12.
    @ParameterizedTest
    @CsvSource({"21, 0", "foobar, 6", "a-little-bit-long-string, 8"})
    void isMurmur2WithoutItsSignModuloThePartitions(String key, int partition) {
        assertThat(KeyPartition.of(key, 12)).isEqualTo(partition);
    }

    @Test
    void agreesWithTheProducersPartitioner() {
        long seed = 20260101;
        var random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            var key = "ä-" + Long.toString(random.nextLong(), 36);
            assertThat(KeyPartition.of(key, 7))
                    .as("seed %d, key %s", seed, key)
                    .isEqualTo(BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), 7));
        }
    }

    @Test
    void thereIsAtLeastOnePartition() {
        assertThat(KeyPartition.of("any", 1)).isZero();
        assertThatThrownBy(() -> KeyPartition.of("any", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("partitions must be >= 1: 0");
    }
}
