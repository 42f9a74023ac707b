package ai.hanzo.hmm.local.demo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

class ConductsTest {
    private static final int ORDERS = 20_000;
    private static final long SEED = 3;

    private final Conducts conducts = Conducts.usual(SEED);

    @Test
    void theSameSeedDecidesTheSameWhateverWasAskedBefore() {
        var again = Conducts.usual(SEED);
        var last = Provider.ALL.getLast();
        var forward = IntStream.range(0, 500).mapToObj(i -> conducts.of(last, order(i))).toList();
        var backward =
                IntStream.iterate(499, i -> i >= 0, i -> i - 1)
                        .mapToObj(i -> again.of(last, order(i)))
                        .toList();
        assertThat(backward.reversed()).isEqualTo(forward);
        var other = Conducts.usual(SEED + 1);
        assertThat(IntStream.range(0, 500).mapToObj(i -> other.of(last, order(i))).toList())
                .isNotEqualTo(forward);
    }

    @Test
    void betterProvidersFailLessOften() {
        var shares = Provider.ALL.stream().map(provider -> failures(provider).size()).toList();
        assertThat(shares).as("seed %d", SEED).isSortedAccordingTo(Comparator.naturalOrder());
        for (var provider : Provider.ALL) {
            long expected = (long) ORDERS * provider.failingPpm() / 1_000_000;
            assertThat((long) failures(provider).size())
                    .as("seed %d, %s", SEED, provider.account())
                    .isBetween(expected * 7 / 10, expected * 13 / 10);
        }
    }

    @Test
    void providersCanBeHadThatFailMoreOften() {
        var harsh = new Conducts(SEED, 10, Times.USUAL);
        assertThat(
                        IntStream.range(0, 500)
                                .mapToObj(i -> harsh.of(Provider.ALL.getLast(), order(i))))
                .doesNotHaveAnyElementsOfTypes(Conduct.Serves.class);
    }

    @Test
    void everyWayToFailIsTaken() {
        var failures = failures(Provider.ALL.getLast());
        for (var kind :
                List.of(Conduct.NeverStarts.class, Conduct.Dies.class, Conduct.FallsSilent.class)) {
            assertThat(failures.stream().filter(kind::isInstance).count())
                    .as("seed %d, %s", SEED, kind.getSimpleName())
                    .isGreaterThan(failures.size() / 6);
        }
    }

    @Test
    void aSilenceIsLongEnoughToBeSuspendedAndTooShortToBeAtFault() {
        assertThat(failures(Provider.ALL.getLast()))
                .filteredOn(Conduct.FallsSilent.class::isInstance)
                .extracting(conduct -> ((Conduct.FallsSilent) conduct).ms())
                .isNotEmpty()
                .allSatisfy(
                        ms ->
                                assertThat(ms)
                                        .isGreaterThan(Times.USUAL.patienceMs())
                                        .isLessThan(Times.USUAL.faultAfterMs()));
    }

    @Test
    void someConsumersEndWhatTheyBoughtBeforeItIsDone() {
        var ends =
                IntStream.range(0, ORDERS)
                        .mapToObj(i -> conducts.endsAfterPpm(order(i)))
                        .flatMapToInt(end -> end.stream())
                        .toArray();
        assertThat(ends.length).as("seed %d", SEED).isBetween(ORDERS / 50, ORDERS / 25);
        for (int ppm : ends) assertThat(ppm).as("seed %d", SEED).isBetween(200_000, 799_999);
    }

    @Test
    void theOperatorRulesForTheConsumerInPartAndThenAgainst() {
        for (long seed = 0; seed < 100; seed++) {
            var quarrel = Quarrel.of(seed, 7);
            assertThat(quarrel).isEqualTo(Quarrel.of(seed, 7));
            assertThat(quarrel.request()).as("seed %d", seed).isBetween(0, 6);
            assertThat(quarrel.undelivered(0, 1_000)).as("seed %d", seed).isBetween(250L, 750L);
            assertThat(quarrel.undelivered(0, 1)).as("seed %d", seed).isEqualTo(1);
            assertThat(quarrel.undelivered(1, 1_000)).isZero();
        }
    }

    private List<Conduct> failures(Provider provider) {
        return IntStream.range(0, ORDERS)
                .mapToObj(i -> conducts.of(provider, order(i)))
                .filter(conduct -> !(conduct instanceof Conduct.Serves))
                .toList();
    }

    private static String order(int number) {
        return "request-" + number;
    }
}
