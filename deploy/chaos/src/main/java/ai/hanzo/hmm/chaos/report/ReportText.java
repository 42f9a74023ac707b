package ai.hanzo.hmm.chaos.report;

import ai.hanzo.hmm.chaos.life.LifeCounts;
import ai.hanzo.hmm.chaos.life.Stillness;
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
        page.add(ends(report.lives()));
        page.add(faults(report.lives()));
        page.add(units(report.lives()));
        page.add(stillness(report.stillness()));
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

    private static String ends(LifeCounts lives) {
        var reasons = new StringJoiner(", ");
        lives.byReason().forEach((reason, count) -> reasons.add(say("%,d %s", count, reason)));
        return say(
                "allocations   %,d ended: %s; %,d were suspended at some time",
                lives.ended(), reasons, lives.suspended());
    }

    private static String faults(LifeCounts lives) {
        return say(
                "at fault      %,d not started, %,d fallen silent (%,d had spoken, unheard), disputes %,d upheld, %,d dismissed",
                lives.neverStarted(),
                lives.fellSilent(),
                lives.unheard(),
                lives.upheld(),
                lives.dismissed());
    }

    private static String units(LifeCounts lives) {
        return say(
                "units         %.6f delivered, %.6f refunded with %.6f HANZO (%.6f short), %.6f lapsed",
                lives.deliveredMicros() / 1e6,
                lives.refundedMicros() / 1e6,
                lives.refundMicros() / 1e6,
                lives.shortfallMicros() / 1e6,
                lives.lapsedMicros() / 1e6);
    }

    private static String stillness(Stillness stillness) {
        return say(
                "market time   stood still %d times, the longest pause of a log was %.1f s",
                stillness.silences(), stillness.longestMs() / 1e3);
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
