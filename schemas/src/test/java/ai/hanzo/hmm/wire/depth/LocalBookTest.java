package ai.hanzo.hmm.wire.depth;

import static ai.hanzo.hmm.wire.depth.LocalBook.Taken.APPLIED;
import static ai.hanzo.hmm.wire.depth.LocalBook.Taken.GAP;
import static ai.hanzo.hmm.wire.depth.LocalBook.Taken.OLD;
import static ai.hanzo.hmm.wire.depth.LocalBook.Taken.WAITING;
import static ai.hanzo.hmm.wire.depth.LocalBook.Taken.WRONG_CHECKSUM;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.DepthLevel;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

class LocalBookTest {
    private static final String MARKET = "gpu-inference/h100";

    private final LocalBook book = new LocalBook();

    private static DepthLevel level(long price, long quantity) {
        return new DepthLevel(price, quantity);
    }

    private static Depth snapshot(long sequence, List<DepthLevel> bids, List<DepthLevel> asks) {
        return new Depth(
                MARKET, sequence, bids, asks, sequence, true, DepthChecksum.of(asks, bids));
    }

    private static Depth change(
            long sequence, List<DepthLevel> bids, List<DepthLevel> asks, String left) {
        return new Depth(MARKET, sequence, bids, asks, sequence, false, crc(left));
    }

    private static long crc(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    /// Reckoned elsewhere, by zlib.
    @Test
    void theChecksumIsThatOfTheBestTenLevelsASide() {
        assertThat(DepthChecksum.of(List.of(), List.of())).isEqualTo(2_343_686_810L);
        var asks = List.of(level(104_000_000, 5_000_000), level(105_000_000, 1_000_000));
        var bids = List.of(level(101_000_000, 4_000_000));
        assertThat(DepthChecksum.text(asks, bids))
                .isEqualTo("104000000:5000000;105000000:1000000|101000000:4000000");
        assertThat(DepthChecksum.of(asks, bids)).isEqualTo(1_867_866_272L);

        var many = new ArrayList<DepthLevel>();
        var deep = new ArrayList<DepthLevel>();
        for (int i = 0; i < 12; i++) {
            many.add(level(100 + i, i + 1));
            deep.add(level(99 - i, i + 1));
        }
        assertThat(DepthChecksum.of(many, deep)).isEqualTo(3_359_268_754L);
    }

    @Test
    void itBeginsWithASnapshotAndFollowsTheChanges() {
        assertThat(book.apply(change(6, List.of(), List.of(), "|"))).isEqualTo(WAITING);
        var asks = List.of(level(104, 5), level(105, 1));
        assertThat(book.apply(snapshot(7, List.of(level(101, 4)), asks))).isEqualTo(APPLIED);

        var bids = List.of(level(101, 0), level(100, 2), level(102, 9));
        assertThat(book.apply(change(8, bids, List.of(level(104, 3)), "104:3;105:1|102:9;100:2")))
                .isEqualTo(APPLIED);
        assertThat(book.asks()).containsExactly(level(104, 3), level(105, 1));
        assertThat(book.bids()).containsExactly(level(102, 9), level(100, 2));
        assertThat(book.snapshot()).isEqualTo(snapshot(8, book.bids(), book.asks()));
    }

    @Test
    void aRecordThatIsKnownChangesNothing() {
        book.apply(snapshot(7, List.of(), List.of(level(104, 5))));
        book.apply(change(8, List.of(), List.of(level(104, 0)), "|"));

        assertThat(book.apply(snapshot(7, List.of(), List.of(level(104, 5))))).isEqualTo(OLD);
        assertThat(book.apply(change(8, List.of(), List.of(level(104, 0)), "|"))).isEqualTo(OLD);
        assertThat(book.asks()).isEmpty();
        assertThat(book.isFollowing()).isTrue();
    }

    @Test
    void aMissingRecordIsFoundAndTheNextSnapshotHelps() {
        book.apply(snapshot(1, List.of(), List.of(level(104, 5))));

        assertThat(book.apply(change(3, List.of(), List.of(level(105, 1)), "104:5;105:1|")))
                .isEqualTo(GAP);
        assertThat(book.isFollowing()).isFalse();
        assertThat(book.apply(change(4, List.of(), List.of(), "104:5;105:1|"))).isEqualTo(WAITING);
        assertThat(book.apply(snapshot(5, List.of(), List.of(level(106, 1))))).isEqualTo(APPLIED);
        assertThat(book.asks()).containsExactly(level(106, 1));
    }

    @Test
    void aBookThatIsNotTheMarketsIsFoundByTheChecksum() {
        book.apply(snapshot(1, List.of(), List.of(level(104, 5))));

        assertThat(book.apply(change(2, List.of(), List.of(level(105, 1)), "104:4;105:1|")))
                .isEqualTo(WRONG_CHECKSUM);
        assertThat(book.isFollowing()).isFalse();
    }

    @Test
    void recordsFromBeforeThereWereSequencesAreSnapshots() {
        for (long price : List.of(104L, 105L)) {
            var old = new Depth(MARKET, 1L, List.of(), List.of(level(price, 5)), 0L, true, 0L);
            assertThat(book.apply(old)).isEqualTo(APPLIED);
            assertThat(book.asks()).containsExactly(level(price, 5));
        }
    }
}
