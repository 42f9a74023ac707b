package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.price.Bar;
import ai.hanzo.hmm.market.price.Interval;
import ai.hanzo.hmm.market.price.OpenBars;
import ai.hanzo.hmm.market.price.Sample;
import ai.hanzo.hmm.market.units.Sum;
import ai.hanzo.hmm.wire.state.BarRow;
import ai.hanzo.hmm.wire.state.BarsRow;
import ai.hanzo.hmm.wire.state.PriceRow;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Rows of a market's past, as its store keeps them.
final class PriceRows {
    private PriceRows() {}

    static PriceRow sample(Sample sample) {
        return new PriceRow(
                sample.second(),
                sample.priceMicros(),
                sample.logQ32(),
                sample.priceSeconds().high(),
                sample.priceSeconds().low(),
                sample.logSeconds().high(),
                sample.logSeconds().low());
    }

    static Sample sample(PriceRow row) {
        return new Sample(
                row.getSecond(),
                row.getPriceMicros(),
                row.getLogQ32(),
                new Sum(row.getPriceSecondsHigh(), row.getPriceSecondsLow()),
                new Sum(row.getLogSecondsHigh(), row.getLogSecondsLow()));
    }

    static BarsRow bars(OpenBars open) {
        return new BarsRow(
                open.nextSecond(),
                open.closeMicros(),
                bar(open, Interval.MINUTE),
                bar(open, Interval.FIVE_MINUTES),
                bar(open, Interval.HOUR),
                bar(open, Interval.DAY));
    }

    static OpenBars bars(BarsRow row) {
        var longer = new EnumMap<Interval, Bar>(Interval.class);
        put(longer, Interval.MINUTE, row.getMinute());
        put(longer, Interval.FIVE_MINUTES, row.getFiveMinutes());
        put(longer, Interval.HOUR, row.getHour());
        put(longer, Interval.DAY, row.getDay());
        return new OpenBars(row.getNextSecond(), row.getCloseMicros(), longer);
    }

    static BarRow bar(Optional<Bar> bar) {
        return bar.map(PriceRows::bar).orElse(null);
    }

    static Optional<Bar> bar(BarRow row) {
        return Optional.ofNullable(row).map(PriceRows::present);
    }

    private static BarRow bar(OpenBars open, Interval interval) {
        return bar(Optional.ofNullable(open.longer().get(interval)));
    }

    private static BarRow bar(Bar bar) {
        return new BarRow(
                bar.openMicros(),
                bar.highMicros(),
                bar.lowMicros(),
                bar.closeMicros(),
                bar.volumeMicros(),
                bar.notionalMicros(),
                bar.trades(),
                bar.firstTrade(),
                bar.lastTrade());
    }

    private static Bar present(BarRow row) {
        return new Bar(
                row.getOpenMicros(),
                row.getHighMicros(),
                row.getLowMicros(),
                row.getCloseMicros(),
                row.getVolumeMicros(),
                row.getNotionalMicros(),
                row.getTrades(),
                row.getFirstTrade(),
                row.getLastTrade());
    }

    private static void put(Map<Interval, Bar> longer, Interval interval, BarRow row) {
        bar(row).ifPresent(bar -> longer.put(interval, bar));
    }
}
