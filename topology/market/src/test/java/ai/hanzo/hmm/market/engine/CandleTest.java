package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;
import static ai.hanzo.hmm.market.price.Interval.DAY;
import static ai.hanzo.hmm.market.price.Interval.FIVE_MINUTES;
import static ai.hanzo.hmm.market.price.Interval.HOUR;
import static ai.hanzo.hmm.market.price.Interval.MINUTE;
import static ai.hanzo.hmm.market.price.Interval.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent.BarClosed;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.example.Example;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.price.Bar;
import ai.hanzo.hmm.market.price.Candle;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Candles and the volume of a day (rules, section 10). The market begins at 22:13:20.
class CandleTest {
    private static final long START = Floor.START_MS / 1_000;

    private final Example example = market();

    private Example at(long second) {
        example.floor().at(Floor.START_MS + second * 1_000);
        return example;
    }

    private List<Candle> tick(long second) {
        return candles(at(second).when(new MarketInput.Tick()));
    }

    private static List<Candle> candles(Example example) {
        return example.events().stream()
                .filter(BarClosed.class::isInstance)
                .map(event -> ((BarClosed) event).candle())
                .toList();
    }

    private Example trade(long quantity, long price) {
        return example.when(sell("bob", quantity).at(price)).when(buy("al", quantity).at(price));
    }

    @Test
    void the_trades_of_a_second_are_one_bar_told_when_it_is_over() {
        at(0);
        trade(2, 100);
        trade(1, 103);
        trade(3, 99);
        assertThat(candles(trade(1, 101))).isEmpty();

        // 200 + 103 + 297 + 101
        assertThat(tick(1))
                .containsExactly(
                        new Candle(
                                SECOND,
                                START,
                                1,
                                new Bar(
                                        micros(100),
                                        micros(103),
                                        micros(99),
                                        micros(101),
                                        micros(7),
                                        micros(701),
                                        4,
                                        1,
                                        4)));
        assertThat(tick(2)).isEmpty();
    }

    @Test
    void nothing_is_told_before_the_first_trade() {
        assertThat(tick(3_600)).isEmpty();
        assertThat(tick(7_200)).isEmpty();
    }

    /// 22:13:20 a trade, 22:13:30 another, then nothing until 22:15:02.
    @Test
    void empty_bars_repeat_the_close_in_runs() {
        at(0);
        trade(1, 100);
        at(10);
        trade(2, 104);
        var first = Bar.of(micros(100), micros(1), micros(100), 1);
        var second = Bar.of(micros(104), micros(2), micros(208), 2);
        var minute =
                new Bar(
                        micros(100),
                        micros(104),
                        micros(100),
                        micros(104),
                        micros(3),
                        micros(308),
                        2,
                        1,
                        2);

        assertThat(tick(11))
                .containsExactly(
                        new Candle(SECOND, START + 1, 9, Bar.empty(micros(100))),
                        new Candle(SECOND, START + 10, 1, second));
        assertThat(tick(102))
                .containsExactly(
                        new Candle(SECOND, START + 11, 91, Bar.empty(micros(104))),
                        new Candle(MINUTE, START - 20, 1, minute),
                        new Candle(MINUTE, START + 40, 1, Bar.empty(micros(104))),
                        new Candle(FIVE_MINUTES, START - 200, 1, minute));
        assertThat(first.then(second)).isEqualTo(minute);
    }

    /// Three days of silence, told at once: 00:00:07 of the fourth day.
    @Test
    void after_a_long_silence_there_is_one_run_an_interval() {
        at(0);
        trade(1, 100);
        long midnight = START + 6_400;
        var bar = Bar.of(micros(100), micros(1), micros(100), 1);
        var empty = Bar.empty(micros(100));

        assertThat(tick(6_400 + 3 * 86_400 + 7))
                .containsExactly(
                        new Candle(SECOND, START, 1, bar),
                        new Candle(SECOND, START + 1, 6_399 + 3 * 86_400 + 7, empty),
                        new Candle(MINUTE, START - 20, 1, bar),
                        new Candle(MINUTE, START + 40, 106 + 3 * 1_440, empty),
                        new Candle(FIVE_MINUTES, START - 200, 1, bar),
                        new Candle(FIVE_MINUTES, START + 100, 21 + 3 * 288, empty),
                        new Candle(HOUR, START - 800, 1, bar),
                        new Candle(HOUR, START + 2_800, 1 + 3 * 24, empty),
                        new Candle(DAY, midnight - 86_400, 1, bar),
                        new Candle(DAY, midnight, 3, empty));
    }

    @Test
    void a_refused_command_ends_seconds_as_any_other() {
        at(0);
        trade(1, 100);
        at(1).when(sell("bob", "0.0005").at(100)).refused(RefusalCode.LOT_SIZE);

        assertThat(candles(example)).hasSize(1);
    }

    @Test
    void the_volume_of_a_day_is_that_of_its_minutes() {
        at(0);
        trade(2, 100);
        at(60);
        trade(3, 100);
        assertThat(volume()).isEqualTo(micros(5));

        tick(86_400 + 39);
        assertThat(volume())
                .as("the minute of the first trade is the 1,440th")
                .isEqualTo(micros(5));
        tick(86_400 + 40);
        assertThat(volume()).isEqualTo(micros(3));
        assertThat(example.floor().market().view().dayNotional()).isEqualTo(micros(300));
        tick(10 * 86_400);
        assertThat(volume()).isZero();
    }

    private long volume() {
        return example.floor().market().view().dayVolume();
    }
}
