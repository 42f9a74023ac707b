package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.Candle;

import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Keeps the last 5,000 records of each market and interval, by their start: bars of a second of an
/// hour at least, of a minute of three days, of a day of years, and more where nothing was traded,
/// since empty bars in a row are one record.
final class CandleRows implements View.Writer<Candle> {
    static final History CANDLES = new History("candle", 5_000);

    @Override
    public void write(
            KeyValueStore<String, byte[]> store,
            String marketAndInterval,
            Candle value,
            byte[] bytes,
            long offset) {
        long startMs = value.getStartMs();
        store.put(CANDLES.key(marketAndInterval, startMs), bytes);
        for (var row : CANDLES.old(store, marketAndInterval, startMs, _ -> true)) {
            store.delete(CANDLES.key(marketAndInterval, row.number()));
        }
    }

    /// Bars that begin before `toMs`, oldest first: from `fromMs` on, with the one that covers it,
    /// or the last ones.
    ///
    /// @param fromMs below zero for the last ones
    static List<Candle> read(
            ReadOnlyKeyValueStore<String, byte[]> store,
            Function<byte[], Candle> reader,
            String marketAndInterval,
            long fromMs,
            long toMs,
            int limit) {
        if (fromMs < 0) {
            var last = CANDLES.read(store, marketAndInterval, Span.before(toMs, limit));
            return last.reversed().stream().map(row -> reader.apply(row.bytes())).toList();
        }
        var bars = new ArrayList<Candle>();
        long beginMs = beginMs(store, reader, marketAndInterval, fromMs);
        for (var row : CANDLES.read(store, marketAndInterval, Span.after(beginMs - 1, limit))) {
            if (row.number() >= toMs) break;
            bars.add(reader.apply(row.bytes()));
        }
        return bars;
    }

    /// Where the bar begins that a time lies in, or the time itself.
    private static long beginMs(
            ReadOnlyKeyValueStore<String, byte[]> store,
            Function<byte[], Candle> reader,
            String marketAndInterval,
            long atMs) {
        var before = CANDLES.read(store, marketAndInterval, Span.before(atMs, 1));
        if (before.isEmpty()) return atMs;
        var bar = reader.apply(before.getFirst().bytes());
        long endMs = bar.getStartMs() + bar.getBars() * lengthMs(bar.getInterval());
        return endMs > atMs ? bar.getStartMs() : atMs;
    }

    private static long lengthMs(String interval) {
        return switch (interval) {
            case "1s" -> 1_000;
            case "1m" -> 60_000;
            case "5m" -> 300_000;
            case "1h" -> 3_600_000;
            case "1d" -> 86_400_000;
            default -> 0;
        };
    }
}
