package ai.hanzo.hmm.chaos.report;

import ai.hanzo.hmm.check.report.VerdictText;

import java.util.Locale;
import java.util.StringJoiner;

/// A report as a page for people.
public final class ReportText {
    private ReportText() {}

    public static String page(Report report) {
        var page = new StringJoiner(System.lineSeparator());
        page.add(conditions(report));
        page.add("");
        page.add(commands(report));
        page.add(latency(report));
        page.add(letters(report));
        page.add(signs(report.signs()));
        page.add("");
        page.add(row("fault", "times", "min", "median", "max"));
        report.recoveries()
                .forEach((kind, recoveries) -> page.add(recoveries(kind.id(), recoveries)));
        page.add("");
        page.add(VerdictText.page(report.verdict()));
        page.add("");
        for (var violation : report.violations()) page.add("VIOLATION  " + violation);
        if (report.isClean()) page.add("no violations");
        return page.toString();
    }

    private static String conditions(Report report) {
        var settings = report.settings();
        return say(
                "seed %d, %.1f minutes, %d broker%s, group protocol %s, standbys %d, commits every %d ms, %.0f commands/s",
                settings.seed(),
                settings.length().toMillis() / 60e3,
                settings.brokers(),
                settings.brokers() == 1 ? "" : "s",
                settings.groupProtocol().name().toLowerCase(Locale.ROOT),
                settings.standbys(),
                settings.commitIntervalMs(),
                settings.rate());
    }

    private static String commands(Report report) {
        var commands = report.commands();
        return say(
                "commands      %,d sent, %,d answered (%,d of them refused), %,d asked again, %,d telemetry reports",
                commands.sent(),
                commands.answered(),
                commands.refused(),
                commands.resent(),
                commands.reports());
    }

    private static String latency(Report report) {
        var latency = report.latencyMicros();
        return say(
                "latency       sent -> outcome read: p50 %.0f ms, p99 %.0f ms, max %.0f ms",
                latency.getValueAtPercentile(50) / 1e3,
                latency.getValueAtPercentile(99) / 1e3,
                latency.getMaxValue() / 1e3);
    }

    private static String letters(Report report) {
        return say("dead letters  %,d expected, %,d seen", report.poisoned(), report.deadLetters());
    }

    private static String signs(Signs signs) {
        return say(
                "logs          %d fencings, %d threads begun anew, %d markers left out, %d records out of order",
                signs.fenced(),
                signs.replacedThreads(),
                signs.skippedMarkers(),
                signs.outOfOrder());
    }

    private static String recoveries(String kind, Recoveries recoveries) {
        var times = "" + recoveries.faults();
        return recoveries
                .times()
                .map(t -> row(kind, times, s(t.leastMs()), s(t.medianMs()), s(t.mostMs())))
                .orElseGet(() -> row(kind, times, "-", "-", "-"));
    }

    private static String row(String... cells) {
        return say("%-14s %5s %8s %8s %8s", (Object[]) cells);
    }

    private static String s(long ms) {
        return say("%.1f s", ms / 1e3);
    }

    private static String say(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
