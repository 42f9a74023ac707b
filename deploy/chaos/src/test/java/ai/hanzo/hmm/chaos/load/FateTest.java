package ai.hanzo.hmm.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class FateTest {
    @Test
    void theSameSeedHasTheSameInStoreForAnAllocation() {
        assertThat(fates(7)).isEqualTo(fates(7)).isNotEqualTo(fates(8));
    }

    @Test
    void everythingHappensToSomeOfAThousand() {
        var fates = fates(7);
        assertThat(fates).extracting(Fate::start).contains(Fate.Start.values());
        assertThat(fates).extracting(Fate::course).contains(Fate.Course.values());
        assertThat(fates).extracting(Fate::say).contains(Fate.Say.values());
        assertThat(fates).allMatch(fate -> fate.part() >= 0.1 && fate.part() <= 0.9);
    }

    private static List<Fate> fates(long seed) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> Fate.of(seed, "gpu-inference/h100#" + i))
                .toList();
    }
}
