package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.price.Bar;
import ai.hanzo.hmm.market.price.Candle;
import ai.hanzo.hmm.market.price.Interval;
import ai.hanzo.hmm.market.price.MinuteVolume;
import ai.hanzo.hmm.market.price.OpenBars;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.market.units.Sum;

import java.util.function.ToLongFunction;

/// What was traded: candles, and the volume of a day (rules, section 10). A trade changes nothing
/// but the bar of the running second, which lies in a row that every command writes anyway; when
/// its second is over it joins the longer bars.
///
/// The volume of 24 hours is that of the running minute and the 1,440 before it, a row for each in
/// which there was a trade.
final class Tape {
    private final MarketState state;

    Tape(MarketState state) {
        this.state = state;
    }

    /// The seconds before `to` are over: `from` with what was traded in it, the others empty.
    void endSeconds(long from, long to, Answers answers) {
        var traded = state.totals().traded();
        if (state.bars().isEmpty() && traded.isEmpty()) return;
        var before = state.bars().orElseGet(() -> OpenBars.from(from));
        var after = before.advance(from, to, traded, candle -> tell(candle, answers));
        if (!after.equals(before)) state.bars(after);
        if (traded.isPresent()) state.totals(state.totals().withoutTraded());
        forget(to / Interval.MINUTE.seconds() - MinuteVolume.DAY);
    }

    /// Traded in 24 hours, uSCU, or 2^63 - 1 where it is more.
    long dayVolume() {
        return ofDay(Bar::volumeMicros, MinuteVolume::volumeMicros);
    }

    /// Traded in 24 hours, uH, or 2^63 - 1 where it is more.
    long dayNotional() {
        return ofDay(Bar::notionalMicros, MinuteVolume::notionalMicros);
    }

    private void tell(Candle candle, Answers answers) {
        answers.say(new MarketEvent.BarClosed(candle));
        var bar = candle.bar();
        if (candle.interval() != Interval.MINUTE || bar.trades() == 0) return;
        long minute = candle.startSecond() / Interval.MINUTE.seconds();
        var volume = new MinuteVolume(minute, bar.volumeMicros(), bar.notionalMicros());
        state.volumes().put(minute, new Row.Volume(volume));
    }

    private void forget(long beforeMinute) {
        for (var oldest = state.volumes().first();
                oldest.isPresent() && oldest.get().traded().minute() < beforeMinute;
                oldest = state.volumes().first()) {
            state.volumes().remove(oldest.get().traded().minute());
        }
    }

    private long ofDay(ToLongFunction<Bar> ofBar, ToLongFunction<MinuteVolume> ofMinute) {
        var sum = Sum.ZERO;
        for (var row : state.volumes().rows()) sum = sum.plus(ofMinute.applyAsLong(row.traded()));
        var minute = state.bars().map(bars -> bars.longer().get(Interval.MINUTE));
        if (minute.isPresent()) sum = sum.plus(ofBar.applyAsLong(minute.get()));
        var second = state.totals().traded();
        if (second.isPresent()) sum = sum.plus(ofBar.applyAsLong(second.get()));
        return sum.orMost();
    }
}
