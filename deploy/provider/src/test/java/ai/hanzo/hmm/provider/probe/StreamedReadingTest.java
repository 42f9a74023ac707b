package ai.hanzo.hmm.provider.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.provider.probe.Answer.Complete;
import ai.hanzo.hmm.provider.probe.Answer.Failed;
import ai.hanzo.hmm.provider.probe.Answer.Source;
import ai.hanzo.hmm.provider.probe.Answer.Tokens;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.OptionalLong;

/// A request is sent at 1,000; the answer ends at 5,000; a line comes at the time before its `@`.
class StreamedReadingTest {
    private static final String END = "2500@data: [DONE]\n2500@\n";

    @Test
    void timeToTheFirstPieceAndToTheEnd() {
        assertThat(
                        read(
                                """
                                1200@: keep-alive
                                1200@
                                1500@data: {"choices":[{"delta":{"role":"assistant","content":""}}]}
                                1500@
                                1700@data: {"choices":[{"delta":{"content":"Mer"}}]}
                                1700@
                                1900@data:{"choices":[{"delta":{"content":"cury"},"finish_reason":"stop"}]}
                                1900@
                                2000@data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":7}}
                                2000@
                                """
                                        + END))
                .isEqualTo(
                        new Complete(
                                4_000,
                                OptionalLong.of(700),
                                new Tokens(7, Source.USAGE),
                                "Mercury"));
    }

    @Test
    void withoutUsageThePiecesThatSaySomethingAreCounted() {
        assertThat(
                        read(
                                """
                                1500@data: {"choices":[{"delta":{"role":"assistant"}}]}
                                1500@
                                1600@data: {"choices":[{"delta":{"reasoning_content":"Hm."}}]}
                                1600@
                                1700@data: {"choices":[{"delta":{"content":"a"}}],"usage":null}
                                1700@
                                1800@data: {"choices":[{"delta":{"content":"b"}}]}
                                1800@
                                """
                                        + END))
                .isEqualTo(
                        new Complete(
                                4_000, OptionalLong.of(600), new Tokens(3, Source.CHUNKS), "ab"));
    }

    @Test
    void theLastUsageCountsAndAnEventMayHaveSeveralLines() {
        assertThat(
                        read(
                                """
                                1700@event: message
                                1700@data: {"choices":[{"delta":
                                1700@data: {"content":"a"}}],"usage":{"completion_tokens":1}}
                                1700@
                                1800@data: {"choices":[{"delta":{"content":"b"},"finish_reason":"length"}],"usage":{"completion_tokens":2}}
                                """))
                .isEqualTo(
                        new Complete(
                                4_000, OptionalLong.of(700), new Tokens(2, Source.USAGE), "ab"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}  | nothing        | the stream breaks off",
                "{\"choices\":[{\"delta\":{\"content\":\"\"}}]}   | [DONE]         | an empty answer",
                "{\"choices\":[{\"delta\":{\"content\":7}}]}      | [DONE]         | an empty answer",
                "[]                                               | [DONE]         | the stream is no JSON",
                "{\"choices\":                                    | [DONE]         | the stream is no JSON",
                "{\"error\":{\"message\":\"out of memory\"}}      | [DONE]         | an error in the stream",
                "{\"choices\":[{\"delta\":{\"content\":\"a\"}}],\"usage\":{\"completion_tokens\":11}} | [DONE] | more tokens than were asked for",
            })
    void whatIsNoWholeAnswer(String piece, String then, String why) {
        var last = then.equals("nothing") ? "" : "1600@data: " + then + "\n";
        assertThat(read("1500@data: " + piece + "\n1500@\n" + last)).isEqualTo(new Failed(why));
    }

    @Test
    void morePiecesThanTokensAskedForIsNoAnswer() {
        var piece = "1500@data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n1500@\n";
        assertThat(read(piece.repeat(10) + END)).isInstanceOf(Complete.class);
        assertThat(read(piece.repeat(11) + END))
                .isEqualTo(new Failed("more tokens than were asked for"));
    }

    private static Answer read(String lines) {
        var reading = new StreamedReading(1_000, 10);
        for (var line : lines.lines().toList()) {
            var parts = line.split("@", 2);
            reading.line(parts[1], Long.parseLong(parts[0]));
        }
        return reading.end(5_000);
    }
}
