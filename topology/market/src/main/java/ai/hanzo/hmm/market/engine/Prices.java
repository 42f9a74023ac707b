package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.price.Log2;
import ai.hanzo.hmm.market.price.Sample;
import ai.hanzo.hmm.market.price.Window;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.Row;

import java.util.OptionalLong;

/// What the market's price is and was (rules, section 10), in uH per SCU.
///
/// The price of a second is the sampled price at its end, the last one before it where there is
/// none, so nothing inside the running second moves a mean. Only seconds that ended at another
/// price than the one before have a row, with sums over all seconds before it; a mean is the
/// difference of two such sums and found in O(log n). Rows are kept as long as the 24-hour mean
/// needs them: at most 86,402 of 128 bytes on the heap (measured), 11 MB for a market whose price
/// changed in every second of a day.
final class Prices {
    /// Rows forgotten at a time, so that no command has to forget a day's.
    private static final int MOST_FORGOTTEN = 1_000;

    private final MarketState state;

    Prices(MarketState state) {
        this.state = state;
    }

    /// Of the last match.
    OptionalLong last() {
        return present(state.totals().lastPriceMicros());
    }

    /// Between best bid and best ask, rounded **down**.
    OptionalLong mid() {
        var bid = state.book().bestPrice(Side.BUY);
        var ask = state.book().bestPrice(Side.SELL);
        if (bid.isEmpty() || ask.isEmpty()) return OptionalLong.empty();
        return OptionalLong.of(bid.getAsLong() + (ask.getAsLong() - bid.getAsLong()) / 2);
    }

    /// The pool's marginal price, rounded **down**.
    OptionalLong pool() {
        return present(state.pool().marginalPriceDown());
    }

    /// The sampled price as it is now: the pool's, but nothing below the best bid or above the best
    /// ask, else the mid, else the last. Whoever makes the first deposit sets the pool's price, and
    /// one too small to trade a lot keeps it: it must not say that units are worth less than
    /// somebody bids for them, since refunds are reckoned with that.
    OptionalLong now() {
        var pool = pool();
        if (pool.isPresent()) return OptionalLong.of(withinBook(pool.getAsLong()));
        var mid = mid();
        return mid.isPresent() ? mid : last();
    }

    private long withinBook(long price) {
        long atLeast = Math.max(price, state.book().bestPrice(Side.BUY).orElse(price));
        return Math.min(atLeast, state.book().bestPrice(Side.SELL).orElse(atLeast));
    }

    /// The arithmetic mean over the whole seconds before the market's present one, rounded
    /// **down**; absent where they begin before the market's first price.
    OptionalLong mean(Window window) {
        long now = state.totals().second();
        var first = state.prices().atOrBefore(now - window.seconds());
        if (first.isEmpty()) return OptionalLong.empty();
        var sum =
                newest().priceSecondsTo(now)
                        .minus(first.get().sample().priceSecondsTo(now - window.seconds()));
        return OptionalLong.of(sum.dividedDown(window.seconds()));
    }

    /// The geometric mean over the same seconds, through logarithms in Q32 that are rounded down
    /// one by one and on average: at most 3.3e-10 of the price and one uH below the true one, never
    /// above it.
    OptionalLong geometricMean(Window window) {
        long now = state.totals().second();
        var first = state.prices().atOrBefore(now - window.seconds());
        if (first.isEmpty()) return OptionalLong.empty();
        var sum =
                newest().logSecondsTo(now)
                        .minus(first.get().sample().logSecondsTo(now - window.seconds()));
        return OptionalLong.of(Log2.powerDown(sum.dividedDown(window.seconds())));
    }

    /// The seconds before `to` are over, from `from` on at the price of this moment.
    void endSeconds(long from, long to) {
        var price = now();
        if (price.isPresent()) sample(from, price.getAsLong());
        forget(to - Window.ONE_DAY.seconds());
    }

    private void sample(long second, long priceMicros) {
        var before = state.prices().last();
        if (before.isEmpty()) {
            keep(Sample.first(second, priceMicros));
        } else if (before.get().sample().priceMicros() != priceMicros) {
            keep(before.get().sample().next(second, priceMicros));
        }
    }

    private void keep(Sample sample) {
        state.prices().put(sample.second(), new Row.Price(sample));
    }

    /// Rows from before the one that still stood at a second.
    private void forget(long second) {
        var needed = state.prices().atOrBefore(second);
        if (needed.isEmpty()) return;
        for (int i = 0; i < MOST_FORGOTTEN; i++) {
            var oldest = state.prices().first().orElseThrow();
            if (oldest.equals(needed.get())) return;
            state.prices().remove(oldest.sample().second());
        }
    }

    private Sample newest() {
        return state.prices().last().orElseThrow().sample();
    }

    private static OptionalLong present(long price) {
        return price == 0 ? OptionalLong.empty() : OptionalLong.of(price);
    }
}
