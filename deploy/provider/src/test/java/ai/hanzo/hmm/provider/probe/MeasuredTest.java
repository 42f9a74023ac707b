package ai.hanzo.hmm.provider.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.provider.probe.Answer.Complete;
import ai.hanzo.hmm.provider.probe.Answer.Failed;
import ai.hanzo.hmm.provider.probe.Answer.Source;
import ai.hanzo.hmm.provider.probe.Answer.Tokens;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;

class MeasuredTest {
    private static final Optional<Predicate<String>> NOTHING = Optional.empty();

    /// Of 1 ms, 2 ms, ... in any order the nearest rank is as many ms.
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "10, 10", "19, 19", "20, 19", "21, 20", "40, 38", "100, 95"})
    void the95thPercentileIsTheNearestRank(int answers, long ms) {
        var all =
                new ArrayList<>(
                        IntStream.rangeClosed(1, answers)
                                .mapToObj(i -> complete(i * 1_000_000L, 1))
                                .toList());
        Collections.reverse(all);
        assertThat(Measured.of(all, NOTHING).latencyP95Ms()).hasValue(ms);
    }

    @Test
    void latencyIsRoundedUpToWholeMs() {
        assertThat(Measured.of(List.of(complete(1, 1)), NOTHING).latencyP95Ms()).hasValue(1);
        assertThat(Measured.of(List.of(complete(5_000_001, 1)), NOTHING).latencyP95Ms())
                .hasValue(6);
    }

    /// 30 tokens in 0.9 s and 20 in 0.6 s: 50 in 1.5 s, not the mean of the two rates by chance
    /// alike; with 10 in 1.5 s more: 60 in 3 s.
    @Test
    void throughputIsAllTokensByAllTheirTime() {
        var two = List.of(complete(900_000_000L, 30), complete(600_000_000L, 20));
        assertThat(Measured.of(two, NOTHING).throughputMicros()).hasValue(33_333_333);
        var three = new ArrayList<Answer>(two);
        three.add(complete(1_500_000_000L, 10));
        assertThat(Measured.of(three, NOTHING).throughputMicros()).hasValue(20_000_000);
    }

    @Test
    void answersOfUnknownTokensAndFailuresDoNotCountForThroughput() {
        var unknown =
                new Complete(9_000_000_000L, OptionalLong.empty(), Tokens.UNKNOWN, "something");
        var answers = List.of(complete(1_000_000_000L, 40), unknown, new Failed("HTTP 500"));
        var measured = Measured.of(answers, NOTHING);
        assertThat(measured.throughputMicros()).hasValue(40_000_000);
        assertThat(measured.latencyP95Ms()).hasValue(9_000);
        assertThat(measured.availabilityPpm()).isEqualTo(666_666);
        assertThat(Measured.of(List.of(unknown), NOTHING).throughputMicros()).isEmpty();
    }

    @Test
    void whereNothingIsAnsweredOnlyTheAvailabilityIsKnown() {
        var measured =
                Measured.of(
                        List.of(new Failed("HTTP 500"), new Failed("b"), new Failed("HTTP 500")),
                        Optional.of(text -> true));
        assertThat(measured.availabilityPpm()).isZero();
        assertThat(measured.failures()).isEqualTo(Map.of("HTTP 500", 2, "b", 1));
        assertThat(measured.latencyP95Ms()).isEmpty();
        assertThat(measured.firstP50Ms()).isEmpty();
        assertThat(measured.throughputMicros()).isEmpty();
        assertThat(measured.accuracyPpm()).isEmpty();
    }

    @Test
    void accuracyIsRightAnswersByAnswers() {
        var answers =
                List.<Answer>of(
                        said("4"), said("four"), said("The answer is 4."), new Failed("HTTP 500"));
        assertThat(Measured.of(answers, Optional.of(text -> text.contains("4"))).accuracyPpm())
                .hasValue(666_666);
        assertThat(Measured.of(answers, NOTHING).accuracyPpm()).isEmpty();
    }

    @Test
    void aRoundIsOneLine() {
        var first =
                new Complete(
                        2_000_000_000L,
                        OptionalLong.of(80_000_000),
                        new Tokens(25, Source.USAGE),
                        "Mercury");
        var second =
                new Complete(
                        3_000_000_000L,
                        OptionalLong.of(90_000_000),
                        new Tokens(25, Source.CHUNKS),
                        "Venus");
        var right = Optional.<Predicate<String>>of("Venus"::equals);
        assertThat(
                        RoundText.line(
                                3,
                                Measured.of(
                                        List.of(
                                                first,
                                                second,
                                                new Failed("HTTP 500"),
                                                new Failed("no connection")),
                                        right)))
                .isEqualTo(
                        "round 3: 4 asked, 2 answered, p95 3000 ms, first token p50 80 ms,"
                                + " 10 tokens/s by usage and pieces, availability 0.5, accuracy 0.5;"
                                + " not answered: 1 x HTTP 500, 1 x no connection");
    }

    private static Answer complete(long nanos, long tokens) {
        return new Complete(
                nanos, OptionalLong.empty(), new Tokens(tokens, Source.USAGE), "something");
    }

    private static Answer said(String text) {
        return new Complete(1_000_000, OptionalLong.empty(), Tokens.UNKNOWN, text);
    }
}
