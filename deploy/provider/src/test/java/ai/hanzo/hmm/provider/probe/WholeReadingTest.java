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

class WholeReadingTest {
    @Test
    void usageSaysHowManyTokens() {
        assertThat(
                        read(
                                """
                                {"choices":[{"message":{"role":"assistant",
                                 "content":"Mercury"},"finish_reason":"stop"}],
                                 "usage":{"completion_tokens":10}}
                                """))
                .isEqualTo(
                        new Complete(
                                4_000,
                                OptionalLong.empty(),
                                new Tokens(10, Source.USAGE),
                                "Mercury"));
    }

    @Test
    void withoutUsageNobodyKnowsTheTokens() {
        assertThat(read("{\"choices\":[{\"message\":{\"content\":\"Mercury\"}}]}"))
                .isEqualTo(new Complete(4_000, OptionalLong.empty(), Tokens.UNKNOWN, "Mercury"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                       | the answer is no JSON",
                "<html>busy</html>                                        | the answer is no JSON",
                "\"choices\"                                              | the answer is no JSON",
                "{\"error\":{\"message\":\"busy\"}}                       | an error instead of an answer",
                "{\"choices\":[]}                                         | an empty answer",
                "{\"choices\":[{\"message\":{\"content\":null}}]}         | an empty answer",
                "{\"choices\":[{\"message\":{\"content\":\"a\"}}],\"usage\":{\"completion_tokens\":11}} | more tokens than were asked for",
            })
    void whatIsNoAnswer(String body, String why) {
        assertThat(read(body)).isEqualTo(new Failed(why));
    }

    private static Answer read(String body) {
        var reading = new WholeReading(1_000, 10);
        body.lines().forEach(line -> reading.line(line, 2_000));
        return reading.end(5_000);
    }
}
