package ai.hanzo.hmm.local.demo.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class TraceReaderTest {
    private static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void timesAreCountedFromTheFirstRequestWhateverEndsTheLines(String end) throws IOException {
        var trace =
                trace(
                        String.join(
                                end,
                                HEADER,
                                "2023-11-16 18:17:03.9799600,4808,10",
                                "2023-11-16 18:17:04.0319600,3180,8",
                                "2023-11-16 18:18:03.9799601,12,0"));
        assertThat(requests(trace))
                .containsExactly(
                        new Request(0, 4808, 10),
                        new Request(52_000_000, 3180, 8),
                        new Request(60_000_000_100L, 12, 0));
        assertThat(trace.size()).isEqualTo(new TraceSize(3, 8_018, 4_818, 60_000_000_100L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-11-16 18:17:04.0,1           | 3 columns expected, found 2",
                "2023-11-16 18:17:04.0,1,2,3       | 3 columns expected, found 4",
                "''                                | 3 columns expected, found 1",
                "yesterday,1,2                     | not a time like 2023-11-16 18:17:03.9799600: yesterday",
                "2023-11-31 18:17:04.0,1,2         | not a time like 2023-11-16 18:17:03.9799600: 2023-11-31 18:17:04.0",
                "2023-11-16 18:17:04.0,one,2       | not a number of tokens: one,2",
                "2023-11-16 18:17:04.0,1,1.5       | not a number of tokens: 1,1.5",
                "2023-11-16 18:17:04.0,3000000000,1| not a number of tokens: 3000000000,1",
                "2023-11-16 18:17:04.0,-1,2        | tokens must be >= 0: -1 and 2",
                "2023-11-16 18:17:04.0,0,0         | a request must have at least 1 token: 0",
                "2023-11-16 18:17:03.8,1,2         | earlier than the line before: 2023-11-16 18:17:03.8",
            })
    void aBadLineIsNamedWithItsNumber(String line, String complaint) throws IOException {
        var trace = trace(HEADER + "\n2023-11-16 18:17:03.9,4808,10\n" + line + "\n");
        assertThatThrownBy(trace::size)
                .isInstanceOf(UnreadableInput.class)
                .hasMessage(trace.file() + ", line 3: " + complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                       | is empty",
                "TIMESTAMP,ContextTokens,GeneratedTokens  | has no request in it",
            })
    void aFileWithoutRequestsIsRefused(String content, String complaint) throws IOException {
        var trace = trace(content);
        assertThatThrownBy(trace::size)
                .isInstanceOf(UnreadableInput.class)
                .hasMessage(trace.file() + ": " + complaint);
    }

    @Test
    void theHeaderIsRequired() throws IOException {
        var trace = trace("2023-11-16 18:17:03.9,4808,10\n");
        assertThatThrownBy(trace::size)
                .hasMessage(
                        trace.file()
                                + ", line 1: the header must be "
                                + HEADER
                                + ": 2023-11-16 18:17:03.9,4808,10");
    }

    @Test
    void whatIsNoFileIsSaidSo() {
        assertThatThrownBy(new TraceReader(folder.resolve("absent.csv"))::size)
                .hasMessage(folder.resolve("absent.csv") + ": there is no such file");
        assertThatThrownBy(new TraceReader(folder)::size)
                .hasMessage(folder + ": is a folder, not a file");
    }

    @Test
    void whatIsNoTextIsSaidSo() throws IOException {
        var file =
                Files.write(folder.resolve("binary"), new byte[] {'T', (byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(new TraceReader(file)::size).hasMessage(file + ": is not UTF-8 text");
    }

    @Test
    void thePublishedTraceIsReadWhole() {
        var trace = new TraceReader(SharedData.file("traces/AzureLLMInferenceTrace_code.csv"));
        assertThat(trace.size())
                .isEqualTo(new TraceSize(8_819, 18_305_870, 7_841, 3_435_948_056_000L));
    }

    private static List<Request> requests(Trace trace) {
        try (var requests = trace.requests()) {
            return requests.toList();
        }
    }

    private TraceReader trace(String content) throws IOException {
        var file = folder.resolve("trace.csv");
        Files.writeString(file, content, StandardCharsets.UTF_8);
        return new TraceReader(file);
    }
}
