package ai.hanzo.hmm.provider.probe;

import ai.hanzo.hmm.door.request.Decimals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A round as an observer reports it.
///
/// @param round from 1 on
/// @param atMs when it was over, ms since 1970: the time it counts for
record Report(Subject subject, int round, long sequence, long atMs, Measured measured) {
    /// Who reports on whom.
    record Subject(String provider, String market, String observer) {}

    /// As the door takes it.
    ///
    /// @param withThroughput whether the market reckons its rate in what was measured
    ObjectNode json(boolean withThroughput) {
        var json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("provider", subject.provider())
                        .put("market", subject.market())
                        .put("observer", subject.observer())
                        .put("sequence", sequence)
                        .put("eventTimeMs", atMs);
        measured.latencyP95Ms().ifPresent(ms -> json.put("latencyP95Ms", ms));
        if (withThroughput) {
            measured.throughputMicros()
                    .ifPresent(micros -> json.put("throughput", Decimals.show(micros)));
        }
        json.put("availabilityPpm", measured.availabilityPpm());
        measured.accuracyPpm().ifPresent(ppm -> json.put("accuracyPpm", ppm));
        return json;
    }
}
