package ai.hanzo.hmm.bench.http;

import ai.hanzo.hmm.bench.report.Rate;
import ai.hanzo.hmm.bench.report.Spread;

import org.HdrHistogram.Histogram;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// What all rounds of one kind of load gave.
///
/// @param acceptedPerSecond commands a second that were answered 202
/// @param decidedPerSecond commands a second whose outcome was read
/// @param accepted from when a command was due until its 202 was there
/// @param decided from then until its outcome was read
/// @param statuses answers by status, of all rounds
/// @param microsEach CPU time, µs, by part: of an accepted command at the door, else of a decided
///   one
/// @param busy the part of all processors' time that was used, 0 to 1
public record Load(
        Spread acceptedPerSecond,
        Spread decidedPerSecond,
        Rate accepted,
        Rate decided,
        Map<Integer, Long> statuses,
        Map<Part, Spread> microsEach,
        Spread busy) {
    /// @param perSecond that were asked for; 0 for flat out
    /// @param rounds at least one
    static Load of(int perSecond, List<Stretch> rounds) {
        var statuses = new TreeMap<Integer, Long>();
        for (var round : rounds) {
            round.statuses().forEach((status, count) -> statuses.merge(status, count, Long::sum));
        }
        var cpu = new EnumMap<Part, Spread>(Part.class);
        for (var part : Part.values()) {
            cpu.put(part, spread(rounds, round -> round.microsEach().get(part)));
        }
        return new Load(
                spread(rounds, Stretch::acceptedPerSecond),
                spread(rounds, Stretch::decidedPerSecond),
                rate(perSecond, rounds, Stretch::accepted),
                rate(perSecond, rounds, Stretch::decided),
                statuses,
                cpu,
                spread(rounds, Stretch::busy));
    }

    private static Spread spread(List<Stretch> rounds, ToDoubleFunction<Stretch> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }

    private static Rate rate(
            int perSecond, List<Stretch> rounds, Function<Stretch, Histogram> times) {
        return Rate.of(perSecond, rounds.stream().map(times).toList());
    }
}
