package ai.hanzo.hmm.local.demo.report;

import static ai.hanzo.hmm.local.demo.report.Decimals.shown;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// A summary as a page of text for people.
public final class Text {
    private static final String ROW = "%-12s %7s %7s %14s %7s %11s %13s";

    private Text() {}

    public static String page(Summary summary) {
        var report = summary.report();
        var page = new StringJoiner(System.lineSeparator());
        page.add(headline(summary));
        page.add("");
        line(page, "orders", orders(summary));
        line(page, "settlements", settlements(report));
        line(page, "notional", notional(summary));
        line(page, "allocations", allocations(report));
        ServiceText.add(page, report.service());
        line(page, "latency", latency(summary));
        line(page, "telemetry", shown(report.telemetryReports()) + " reports");
        line(page, "makers", makers(summary));
        line(page, "imbalance", imbalance(report));
        page.add("");
        page.add(
                row(
                        "provider",
                        "score",
                        "grade",
                        "tokens served",
                        "faults",
                        "SCU sold",
                        "HANZO earned"));
        for (var provider : summary.providers()) page.add(row(provider));
        for (var broken : summary.broken()) page.add("BROKEN: " + broken);
        return page.toString();
    }

    private static String headline(Summary summary) {
        var report = summary.report();
        return String.format(
                Locale.ROOT,
                "%s: %,d orders in %.1f s (%,.0f a second)",
                summary.market(),
                report.orders(),
                report.seconds(),
                report.orders() / Math.max(report.seconds(), 1e-3));
    }

    private static String orders(Summary summary) {
        var report = summary.report();
        return shown(summary.served())
                + " served, "
                + shown(report.refused())
                + " refused"
                + codes(report.refusals());
    }

    private static String settlements(Report report) {
        return shown(report.settlements())
                + ": "
                + shown(report.bookSettlements())
                + " on the book, "
                + shown(report.poolSettlements())
                + " on the pool";
    }

    private static String notional(Summary summary) {
        return Decimals.exact(summary.report().notionalMicros())
                + " HANZO, at "
                + shown(summary.lowestMicros(), 2)
                + " to "
                + shown(summary.highestMicros(), 2)
                + " HANZO a million tokens";
    }

    private static String allocations(Report report) {
        return shown(report.allocations())
                + ", "
                + shown(report.tokensVerified())
                + " access tokens checked by their providers"
                + (report.tokensVerified() == report.allocations() ? ", all genuine" : "");
    }

    private static String latency(Summary summary) {
        var latencies = summary.latenciesMs();
        return String.format(
                Locale.ROOT,
                "order appended -> settlement read: p50 %d ms, p90 %d ms, p99 %d ms, max %d ms",
                latencies.getValueAtPercentile(50),
                latencies.getValueAtPercentile(90),
                latencies.getValueAtPercentile(99),
                latencies.getMaxValue());
    }

    private static String makers(Summary summary) {
        long refused = summary.quoteRefusals().values().stream().mapToLong(Long::longValue).sum();
        return shown(refused)
                + " quotes refused"
                + codes(summary.quoteRefusals())
                + ", "
                + shown(summary.lateCancels())
                + " cancels too late";
    }

    private static String imbalance(Report report) {
        return report.imbalance().entrySet().stream()
                .map(entry -> entry.getKey() + " " + Decimals.exact(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String codes(Map<String, Long> counts) {
        if (counts.isEmpty()) return "";
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + shown(entry.getValue()))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String row(Served provider) {
        return row(
                provider.provider(),
                shown(provider.scorePpm(), 3),
                shown(provider.gradePpm(), 3),
                shown(provider.tokens()),
                shown(provider.faults()),
                shown(provider.soldMicros(), 3),
                shown(provider.earnedMicros(), 2));
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, ROW, (Object[]) cells);
    }

    static void line(StringJoiner page, String name, String value) {
        page.add(String.format(Locale.ROOT, "%-12s %s", name, value));
    }
}
