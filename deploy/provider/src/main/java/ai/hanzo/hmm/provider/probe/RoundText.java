package ai.hanzo.hmm.provider.probe;

import ai.hanzo.hmm.door.request.Decimals;
import ai.hanzo.hmm.provider.probe.Answer.Source;

import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;

/// A round in a line, for people.
final class RoundText {
    private RoundText() {}

    static String line(int round, Measured measured) {
        var said = new ArrayList<String>();
        said.add("%d asked, %d answered".formatted(measured.asked(), measured.answered()));
        measured.latencyP95Ms().ifPresent(ms -> said.add("p95 " + ms + " ms"));
        measured.firstP50Ms().ifPresent(ms -> said.add("first token p50 " + ms + " ms"));
        measured.throughputMicros()
                .ifPresent(
                        micros ->
                                said.add(
                                        "%s tokens/s by %s"
                                                .formatted(
                                                        Decimals.show(micros),
                                                        counter(measured.sources()))));
        said.add("availability " + Decimals.show(measured.availabilityPpm()));
        measured.accuracyPpm().ifPresent(ppm -> said.add("accuracy " + Decimals.show(ppm)));
        var line = "round " + round + ": " + String.join(", ", said);
        return measured.failures().isEmpty() ? line : line + "; " + failures(measured);
    }

    private static String counter(Set<Source> sources) {
        if (sources.size() > 1) return "usage and pieces";
        return sources.contains(Source.USAGE) ? "usage" : "pieces";
    }

    private static String failures(Measured measured) {
        return measured.failures().entrySet().stream()
                .map(each -> each.getValue() + " x " + each.getKey())
                .collect(Collectors.joining(", ", "not answered: ", ""));
    }
}
