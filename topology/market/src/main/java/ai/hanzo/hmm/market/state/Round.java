package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.state.RowKey.Kind;

/// A bucket in which some provider was reported on, as long as others may turn out to be absent
/// from it. Times in ms since 1970.
public record Round(long startMs, long judgedMs) implements Row {

    @Override
    public RowKey key() {
        return new RowKey(Kind.ROUND, Long.toString(startMs));
    }

    public Due due() {
        return new Due(judgedMs, startMs);
    }

    /// When those that are missing are judged; rounds are kept in this order.
    public record Due(long judgedMs, long startMs) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(judgedMs, other.judgedMs);
            return byTime != 0 ? byTime : Long.compare(startMs, other.startMs);
        }
    }
}
