package ai.hanzo.hmm.door.view;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.Candle;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.Venue;

import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class HistoryTest {
    private static final String MARKET = "gpu-inference/h100";

    @TempDir Path state;
    private ViewRig rig;

    @BeforeEach
    void start() {
        rig = new ViewRig(state);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void tradesAreReadBothWays() {
        for (long sequence = 1; sequence <= 9; sequence++) trade(MARKET, sequence);
        trade("gpu-inference/a100", 1);
        assertThat(trades(Span.newest(3))).containsExactly(9L, 8L, 7L);
        assertThat(trades(Span.before(7, 3))).containsExactly(6L, 5L, 4L);
        assertThat(trades(Span.before(1, 3))).isEmpty();
        assertThat(trades(Span.before(0, 3))).isEmpty();
        assertThat(trades(Span.after(7, 3))).containsExactly(8L, 9L);
        assertThat(trades(Span.after(0, 2))).containsExactly(1L, 2L);
        assertThat(trades(Span.after(Long.MAX_VALUE, 2))).isEmpty();
    }

    @Test
    void noMoreThanTheLastTradesAreKept() {
        long last = TradeRows.TRADES.kept() + 50;
        for (long sequence = 1; sequence <= last; sequence++) trade(MARKET, sequence);
        trade(MARKET, last);
        assertThat(rows("markets", "trade|")).isEqualTo(TradeRows.TRADES.kept());
        assertThat(trades(Span.after(0, 1))).containsExactly(51L);
    }

    @Test
    void barsBeginWithTheOneThatATimeLiesIn() {
        bar("1m", 60_000, 1);
        bar("1m", 120_000, 3);
        bar("1m", 300_000, 1);
        bar("1s", 300_000, 1);
        assertThat(bars("1m", 0, Long.MAX_VALUE, 9)).containsExactly(60_000L, 120_000L, 300_000L);
        assertThat(bars("1m", 120_000, 300_000, 9)).containsExactly(120_000L);
        assertThat(bars("1m", 250_000, 900_000, 9)).containsExactly(120_000L, 300_000L);
        assertThat(bars("1m", 360_000, 900_000, 9)).as("the last one is over").isEmpty();
        assertThat(bars("1m", 0, Long.MAX_VALUE, 2)).containsExactly(60_000L, 120_000L);
        assertThat(bars("1m", -1, Long.MAX_VALUE, 2)).containsExactly(120_000L, 300_000L);
        assertThat(bars("1m", -1, 300_000, 2)).containsExactly(60_000L, 120_000L);
        assertThat(bars("1h", -1, 300_000, 2)).isEmpty();
    }

    @Test
    void noMoreThanTheLastBarsAreKept() {
        int kept = CandleRows.CANDLES.kept();
        for (long second = 1; second <= kept + 2_000; second++) bar("1s", second * 1_000, 1);
        assertThat(rows("markets", "candle|")).isBetween((long) kept, kept + 1_000L);
        assertThat(bars("1s", -1, Long.MAX_VALUE, 1)).containsExactly((kept + 2_000) * 1_000L);
    }

    private long rows(String store, String prefix) {
        KeyValueStore<String, byte[]> rows = rig.driver.getKeyValueStore(store);
        long count = 0;
        try (var found = rows.range(prefix, prefix + Reading.END)) {
            for (; found.hasNext(); found.next()) count++;
        }
        return count;
    }

    private void trade(String market, long sequence) {
        rig.put(
                rig.topics.settlements(),
                market,
                new Settlement(
                        market,
                        sequence,
                        1L,
                        Venue.BOOK,
                        OrderSide.BUY,
                        "alice",
                        "o-1",
                        "bob",
                        "o-2",
                        2_000_000L,
                        1_000_000L,
                        2_000_000L,
                        6_000L,
                        2_000L,
                        4_000L,
                        1_000L,
                        3_000L,
                        List.of()));
    }

    private List<Long> trades(Span span) {
        return rig.views.trades(MARKET, span).stream().map(Settlement::getSequence).toList();
    }

    private void bar(String interval, long startMs, long bars) {
        rig.put(
                rig.topics.candles(),
                MARKET + "|" + interval,
                Candle.newBuilder()
                        .setMarket(MARKET)
                        .setInterval(interval)
                        .setStartMs(startMs)
                        .setBars(bars)
                        .setOpenMicros(1)
                        .setHighMicros(1)
                        .setLowMicros(1)
                        .setCloseMicros(1)
                        .setVolumeMicros(0)
                        .setNotionalMicros(0)
                        .setTrades(0)
                        .setFirstTrade(0)
                        .setLastTrade(0)
                        .build());
    }

    private List<Long> bars(String interval, long fromMs, long toMs, int limit) {
        return rig.views.candles(MARKET, interval, fromMs, toMs, limit).stream()
                .map(Candle::getStartMs)
                .toList();
    }
}
