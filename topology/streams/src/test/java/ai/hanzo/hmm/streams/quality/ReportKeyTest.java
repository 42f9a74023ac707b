package ai.hanzo.hmm.streams.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;

class ReportKeyTest {
    @Test
    void a_key_is_read_as_it_was_written_and_sorts_as_its_bucket() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        var keys = Stream.generate(() -> key(random)).limit(1_000).toList();
        var byBytes = keys.stream().sorted(Comparator.comparing(ReportKey::toBytes)).toList();
        var byBucket =
                keys.stream()
                        .sorted(
                                Comparator.comparing(ReportKey::bucket)
                                        .thenComparing(ReportKey::observer)
                                        .thenComparingLong(ReportKey::sequence))
                        .toList();

        assertThat(byBytes).as("seed " + seed).isEqualTo(byBucket);
        assertThat(keys.stream().map(key -> ReportKey.of(key.toBytes())))
                .as("seed " + seed)
                .containsExactlyElementsOf(keys);
    }

    private static ReportKey key(Random random) {
        var bucket =
                new BucketKey(
                        random.nextLong(3),
                        random.nextLong(Long.MAX_VALUE),
                        "p".repeat(1 + random.nextInt(3)) + random.nextInt(3),
                        random.nextBoolean() ? "gpu-inference/h100" : "gpu-inference/h1");
        return new ReportKey(bucket, "o" + random.nextInt(12), random.nextLong(Long.MAX_VALUE));
    }
}
