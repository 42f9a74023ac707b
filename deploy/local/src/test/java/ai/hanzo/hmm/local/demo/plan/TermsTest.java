package ai.hanzo.hmm.local.demo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.local.demo.input.PricePoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class TermsTest {
    /// USD an hour, then HANZO a million tokens, then ticks of 0.1: 2.12 / 3,600 s = 0.0588.. US
    /// cents a second, 400 s for a million tokens at 2,500 a second: 23.555.. cents.
    @ParameterizedTest
    @CsvSource({
        "2.12, 236", // 23.5556
        "1.99, 221", // 22.1111
        "2.71, 301", // 30.1111
        "1.80, 200", // 20 exactly
        "1.8045, 201", // 20.05 goes up
        "1.804499, 200", // 20.04998.. goes down
        "0.000001, 1", // never nothing
    })
    void aGpuHourBecomesTicksOfAMillionTokens(double usd, long ticks) {
        assertThat(Terms.ticks(Math.round(usd * 1_000_000))).isEqualTo(ticks);
    }

    @Test
    void nobodySellsBelowTheCheapestOffer() {
        var price = new PricePoint(Instant.EPOCH, 1_990_000, 1_800_000);
        assertThat(Terms.ticks(price)).isEqualTo(221);
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "10, 10", "11, 20", "12, 20", "7841, 7850"})
    void tokensBecomeWholeLots(long tokens, long units) {
        assertThat(Terms.unitsUp(tokens)).isEqualTo(units);
    }

    @Test
    void theSmallestRequestIsWorthTheMarketsMinimum() {
        var definition = Terms.definition(22_100_000, Times.USUAL);
        // 12 tokens are 2 lots: 20 uSCU at 16 HANZO, far below any real price, are 320 uH.
        assertThat(16_000_000L * Terms.unitsUp(12) / 1_000_000)
                .isGreaterThan(definition.getMinNotionalMicros());
        assertThat(definition.getTickMicros() * definition.getLotMicros() % 1_000_000).isZero();
    }
}
