package ai.hanzo.hmm.node.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.streams.translate.Terms;
import ai.hanzo.hmm.wire.MarketDefinition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class MarketCatalogueTest {
    @TempDir Path folder;

    @Test
    void theBuiltInMarketIsInferenceOnH100s() {
        var market = MarketCatalogue.builtIn().getFirst();
        assertThat(market.getMarket()).isEqualTo("gpu-inference/h100");
        assertThat(market.getRawUnit()).isEqualTo("1,000,000 tokens");
        assertThat(market.getSecondsPerRaw()).isEqualTo(1_000_000);
        assertThat(market.getTickMicros()).isEqualTo(100_000); // 0.1 HANZO
        assertThat(market.getLotMicros()).isEqualTo(10); // 10 tokens
    }

    /// The kinds of HIP-8 and their units (rules, section 2).
    @ParameterizedTest
    @CsvSource({
        "gpu-inference      , '1,000,000 tokens' , 1000000, tokens/s",
        "gpu-training       , GPU-hour           ,    3600, GPUs",
        "gpu-fine-tuning    , GPU-hour           ,    3600, GPUs",
        "gpu-memory         , GB-hour of VRAM    ,    3600, GB",
        "model-hllm         , '1,000,000 tokens' , 1000000, tokens/s",
        "model-custom       , '1,000,000 tokens' , 1000000, tokens/s",
        "model-embeddings   , '1,000,000 vectors', 1000000, vectors/s",
        "model-agents       , agent-hour         ,    3600, agents",
        "storage-models     , GB-day             ,   86400, GB",
        "storage-datasets   , GB-day             ,   86400, GB",
        "storage-vectors    , GB-day             ,   86400, GB",
        "storage-checkpoints, GB-day             ,   86400, GB",
    })
    void everyKindHasAMarketInItsUnit(String kind, String rawUnit, long seconds, String rateUnit) {
        var markets =
                MarketCatalogue.builtIn().stream()
                        .filter(market -> market.getMarket().startsWith(kind + "/"))
                        .toList();

        assertThat(markets).isNotEmpty();
        for (var market : markets) {
            assertThat(market.getRawUnit()).isEqualTo(rawUnit);
            assertThat(market.getSecondsPerRaw()).isEqualTo(seconds);
            assertThat(market.getRateUnit()).isEqualTo(rateUnit);
        }
    }

    /// A tick is a twentieth of a percent to two percent of the price, and the least order at most
    /// a thousand lots.
    @Test
    void everyMarketHasTermsThatTradeWell() {
        var markets = MarketCatalogue.builtIn();

        assertThat(markets).extracting(MarketDefinition::getMarket).doesNotHaveDuplicates();
        for (var market : markets) {
            var terms = Terms.fromWire(market);
            long price = terms.referencePriceMicros();
            assertThat(price % terms.tickMicros()).as("%s", terms).isZero();
            assertThat(price / terms.tickMicros()).as("%s", terms).isBetween(50L, 2_000L);
            long leastLots = terms.minNotionalMicros() * 1_000_000 / price / terms.lotMicros();
            assertThat(leastLots).as("%s", terms).isLessThanOrEqualTo(1_000);
            assertThat(terms.observers()).as("%s", terms).isNotEmpty();
        }
    }

    @Test
    void amountsAreDecimalsOfUpToSixPlaces() throws Exception {
        var market = MarketCatalogue.read(edited("\"0.1\"", "\"0.2\"")).getFirst();
        assertThat(market.getTickMicros()).isEqualTo(200_000);
    }

    @Test
    void timesOfAllocationsAreTheUsualOnesUnlessTold() throws Exception {
        var usual = MarketCatalogue.builtIn().getFirst();
        assertThat(usual.getStartWithinMs()).isEqualTo(120_000);
        assertThat(usual.getDisputeWithinMs()).isEqualTo(72 * 60 * 60 * 1_000L);

        var told = "\"startWithinMs\": 8000, \"heartbeatMs\": 2000, \"tick\"";
        var market = MarketCatalogue.read(edited("\"tick\"", told)).getFirst();
        assertThat(market.getStartWithinMs()).isEqualTo(8_000);
        assertThat(market.getHeartbeatMs()).isEqualTo(2_000);
        assertThat(market.getFaultAfterMs()).isEqualTo(900_000);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"0.1\"', '\"0.000001\"', tick x lot must be whole millionths",
        "'\"0.1\"', '\"-0.1\"', must be > 0",
        "'\"0.00001\"', '\"0.0000001\"', Rounding necessary",
        "gpu-inference/h100, gpu-mining/h100, unknown kind gpu-mining",
        "gpu-inference/h100, H100, a market is named <kind>/<class>",
        "'\"tick\"', '\"tikc\"', 'tick'",
        "'\"tick\"', '\"heartbeatMs\": 0, \"tick\"', heartbeatMs must be 1..",
        "'\"tick\"', '\"faultAfterMs\": 9, \"tick\"', faultAfterMs must be 90001..",
    })
    void aWrongFigureIsRefusedInASentence(String from, String to, String sentence)
            throws Exception {
        var file = edited(from, to);
        assertThatThrownBy(() -> MarketCatalogue.read(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(sentence);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> MarketCatalogue.read(folder.resolve("none.json")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("none.json");
    }

    private Path edited(String from, String to) throws IOException {
        try (var stream = MarketCatalogueTest.class.getResourceAsStream("/markets.json")) {
            var text = new String(stream.readAllBytes());
            assertThat(text).contains(from);
            return Files.writeString(folder.resolve("markets.json"), text.replace(from, to));
        }
    }
}
