package ai.hanzo.hmm.market.price;

/// A bar that is over, or a run of `bars` empty ones.
///
/// @param startSecond of the (first) bar, since 1970
/// @param bars 1, or more where they are empty
public record Candle(Interval interval, long startSecond, long bars, Bar bar) {
    public long startMs() {
        return startSecond * 1_000;
    }
}
