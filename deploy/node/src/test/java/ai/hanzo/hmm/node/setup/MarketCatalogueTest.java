package ai.hanzo.hmm.node.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.node.CannotStart;

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

    @Test
    void amountsAreDecimalsOfUpToSixPlaces() throws Exception {
        var market = MarketCatalogue.read(edited("\"0.1\"", "\"0.2\"")).getFirst();
        assertThat(market.getTickMicros()).isEqualTo(200_000);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"0.1\"', '\"0.000001\"', tick x lot must be whole millionths",
        "'\"0.1\"', '\"-0.1\"', must be > 0",
        "'\"0.00001\"', '\"0.0000001\"', Rounding necessary",
        "gpu-inference/h100, gpu-mining/h100, unknown kind gpu-mining",
        "gpu-inference/h100, H100, a market is named <kind>/<class>",
        "'\"tick\"', '\"tikc\"', 'tick'",
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
