package ai.hanzo.hmm.bench.report;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Function;

/// A report as a page for people.
public final class Text {
    private static final String ROW = "%-30s %24s %24s %7s   %s";
    private static final String TOPIC = "  %-44s %9.3f %9.1f";

    private Text() {}

    public static String page(Report report) {
        var page = new StringJoiner(System.lineSeparator());
        conditions(page, report.conditions());
        page.add("");
        page.add(ROW.formatted("", "exchange", "pass-through", "ratio", "aim"));
        throughput(page, report);
        for (int i = 0; i < report.exchange().rates().size(); i++) latency(page, report, i);
        page.add("");
        page.add("median of the rounds (least - most); a ratio is of the medians");
        page.add("");
        written(page, report.exchange());
        page.add("");
        written(page, report.passThrough());
        page.add("");
        page.add(
                say(
                        "start to ready: broker %.1f s, exchange %.1f s, pass-through %.1f s",
                        report.brokerSeconds(),
                        report.exchange().startSeconds().median(),
                        report.passThrough().startSeconds().median()));
        page.add(
                say(
                        "memory, broker and load included: %,d MiB of heap in use, %,d MiB resident",
                        report.memory().heapMiB(), report.memory().residentMiB()));
        return page.toString();
    }

    private static void conditions(StringJoiner page, Conditions on) {
        page.add(
                say(
                        "%d processors, Java %s; broker, streams and load in one JVM; %d stream"
                                + " thread(s), %d partitions a group, commit every %d ms",
                        on.processors(),
                        on.java(),
                        on.threads(),
                        on.partitions(),
                        on.commitIntervalMs()));
        page.add("load: " + on.mix());
        page.add(
                say(
                        "%d rounds in turns, %.0f s measured a phase, after a warm-up",
                        on.rounds(), on.measuredSeconds()));
    }

    private static void throughput(StringJoiner page, Report report) {
        var ours = report.exchange().perSecond();
        var theirs = report.passThrough().perSecond();
        page.add(
                ROW.formatted(
                        "flat out, orders/s",
                        whole(ours),
                        whole(theirs),
                        say("%.2f", Report.ratio(ours, theirs)),
                        ">= 0.50"));
    }

    private static void latency(StringJoiner page, Report report, int index) {
        var ours = report.exchange().rates().get(index);
        var theirs = report.passThrough().rates().get(index);
        var at = say("at %,d orders/s, ", ours.perSecond());
        boolean first = index == 0;
        line(page, at + "p50 ms", ours, theirs, Rate::p50, "<= 1.50" + (first ? ", < 30 ms" : ""));
        line(page, at + "p99 ms", ours, theirs, Rate::p99, "<= 2.00" + (first ? ", < 100 ms" : ""));
        line(page, at + "p99.9 ms", ours, theirs, Rate::p999, "");
    }

    private static void line(
            StringJoiner page,
            String name,
            Rate ours,
            Rate theirs,
            Function<Rate, Spread> figure,
            String aim) {
        var our = figure.apply(ours);
        var their = figure.apply(theirs);
        var ratio = say("%.2f", Report.ratio(our, their));
        page.add(ROW.formatted(name, tenths(our), tenths(their), ratio, aim).stripTrailing());
    }

    private static void written(StringJoiner page, Measured measured) {
        page.add(
                say(
                        "%s, written an order: %.1f records, %,.0f bytes of keys and values",
                        measured.name(), measured.recordsEach(), measured.bytesEach()));
        for (var topic : measured.written()) {
            page.add(
                    say(
                            TOPIC,
                            topic.topic(),
                            topic.records() / (double) measured.commands(),
                            topic.bytes() / (double) measured.commands()));
        }
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
