package ai.hanzo.hmm.local.demo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.local.demo.input.GeneratedPrices;
import ai.hanzo.hmm.local.demo.input.GeneratedTrace;
import ai.hanzo.hmm.local.demo.input.PriceReader;
import ai.hanzo.hmm.local.demo.input.PriceSeries;
import ai.hanzo.hmm.local.demo.input.SharedData;
import ai.hanzo.hmm.local.demo.input.Trace;
import ai.hanzo.hmm.local.demo.input.TraceReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The market makers against the market itself, without Kafka: whatever the trace, the price and
/// how far the exchange has fallen behind, both venues have more than a third of the settlements.
class VenueShareTest {
    @ParameterizedTest
    @CsvSource({
        // seed, requests, commands that wait before a batch is done
        "1,    300,     0",
        "2,    300,    50",
        "3,    300,   300",
        "4,  3_000,     0",
        "5,  3_000,   200",
        "6,  3_000, 1_000",
        "7, 10_000,    50",
        "8, 10_000, 1_000",
        "1,  1_000, 1_000_000",
        "2,  1_000, 1_000_000",
        "9, 10_000, 1_000_000",
    })
    void bothVenuesHaveMoreThanAThird(long seed, String requests, String backlog) {
        var trace = new GeneratedTrace(seed, number(requests));
        assertShared(play(trace, GeneratedPrices.series(seed, 200), number(backlog)));
    }

    @ParameterizedTest
    @CsvSource({"0", "100", "1_000", "4_000"})
    void bothVenuesHaveMoreThanAThirdOfThePublishedTrace(String backlog) {
        var trace = new TraceReader(SharedData.file("traces/AzureLLMInferenceTrace_code.csv"));
        var prices = PriceReader.read(SharedData.file("prices/H100_80GB_SXM5_stats.csv"));
        assertShared(play(trace, prices, number(backlog)));
    }

    @Test
    void evenWithoutASingleNewQuoteTheLadderLasts() {
        var trace = new GeneratedTrace(11, 1_000);
        var market = new SimulatedMarket(trace.size(), GeneratedPrices.series(11, 1), 0);
        market.playWithoutMakers(trace);
        assertShared(market);
    }

    private static SimulatedMarket play(Trace trace, PriceSeries prices, int backlog) {
        var market = new SimulatedMarket(trace.size(), prices, backlog);
        market.play(trace);
        return market;
    }

    private static void assertShared(SimulatedMarket market) {
        assertThat(market.unserved()).isZero();
        assertThat(market.refusedMakers()).as(market::toString).isZero();
        assertThat(market.bookShare()).as(market::toString).isBetween(0.37, 0.63);
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace("_", ""));
    }
}
