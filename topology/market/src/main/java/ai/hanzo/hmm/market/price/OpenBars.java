package ai.hanzo.hmm.market.price;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The bars of a market that has traded, but for the running second: what is told of them and what
/// is not yet.
///
/// Every bar is told once and without a gap, from that of the first trade on. A bar with trades is
/// told when its time is over; empty bars are told in runs, when a bar with trades follows, and
/// whenever a minute is over. Of the longer intervals every bar before the present one has then
/// been told, so only the seconds need a place.
///
/// @param nextSecond the first second whose bar is not told yet
/// @param closeMicros price of the last trade before the running second, uH per SCU
/// @param longer those of the present minute, five minutes, hour and day in which there was a trade
public record OpenBars(long nextSecond, long closeMicros, Map<Interval, Bar> longer) {
    public OpenBars {
        longer = Map.copyOf(longer);
    }

    /// Before the first trade, which was in this second, is counted.
    public static OpenBars from(long second) {
        return new OpenBars(second, 0, Map.of());
    }

    /// Time moves on to a later second.
    ///
    /// @param from the second that it leaves
    /// @param traded what was traded in that second
    /// @param tell is told every bar that is over
    public OpenBars advance(long from, long to, Optional<Bar> traded, Consumer<Candle> tell) {
        var folded = traded.map(bar -> withSecond(from, bar, tell)).orElse(this);
        if (Interval.MINUTE.startOf(from) == Interval.MINUTE.startOf(to)) return folded;
        return folded.withMinutesOver(from, to, tell);
    }

    private OpenBars withSecond(long second, Bar bar, Consumer<Candle> tell) {
        tellEmpty(Interval.SECOND, nextSecond, second, closeMicros, tell);
        tell.accept(new Candle(Interval.SECOND, second, 1, bar));
        var grown = new EnumMap<Interval, Bar>(Interval.class);
        for (var interval : Interval.LONGER) {
            var before = longer.get(interval);
            grown.put(interval, before == null ? bar : before.then(bar));
        }
        return new OpenBars(second + 1, bar.closeMicros(), grown);
    }

    private OpenBars withMinutesOver(long from, long to, Consumer<Candle> tell) {
        tellEmpty(Interval.SECOND, nextSecond, to, closeMicros, tell);
        var left = new EnumMap<Interval, Bar>(Interval.class);
        for (var interval : Interval.LONGER) {
            long begun = interval.startOf(from);
            long present = interval.startOf(to);
            var bar = longer.get(interval);
            if (begun == present) {
                if (bar != null) left.put(interval, bar);
                continue;
            }
            if (bar != null) tell.accept(new Candle(interval, begun, 1, bar));
            long next = bar == null ? begun : begun + interval.seconds();
            tellEmpty(interval, next, present, closeMicros, tell);
        }
        return new OpenBars(to, closeMicros, left);
    }

    private static void tellEmpty(
            Interval interval, long from, long to, long closeMicros, Consumer<Candle> tell) {
        long bars = (to - from) / interval.seconds();
        if (bars > 0) tell.accept(new Candle(interval, from, bars, Bar.empty(closeMicros)));
    }
}
