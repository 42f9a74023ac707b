package ai.hanzo.hmm.market.state;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.laws.Seed;
import ai.hanzo.hmm.market.state.Row.Obligation;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What is kept beside rows finds what a look through all of them finds, also after commands that
/// were taken back.
class IndexTest {
    private static final List<String> PROVIDERS = List.of("a", "b", "c", "d");

    private final DebtQueue debts = new DebtQueue();
    private final Timetable<Obligation> times =
            new Timetable<>(Obligation::openMicros, Obligation::sequence);
    private final Table<Long, Obligation> rows = new Table<>(List.of(debts, times));
    private final Random random = new Random(Seed.seed("indexes"));

    private Optional<Obligation> oldestOf(String provider) {
        return rows.rows().stream().filter(row -> row.provider().equals(provider)).findFirst();
    }

    private void change(long sequence) {
        var before = rows.find(sequence);
        if (before.isPresent() && random.nextInt(3) == 0) {
            rows.remove(sequence);
            return;
        }
        var provider =
                before.map(Obligation::provider)
                        .orElseGet(() -> PROVIDERS.get(random.nextInt(PROVIDERS.size())));
        long time = random.nextInt(10) == 0 ? Timetable.NEVER : random.nextInt(20);
        rows.put(sequence, new Obligation(sequence, provider, time));
    }

    private void assertFound() {
        for (var provider : PROVIDERS) {
            var oldest = oldestOf(provider);
            assertThat(debts.oldestOf(provider).isPresent()).isEqualTo(oldest.isPresent());
            oldest.ifPresent(row -> assertThat(debts.oldestOf(provider)).hasValue(row.sequence()));
        }
        var queue = new ArrayList<Long>();
        for (var next = debts.oldestAfter(0); next.isPresent(); ) {
            queue.add(next.getAsLong());
            next = debts.oldestAfter(next.getAsLong());
        }
        var oldest =
                PROVIDERS.stream()
                        .flatMap(provider -> oldestOf(provider).stream())
                        .map(Obligation::sequence)
                        .sorted()
                        .toList();
        assertThat(queue).isEqualTo(oldest);
        var next =
                rows.rows().stream()
                        .filter(row -> row.openMicros() != Timetable.NEVER)
                        .min(
                                Comparator.comparingLong(Obligation::openMicros)
                                        .thenComparingLong(Obligation::sequence));
        assertThat(times.nextMs().isPresent()).isEqualTo(next.isPresent());
        if (next.isEmpty()) return;
        assertThat(times.nextMs()).hasValue(next.get().openMicros());
        assertThat(times.nextNumber()).isEqualTo(next.get().sequence());
    }

    @Test
    void indexes_find_what_a_look_through_all_rows_finds() {
        for (int command = 0; command < 5_000; command++) {
            var before = List.copyOf(rows.rows());
            for (int step = random.nextInt(6); step > 0; step--) change(1 + random.nextInt(12));
            if (random.nextInt(3) == 0) {
                rows.rollback();
                assertThat(rows.rows()).containsExactlyElementsOf(before);
            } else {
                rows.commit(_ -> {});
            }
            assertFound();
        }
    }
}
