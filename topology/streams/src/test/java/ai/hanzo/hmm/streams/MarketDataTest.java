package ai.hanzo.hmm.streams;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.Candle;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.depth.LocalBook;
import ai.hanzo.hmm.wire.depth.LocalBook.Taken;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What a market tells of its prices, through the whole exchange. It begins at midnight.
class MarketDataTest {
    @TempDir Path folder;
    private ExchangeRig rig;

    @BeforeEach
    void open() {
        rig = new ExchangeRig(folder);
        rig.send(Commands.createMarket());
        rig.deposit("gpu-house", "d1", 10_000_000_000L);
        rig.deposit("alice", "d1", 1_000_000_000L);
        rig.provide("gpu-house", 3_000_000_000L, 1_000_000_000L);
        rig.send(Commands.issue("gpu-house", "i1", 100_000_000, 1_000_000_000));
        rig.send(Commands.limit("gpu-house", "ask", OrderSide.SELL, 10_000_000, 22_000_000));
        rig.send(Commands.limit("alice", "bid", OrderSide.BUY, 5_000_000, 23_000_000));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void an_idle_market_closes_its_bars_by_a_tick_a_minute() {
        rig.read(rig.topics.marketCommands());
        minutes(5);

        assertThat(rig.read(rig.topics.marketCommands())).as("ticks").hasSize(5);
        var candles = rig.read(rig.topics.candles());
        assertThat(bars(candles, "1s")).isEqualTo(300);
        assertThat(bars(candles, "1m")).isEqualTo(5);
        assertThat(bars(candles, "5m")).isEqualTo(1);
        assertThat(rig.faults.seen()).isEmpty();
    }

    @Test
    void bars_and_means_are_told() {
        minutes(5);
        rig.driver.advanceWallClockTime(Duration.ofMillis(50));

        var candles = rig.read(rig.topics.candles());
        assertThat(candles.stream().mapToLong(Candle::getTrades).sum())
                .as("one trade in a bar of a second, a minute and five")
                .isEqualTo(3);
        assertThat(candles).allMatch(candle -> candle.getCloseMicros() == 22_000_000);
        var price = rig.read(rig.topics.prices()).getLast();
        assertThat(price.getMean1mMicros()).isEqualTo(22_000_000);
        assertThat(price.getMean5mMicros()).isEqualTo(22_000_000);
        assertThat(price.getGeometricMean5mMicros()).isEqualTo(21_999_999);
        assertThat(price.getMean1hMicros()).isNull();
        assertThat(price.getDayVolumeMicros()).isEqualTo(5_000_000);
    }

    @Test
    void a_reader_follows_the_depth() {
        rig.driver.advanceWallClockTime(Duration.ofMillis(50));
        rig.send(Commands.limit("alice", "low", OrderSide.BUY, 1_000_000, 21_000_000));
        rig.driver.advanceWallClockTime(Duration.ofMillis(50));
        rig.send(Commands.cancel("alice", "c1", "low"));
        rig.driver.advanceWallClockTime(Duration.ofMillis(50));

        var book = new LocalBook();
        var records = rig.read(rig.topics.depth());
        assertThat(records).hasSize(3).allMatch(record -> book.apply(record) == Taken.APPLIED);
        assertThat(records.getLast().getSnapshot()).isFalse();
        assertThat(book.bids()).isEmpty();
        assertThat(book.asks()).hasSize(1);
        assertThat(book.asks().getFirst().getQuantityMicros()).isEqualTo(5_000_000);
    }

    private void minutes(int minutes) {
        for (int i = 0; i < 60 * minutes; i++) {
            rig.driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
    }

    private static long bars(List<Candle> candles, String interval) {
        return candles.stream()
                .filter(candle -> candle.getInterval().equals(interval))
                .mapToLong(Candle::getBars)
                .sum();
    }
}
