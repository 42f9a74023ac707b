package ai.hanzo.hmm.local.demo.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

class PriceReaderTest {
    private static final String HEADER = "timestamp,gpu_type,price_median,price_min";

    @TempDir Path folder;

    @Test
    void columnsAreFoundByNameAndTimesByTheirOffset() throws IOException {
        var file =
                file(
                        HEADER
                                + "\r\n2025-10-19T21:01:58.727366+00:00,H100,1.99,1.0"
                                + "\r\n2025-10-19T23:32:00+02:00,H100,2.123456,0.97\r\n");
        assertThat(PriceReader.read(file).points())
                .containsExactly(
                        new PricePoint(
                                Instant.parse("2025-10-19T21:01:58.727366Z"), 1_000_000, 1_990_000),
                        new PricePoint(Instant.parse("2025-10-19T21:32:00Z"), 970_000, 2_123_456));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-10-20T00:00:00+00:00,H100,1.99          | 4 columns expected, found 3",
                "2025-10-20T00:00:00,H100,1.99,1              | not a time like 2025-10-19T21:01:58+00:00: 2025-10-20T00:00:00",
                "2025-10-20T00:00:00+00:00,H100,,1            | not a price: 1 or ",
                "2025-10-20T00:00:00+00:00,H100,1.99,cheap    | not a price: cheap or 1.99",
                "2025-10-20T00:00:00+00:00,H100,1.0000001,1   | a price has at most 6 decimals: 1 or 1.0000001",
                "2025-10-20T00:00:00+00:00,H100,1.99,0        | prices must be > 0: 0 and 1990000",
                "2025-10-18T00:00:00+00:00,H100,1.99,1        | earlier than the line before: 2025-10-18T00:00:00+00:00,H100,1.99,1",
            })
    void aBadLineIsNamedWithItsNumber(String line, String complaint) throws IOException {
        var file = file(HEADER + "\n2025-10-19T00:00:00+00:00,H100,2,1\n" + line + "\n");
        assertThatThrownBy(() -> PriceReader.read(file))
                .isInstanceOf(UnreadableInput.class)
                .extracting(Throwable::getMessage)
                .asString()
                .isEqualToIgnoringWhitespace(file + ", line 3: " + complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                             | : is empty",
                "timestamp,price_median,price_min | : has no price in it",
                "time,price_median,price_min    | , line 1: the header must name timestamp: time,price_median,price_min",
                "timestamp,price_median,min     | , line 1: the header must name price_min: timestamp,price_median,min",
            })
    void aFileWithoutPricesIsRefused(String content, String complaint) throws IOException {
        var file = file(content);
        assertThatThrownBy(() -> PriceReader.read(file)).hasMessage(file + complaint);
    }

    @Test
    void aFileThatIsAbsentIsSaidSo() {
        var file = folder.resolve("absent.csv");
        assertThatThrownBy(() -> PriceReader.read(file))
                .hasMessage(file + ": there is no such file");
    }

    @Test
    void thePublishedSeriesIsReadWhole() {
        var series = PriceReader.read(SharedData.file("prices/H100_80GB_SXM5_stats.csv"));
        assertThat(series.points()).hasSize(957);
        assertThat(series.points().getFirst())
                .isEqualTo(
                        new PricePoint(
                                Instant.parse("2025-10-19T21:01:58.727366Z"),
                                1_000_000,
                                1_990_000));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("prices.csv"), content);
    }
}
