package ai.hanzo.hmm.bench.telemetry;

import ai.hanzo.hmm.bench.report.Spread;
import ai.hanzo.hmm.bench.report.Written;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// What a run measured.
///
/// @param perSecond reports a second that the room had taken for good, by round
/// @param sent all reports, those of the warm-up included
/// @param counted of them, in the buckets; the others were more than 60 of an observer in one
/// @param buckets that closed, each of them compared with what was sent
/// @param written by topic
public record TelemetryMeasured(
        Conditions conditions,
        Spread perSecond,
        long sent,
        long counted,
        long buckets,
        List<Written> written) {
    private static final String TOPIC = "  %-44s %9.3f %9.1f";

    /// What the figures depend on.
    ///
    /// @param measuredSeconds of each round
    /// @param fleet in words
    public record Conditions(
            int processors,
            String java,
            int partitions,
            int rounds,
            double measuredSeconds,
            String fleet) {}

    public TelemetryMeasured {
        written = List.copyOf(written);
    }

    /// Records written for one report, itself included.
    @JsonProperty
    public double recordsEach() {
        return written.stream().mapToLong(Written::records).sum() / (double) sent;
    }

    /// Bytes written for one report, its own included.
    @JsonProperty
    public double bytesEach() {
        return written.stream().mapToLong(Written::bytes).sum() / (double) sent;
    }

    /// For people.
    public String page() {
        var page = new StringJoiner(System.lineSeparator());
        page.add(
                say(
                        "%d processors, Java %s; broker, quality room and load in one JVM; exactly"
                                + " once, 1 stream thread, %d partitions",
                        conditions.processors(), conditions.java(), conditions.partitions()));
        page.add("load: " + conditions.fleet());
        page.add(
                say(
                        "%d rounds, %.0f s measured each, after a warm-up",
                        conditions.rounds(), conditions.measuredSeconds()));
        page.add("");
        page.add(
                say(
                        "flat out, reports/s %,.0f (%,.0f - %,.0f), median of the rounds (least -"
                                + " most); aim >= 50,000",
                        perSecond.median(), perSecond.least(), perSecond.most()));
        page.add(
                say(
                        "%,d reports sent, %,d of them counted in %,d buckets, all as they must be",
                        sent, counted, buckets));
        page.add("");
        page.add(
                say(
                        "written a report: %.2f records, %,.0f bytes of keys and values",
                        recordsEach(), bytesEach()));
        for (var topic : written) {
            page.add(
                    say(
                            TOPIC,
                            topic.topic(),
                            topic.records() / (double) sent,
                            topic.bytes() / (double) sent));
        }
        return page.toString();
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
