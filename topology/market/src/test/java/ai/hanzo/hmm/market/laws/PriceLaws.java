package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.laws.Law.must;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.engine.MarketView;
import ai.hanzo.hmm.market.event.MarketEvent.Settled;
import ai.hanzo.hmm.market.price.PlainLog2;
import ai.hanzo.hmm.market.price.Window;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Prices of the past are those of a plain list of how every second ended (rules, section 10).
final class PriceLaws {
    private static final MathContext DIGITS = new MathContext(45);
    private static final BigDecimal ERROR = new BigDecimal("3.3e-10");

    private final List<Ended> seconds = new ArrayList<>();
    private final Map<Window, OptionalLong> means = new EnumMap<>(Window.class);
    private final PlainLog2 log2 = new PlainLog2();
    private long second;
    private OptionalLong now = OptionalLong.empty();
    private long last;

    /// How a second ended, and all after it until the next.
    private record Ended(long second, long price) {}

    void check(Happening happening, Shelf shelf, MarketView view) {
        long present = shelf.totals().timeMs() / 1_000;
        boolean moved = present > second;
        if (moved && now.isPresent()) seconds.add(new Ended(second, now.getAsLong()));
        if (moved && now.isEmpty() && !seconds.isEmpty()) {
            seconds.add(new Ended(second, seconds.getLast().price()));
        }
        second = present;
        for (Settled settled : happening.settlements()) last = settled.priceMicros();
        now = sampled(shelf);
        must(view.sampledPrice().equals(now), "sampled price", view.sampledPrice(), now);
        for (var window : Window.values()) {
            var mean = view.mean(window);
            if (moved) means.put(window, mean(window));
            must(mean.equals(means.get(window)), "mean", window, mean, means, happening);
            if (moved && (window != Window.ONE_DAY || second % 16 == 0)) {
                geometric(window, view.geometricMean(window));
            }
        }
        must(
                shelf.prices() <= Window.ONE_DAY.seconds() + 1_002,
                "memory is bounded",
                shelf.prices());
    }

    private OptionalLong sampled(Shelf shelf) {
        var pool = shelf.pool();
        var bid = shelf.best(Side.BUY);
        var ask = shelf.best(Side.SELL);
        if (pool.unitsMicros() > 0) {
            var price = big(pool.fundsMicros()).multiply(big(1_000_000));
            long down = price.divide(big(pool.unitsMicros())).longValueExact();
            if (down > 0 && bid.isPresent() && down < bid.getAsLong()) return bid;
            if (down > 0 && ask.isPresent() && down > ask.getAsLong()) return ask;
            if (down > 0) return OptionalLong.of(down);
        }
        if (bid.isPresent() && ask.isPresent()) {
            var both = big(bid.getAsLong()).add(big(ask.getAsLong()));
            return OptionalLong.of(both.shiftRight(1).longValueExact());
        }
        return last == 0 ? OptionalLong.empty() : OptionalLong.of(last);
    }

    private OptionalLong mean(Window window) {
        if (!covers(window)) return OptionalLong.empty();
        var sum = BigInteger.ZERO;
        for (var part : parts(window)) sum = sum.add(big(part.price).multiply(big(part.seconds)));
        return OptionalLong.of(sum.divide(big(window.seconds())).longValueExact());
    }

    /// As near the true one as is promised.
    private void geometric(Window window, OptionalLong told) {
        must(told.isPresent() == covers(window), "geometric mean", window, told);
        if (told.isEmpty()) return;
        var sum = BigDecimal.ZERO;
        for (var part : parts(window)) {
            sum = sum.add(log2.of(part.price).multiply(BigDecimal.valueOf(part.seconds)));
        }
        var exact = PlainLog2.power(sum.divide(BigDecimal.valueOf(window.seconds()), DIGITS));
        var tooLow = exact.subtract(BigDecimal.valueOf(told.getAsLong()));
        var most = exact.multiply(ERROR).add(BigDecimal.ONE);
        boolean near =
                tooLow.compareTo(BigDecimal.ONE.movePointLeft(9)) > 0
                        ? tooLow.compareTo(most) < 0
                        : tooLow.abs().compareTo(BigDecimal.ONE.movePointLeft(9)) <= 0;
        must(near, "geometric mean", window, told, exact);
    }

    private boolean covers(Window window) {
        return !seconds.isEmpty() && seconds.getFirst().second() <= second - window.seconds();
    }

    private record Part(long price, long seconds) {}

    private List<Part> parts(Window window) {
        var parts = new ArrayList<Part>();
        long end = second;
        long begin = second - window.seconds();
        for (int i = seconds.size() - 1; end > begin; i--) {
            var ended = seconds.get(i);
            long from = Math.max(ended.second(), begin);
            parts.add(new Part(ended.price(), end - from));
            end = from;
        }
        return parts;
    }
}
