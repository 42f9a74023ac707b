package ai.hanzo.hmm.bench.http;

import ai.hanzo.hmm.bench.report.Conditions;
import ai.hanzo.hmm.bench.report.Spread;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Function;

/// What a run measured.
///
/// @param connections that were kept alive
/// @param steady at the rate that was asked for
/// @param flatOut as many as go, one a request
/// @param batches as many as go, in batches
public record HttpMeasured(
        Conditions conditions, int connections, Load steady, Load flatOut, Load batches) {
    private static final String ROW = "%-30s %25s %25s %25s";

    static HttpMeasured of(
            HttpSettings settings,
            List<Stretch> steady,
            List<Stretch> flatOut,
            List<Stretch> batches) {
        return new HttpMeasured(
                settings.conditions(),
                settings.connections(),
                Load.of(settings.perSecond(), steady),
                Load.of(0, flatOut),
                Load.of(0, batches));
    }

    /// For people.
    public String page() {
        var page = new StringJoiner(System.lineSeparator());
        conditions(page);
        page.add("");
        head(page);
        row(page, "accepted, orders/s", load -> whole(load.acceptedPerSecond()));
        row(page, "decided, orders/s", load -> whole(load.decidedPerSecond()));
        row(page, "request to 202, p50 ms", load -> tenths(load.accepted().p50()));
        row(page, "request to 202, p99 ms", load -> tenths(load.accepted().p99()));
        row(page, "request to outcome, p50 ms", load -> tenths(load.decided().p50()));
        row(page, "request to outcome, p99 ms", load -> tenths(load.decided().p99()));
        row(page, "answers by status", load -> load.statuses().toString());
        row(page, "processors busy, %", load -> tenths(percent(load.busy())));
        page.add("");
        page.add("CPU time of an order, µs (* of an accepted one, else of a decided one)");
        for (var part : Part.values()) {
            row(page, mark(part) + part.inWords(), load -> tenths(load.microsEach().get(part)));
        }
        page.add("");
        page.add("median of the rounds (least - most)");
        return page.toString();
    }

    private void conditions(StringJoiner page) {
        page.add(
                say(
                        "%d processors, Java %s; broker, streams, door with its views and load in"
                                + " one JVM; %d stream thread(s), %d partitions a group, commit"
                                + " every %d ms; %d connections",
                        conditions.processors(),
                        conditions.java(),
                        conditions.threads(),
                        conditions.partitions(),
                        conditions.commitIntervalMs(),
                        connections));
        page.add("load: " + conditions.mix());
        page.add(
                say(
                        "%d rounds in turns, %.0f s measured each, after a warm-up; timed from when"
                                + " a request was due",
                        conditions.rounds(), conditions.measuredSeconds()));
    }

    private static String mark(Part part) {
        return part.isPerAccepted() ? "* " : "  ";
    }

    private void head(StringJoiner page) {
        page.add(
                ROW.formatted(
                        "",
                        say("at %,d orders/s", steady.accepted().perSecond()),
                        "flat out",
                        "batches of " + HttpBench.BATCH));
    }

    private void row(StringJoiner page, String name, Function<Load, String> figure) {
        page.add(
                ROW.formatted(
                        name, figure.apply(steady), figure.apply(flatOut), figure.apply(batches)));
    }

    private static Spread percent(Spread part) {
        return new Spread(part.least() * 100, part.median() * 100, part.most() * 100);
    }

    private static String whole(Spread spread) {
        return say("%,.0f (%,.0f - %,.0f)", spread.median(), spread.least(), spread.most());
    }

    private static String tenths(Spread spread) {
        return say("%,.1f (%,.1f - %,.1f)", spread.median(), spread.least(), spread.most());
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
