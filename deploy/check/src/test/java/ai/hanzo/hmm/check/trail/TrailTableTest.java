package ai.hanzo.hmm.check.trail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrailTableTest {
    @Test
    void keepsWhatIsKnownOfEachWhileItGrows() {
        var table = TrailTable.of(10, 1);
        for (int round = 1; round <= 2; round++) {
            for (int i = 0; i < 10_000; i++) {
                int slot = table.slot(Kind.COMMAND, print(i));
                table.sent[slot]++;
                table.sentAt[slot] += i;
            }
        }
        assertThat(table.size()).isEqualTo(10_000);
        for (int i = 0; i < 10_000; i++) {
            int slot = table.slot(Kind.COMMAND, print(i));
            assertThat(table.sent[slot]).isEqualTo(2);
            assertThat(table.sentAt[slot]).isEqualTo(2L * i);
        }
        assertThat(table.capacity()).isBetween(15_000, 60_000);
    }

    @Test
    void whatFitsIntoAMemoryIsNotMadeToGrow() {
        long bytes = 1 << 20;
        long entries = TrailTable.fitting(bytes);
        var table = TrailTable.of(entries, bytes);
        int slots = table.capacity();
        for (int i = 0; i < entries; i++) table.slot(Kind.COMMAND, print(i));
        assertThat(table.capacity()).isEqualTo(slots);
        assertThat(slots * 77L).isLessThanOrEqualTo(bytes);
    }

    @Test
    void classesAreAboutOfOneSizeAndNothingIsInTwo() {
        var sizes = new int[3];
        for (int i = 0; i < 30_000; i++) {
            int in = 0;
            for (int which = 0; which < 3; which++) {
                if (print(i).isIn(which, 3)) {
                    sizes[which]++;
                    in++;
                }
            }
            assertThat(in).isEqualTo(1);
        }
        for (int size : sizes) assertThat(size).isBetween(9_500, 10_500);
    }

    private static Fingerprint print(int i) {
        return Fingerprint.of(Kind.COMMAND, "alice", "o" + i);
    }
}
