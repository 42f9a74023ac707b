package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.laws.Law.must;

import ai.hanzo.hmm.market.engine.MarketView;
import ai.hanzo.hmm.market.event.MarketEvent.BarClosed;
import ai.hanzo.hmm.market.event.MarketEvent.Settled;
import ai.hanzo.hmm.market.price.Bar;
import ai.hanzo.hmm.market.price.Candle;
import ai.hanzo.hmm.market.price.Interval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// Bars and the day's volume are those of a plain list of all trades (rules, section 10).
final class CandleLaws {
    private static final BigInteger MOST = big(Long.MAX_VALUE);

    private final List<Trade> trades = new ArrayList<>();
    private final Map<Interval, Long> next = new EnumMap<>(Interval.class);

    private record Trade(long second, long price, long quantity, long notional, long settlement) {}

    void check(Happening happening, Shelf shelf, MarketView view) {
        long present = shelf.totals().timeMs() / 1_000;
        for (var closed : happening.of(BarClosed.class)) check(closed.candle(), present);
        for (Settled settled : happening.settlements()) add(settled);
        if (trades.isEmpty()) return;
        nothingIsOwed(present);
        long fromMinute = present / 60 - 1_440;
        must(
                view.dayVolume() == ofDay(fromMinute, Trade::quantity),
                "volume of a day",
                view.dayVolume());
        must(
                view.dayNotional() == ofDay(fromMinute, Trade::notional),
                "notional of a day",
                view.dayNotional());
    }

    private void add(Settled settled) {
        var trade =
                new Trade(
                        settled.timeMs() / 1_000,
                        settled.priceMicros(),
                        settled.quantityMicros(),
                        settled.notionalMicros(),
                        settled.sequence());
        if (trades.isEmpty()) {
            for (var interval : Interval.values()) {
                next.put(interval, trade.second / interval.seconds() * interval.seconds());
            }
        }
        trades.add(trade);
    }

    /// The next bar without a gap, over, and made of the trades of its time and no others.
    private void check(Candle candle, long present) {
        long length = candle.interval().seconds();
        long end = candle.startSecond() + candle.bars() * length;
        must(candle.startSecond() == next.get(candle.interval()), "no gap", candle, next);
        must(candle.bars() >= 1 && end <= present, "told when it is over", candle, present);
        next.put(candle.interval(), end);
        var within = between(candle.startSecond(), end);
        if (within.isEmpty()) {
            must(candle.bar().equals(empty(candle.startSecond())), "an empty bar", candle);
        } else {
            must(candle.bars() == 1, "only empty bars come in runs", candle);
            must(candle.bar().equals(bar(within)), "a bar", candle, within);
        }
    }

    /// All bars before the present one are told, but that seconds without trades wait for the
    /// minute.
    private void nothingIsOwed(long present) {
        for (var interval : Interval.LONGER) {
            long begun = present / interval.seconds() * interval.seconds();
            must(next.get(interval) == begun, "a bar that is over is told", interval, next);
        }
        long seconds = next.get(Interval.SECOND);
        must(seconds >= present / 60 * 60 || !wasBefore(present / 60 * 60), "seconds", next);
        must(between(seconds, present).isEmpty(), "a second with trades is told", next);
    }

    private boolean wasBefore(long second) {
        return trades.getFirst().second < second;
    }

    private static Bar bar(List<Trade> within) {
        var prices = within.stream().mapToLong(Trade::price).summaryStatistics();
        return new Bar(
                within.getFirst().price,
                prices.getMax(),
                prices.getMin(),
                within.getLast().price,
                sum(within, Trade::quantity),
                sum(within, Trade::notional),
                within.size(),
                within.getFirst().settlement,
                within.getLast().settlement);
    }

    private Bar empty(long second) {
        long close = between(0, second).getLast().price;
        return new Bar(close, close, close, close, 0, 0, 0, 0, 0);
    }

    private List<Trade> between(long from, long to) {
        int end = firstAt(to);
        return trades.subList(firstAt(from), end);
    }

    /// How many trades were before a second; they are in order of time.
    private int firstAt(long second) {
        int low = 0;
        int high = trades.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (trades.get(middle).second < second) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private long ofDay(long fromMinute, ToLongFunction<Trade> amount) {
        return sum(trades.subList(firstAt(fromMinute * 60), trades.size()), amount);
    }

    private static long sum(List<Trade> some, ToLongFunction<Trade> amount) {
        var sum = BigInteger.ZERO;
        for (var trade : some) sum = sum.add(big(amount.applyAsLong(trade)));
        return sum.min(MOST).longValueExact();
    }
}
