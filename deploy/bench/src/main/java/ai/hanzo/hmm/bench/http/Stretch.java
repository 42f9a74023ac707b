package ai.hanzo.hmm.bench.http;

import org.HdrHistogram.Histogram;

import java.util.Map;

/// What came of one stretch of load.
///
/// @param acceptedPerSecond commands a second that were answered 202 in the measured time
/// @param decidedPerSecond commands a second whose outcome was read in it
/// @param accepted from when a measured command was due until its 202 was there, µs
/// @param decided from then until its outcome was read, µs
/// @param statuses answers, by status
/// @param microsEach CPU time, µs, by part: of an accepted command at the door, else of a decided
///   one
/// @param busy the part of all processors' time that was used, 0 to 1
record Stretch(
        double acceptedPerSecond,
        double decidedPerSecond,
        Histogram accepted,
        Histogram decided,
        Map<Integer, Long> statuses,
        Map<Part, Double> microsEach,
        double busy) {}
