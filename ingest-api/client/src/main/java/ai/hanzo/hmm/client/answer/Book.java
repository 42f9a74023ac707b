package ai.hanzo.hmm.client.answer;

import java.util.List;

/// The best levels of a market's book, best first.
///
/// @param sequence of the record that it stands after; 0 before the first
public record Book(String market, long timeMs, long sequence, List<Level> bids, List<Level> asks) {
    public Book {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
