package ai.hanzo.hmm.client.feed;

import static ai.hanzo.hmm.client.feed.Frames.depth;
import static ai.hanzo.hmm.client.feed.Frames.level;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class BookTest {
    /// `104000000:5000000;105000000:1000000|101000000:4000000`
    private static final long KNOWN = 1867866272L;

    private final Book book = new Book("m");

    @Test
    void itsChecksumIsTheMarkets() {
        assertThat(begin(7, KNOWN)).isEqualTo(Book.Taken.APPLIED);
        assertThat(book.isCurrent()).isTrue();
        assertThat(book.sequence()).isEqualTo(7);
        assertThat(book.bestBid()).hasValue(level("101", "4"));
        assertThat(book.bestAsk()).hasValue(level("104", "5"));
        assertThat(book.asks()).containsExactly(level("104", "5"), level("105", "1"));
    }

    @Test
    void anEmptyBookHasOneToo() {
        assertThat(book.begin(depth(0, List.of(), List.of()))).isEqualTo(Book.Taken.APPLIED);
        assertThat(book.bestBid()).isEmpty();
        assertThat(book.bestAsk()).isEmpty();
    }

    @Test
    void levelsComeChangeAndGo() {
        begin(7, KNOWN);
        var after = List.of(level("104", "2.5"));
        var changed =
                new Content.Depth(
                        "m",
                        9,
                        8,
                        List.of(level("101", "0"), level("99.5", "0.000001")),
                        List.of(level("105", "0"), level("104", "2.5")),
                        Checksum.of(after, List.of(level("99.5", "0.000001"))));
        assertThat(book.change(7, changed)).isEqualTo(Book.Taken.APPLIED);
        assertThat(book.asks()).isEqualTo(after);
        assertThat(book.bids()).containsExactly(level("99.5", "0.000001"));
        assertThat(book.now())
                .isEqualTo(
                        new ai.hanzo.hmm.client.answer.Book("m", 9, 8, book.bids(), book.asks()));
    }

    @Test
    void aWrongChecksumLosesItUntilTheNextSnapshot() {
        assertThat(begin(7, KNOWN + 1)).isEqualTo(Book.Taken.WRONG_CHECKSUM);
        assertThat(book.isCurrent()).isFalse();
        assertThat(book.change(7, depth(8, List.of(), List.of()))).isEqualTo(Book.Taken.WAITING);
        assertThat(begin(9, KNOWN)).isEqualTo(Book.Taken.APPLIED);
        assertThat(book.isCurrent()).isTrue();
    }

    @Test
    void aGapLosesIt() {
        begin(7, KNOWN);
        assertThat(book.change(8, depth(9, List.of(), List.of()))).isEqualTo(Book.Taken.GAP);
        assertThat(book.isCurrent()).isFalse();
        assertThat(book.bids()).hasSize(1);
    }

    /// What is behind the tenth level is not in the checksum, and in the book all the same.
    @Test
    void levelsBehindTheTenthDoNotCount() {
        var asks =
                IntStream.rangeClosed(1, 11)
                        .mapToObj(price -> level(Integer.toString(price), "1"))
                        .toList();
        var ten = Checksum.of(asks.subList(0, 10), List.of());
        var snapshot = new Content.Depth("m", 1, 1, List.of(), asks, ten);
        assertThat(book.begin(snapshot)).isEqualTo(Book.Taken.APPLIED);
        assertThat(book.asks()).hasSize(11);
    }

    private Book.Taken begin(long sequence, long checksum) {
        return book.begin(
                new Content.Depth(
                        "m",
                        1,
                        sequence,
                        List.of(level("101", "4")),
                        List.of(level("105", "1"), level("104", "5")),
                        checksum));
    }
}
