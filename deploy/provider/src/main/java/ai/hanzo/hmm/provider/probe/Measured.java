package ai.hanzo.hmm.provider.probe;

import ai.hanzo.hmm.market.units.Micros;
import ai.hanzo.hmm.provider.probe.Answer.Complete;
import ai.hanzo.hmm.provider.probe.Answer.Failed;
import ai.hanzo.hmm.provider.probe.Answer.Source;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What a round of requests comes to. What could not be measured is absent.
///
/// @param asked requests, at least one
/// @param answered those of them with a complete answer
/// @param failures how often each reason there was not
/// @param latencyP95Ms of the complete answers: the least time, from the request to the answer's
///   end, that at least 95% of them took no more than; each in ms, rounded **up**
/// @param firstP50Ms likewise half of them, to the first piece of those that came in pieces
/// @param throughputMicros tokens of those whose tokens are known by the time those took together,
///   millionths of a token a second, rounded **down**
/// @param sources who counted those tokens
/// @param availabilityPpm answered by asked, rounded **down**
/// @param accuracyPpm the complete answers that were as expected by all of them, rounded **down**;
///   absent where nothing is expected
record Measured(
        int asked,
        int answered,
        SortedMap<String, Integer> failures,
        OptionalLong latencyP95Ms,
        OptionalLong firstP50Ms,
        OptionalLong throughputMicros,
        Set<Source> sources,
        int availabilityPpm,
        OptionalInt accuracyPpm) {
    private static final long NANOS_PER_MS = 1_000_000;
    private static final long NANOS_PER_S = 1_000_000_000;

    /// @param expected what an answer's text must be like, where something is expected
    static Measured of(List<Answer> answers, Optional<Predicate<String>> expected) {
        var complete =
                answers.stream()
                        .filter(Complete.class::isInstance)
                        .map(Complete.class::cast)
                        .toList();
        var firsts =
                complete.stream().map(Complete::firstNanos).flatMapToLong(OptionalLong::stream);
        var counted = complete.stream().filter(Measured::hasTokens).toList();
        return new Measured(
                answers.size(),
                complete.size(),
                failures(answers),
                percentileMsUp(complete.stream().mapToLong(Complete::nanos).toArray(), 95),
                percentileMsUp(firsts.toArray(), 50),
                throughput(counted),
                sources(counted),
                ppm(complete.size(), answers.size()),
                accuracy(complete, expected));
    }

    private static boolean hasTokens(Complete answer) {
        return answer.tokens().source() != Source.UNKNOWN;
    }

    private static SortedMap<String, Integer> failures(List<Answer> answers) {
        var failures = new TreeMap<String, Integer>();
        for (var answer : answers) {
            if (answer instanceof Failed(var why)) failures.merge(why, 1, Integer::sum);
        }
        return failures;
    }

    /// By the nearest rank.
    private static OptionalLong percentileMsUp(long[] nanos, int percent) {
        if (nanos.length == 0) return OptionalLong.empty();
        Arrays.sort(nanos);
        int rank = (nanos.length * percent + 99) / 100;
        return OptionalLong.of(Micros.mulDivUp(nanos[rank - 1], 1, NANOS_PER_MS));
    }

    private static OptionalLong throughput(List<Complete> counted) {
        long tokens = counted.stream().mapToLong(answer -> answer.tokens().count()).sum();
        long nanos = counted.stream().mapToLong(Complete::nanos).sum();
        return nanos == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Micros.mulDivDown(tokens * Micros.ONE, NANOS_PER_S, nanos));
    }

    private static Set<Source> sources(List<Complete> counted) {
        var sources = EnumSet.noneOf(Source.class);
        counted.forEach(answer -> sources.add(answer.tokens().source()));
        return sources;
    }

    private static OptionalInt accuracy(
            List<Complete> complete, Optional<Predicate<String>> expected) {
        if (expected.isEmpty() || complete.isEmpty()) return OptionalInt.empty();
        long right = complete.stream().map(Complete::text).filter(expected.get()).count();
        return OptionalInt.of(ppm(right, complete.size()));
    }

    private static int ppm(long part, long whole) {
        return (int) Micros.mulDivDown(part, Micros.ONE, whole);
    }
}
