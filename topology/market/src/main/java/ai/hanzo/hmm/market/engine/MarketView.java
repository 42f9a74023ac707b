package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.price.Window;
import ai.hanzo.hmm.market.quality.Grade;
import ai.hanzo.hmm.market.state.Book;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.Totals;
import ai.hanzo.hmm.market.units.AmountOverflow;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;

/// What a market shows of itself at this moment (rules, section 10): derived from its rows, decided
/// by nobody. Prices in uH per SCU.
public final class MarketView {
    private final String id;
    private final MarketState state;
    private final Prices prices;
    private final Tape tape;

    MarketView(String id, MarketState state) {
        this.id = id;
        this.state = state;
        this.prices = new Prices(state);
        this.tape = new Tape(state);
    }

    public String id() {
        return id;
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    public MarketTerms terms() {
        return state.terms();
    }

    public Phase phase() {
        return state.phase();
    }

    public Totals totals() {
        return state.totals();
    }

    public Pool pool() {
        return state.pool();
    }

    public OptionalLong lastPrice() {
        return prices.last();
    }

    public OptionalLong bestPrice(Side side) {
        return state.book().bestPrice(side);
    }

    /// Between best bid and best ask, rounded **down**.
    public OptionalLong midPrice() {
        return prices.mid();
    }

    /// The pool's marginal price, rounded **down**.
    public OptionalLong poolPrice() {
        return prices.pool();
    }

    /// The pool's marginal price, within best bid and best ask; else the mid, else the last.
    public OptionalLong sampledPrice() {
        return prices.now();
    }

    /// The arithmetic mean of the sampled price over the seconds before this one, rounded **down**;
    /// absent where they begin before the market's first price.
    public OptionalLong mean(Window window) {
        return prices.mean(window);
    }

    /// The geometric mean likewise, at most 3.3e-10 of the price and one uH too low.
    public OptionalLong geometricMean(Window window) {
        return prices.geometricMean(window);
    }

    /// Traded in 24 hours and at most a minute more, uSCU.
    public long dayVolume() {
        return tape.dayVolume();
    }

    /// Traded in 24 hours and at most a minute more, uH.
    public long dayNotional() {
        return tape.dayNotional();
    }

    /// The grade of what providers owe, weighted by how much, rounded **down**, ppm.
    public OptionalLong grade() {
        var weighted = BigInteger.ZERO;
        for (var provider : state.providers().rows()) {
            long grade = state.gradeOf(provider.account());
            weighted =
                    weighted.add(
                            BigInteger.valueOf(grade)
                                    .multiply(BigInteger.valueOf(provider.obligedMicros())));
        }
        long owed = obligations();
        if (owed == 0) return OptionalLong.empty();
        return OptionalLong.of(weighted.divide(BigInteger.valueOf(owed)).longValueExact());
    }

    /// The sampled price of one raw unit at that grade, rounded **down**; absent where it does not
    /// fit 64 bits.
    public OptionalLong qualityAdjustedPrice() {
        var price = sampledPrice();
        var grade = grade();
        if (price.isEmpty() || grade.isEmpty()) return OptionalLong.empty();
        try {
            return OptionalLong.of(Grade.priceOfRawDown(price.getAsLong(), grade.getAsLong()));
        } catch (AmountOverflow _) {
            return OptionalLong.empty();
        }
    }

    public List<Book.Level> depth(Side side, int levels) {
        return state.book().levels(side, levels);
    }

    /// Units that providers owe, uSCU.
    public long obligations() {
        long owed = 0;
        for (var provider : state.providers().rows()) owed += provider.obligedMicros();
        return owed;
    }

    /// Units in open allocations, uSCU.
    public long allocated() {
        long running = 0;
        for (var provider : state.providers().rows()) running += provider.allocatedMicros();
        return running;
    }
}
