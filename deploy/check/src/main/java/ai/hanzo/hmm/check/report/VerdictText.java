package ai.hanzo.hmm.check.report;

import ai.hanzo.hmm.check.Finding;
import ai.hanzo.hmm.check.Verdict;

import java.util.Locale;
import java.util.SortedMap;
import java.util.StringJoiner;

/// A verdict as a table for people: a line a promise, and what is to be said of it below.
public final class VerdictText {
    private static final String ROW = "%-13s %-9s %,12d  %s";

    private VerdictText() {}

    public static String page(Verdict verdict) {
        var page = new StringJoiner(System.lineSeparator());
        page.add(String.format(Locale.ROOT, "%-13s %-9s %12s", "promise", "", "checked"));
        for (var finding : verdict.findings()) {
            page.add(row(finding));
            finding.firstOffence().ifPresent(offence -> page.add("    " + offence));
            for (var why : finding.unjudged()) page.add("    not judged: " + why);
        }
        page.add("");
        SheetText.lines(verdict.conservation()).forEach(page::add);
        page.add(records(verdict));
        return page.toString();
    }

    private static String row(Finding finding) {
        var promise = finding.promise();
        var more = finding.offences() > 1 ? " (" + finding.offences() + " offences)" : "";
        return String.format(
                Locale.ROOT,
                ROW,
                promise.id(),
                finding.state().name().toLowerCase(Locale.ROOT),
                finding.checked(),
                promise.sentence() + more);
    }

    private static String records(Verdict verdict) {
        return String.format(
                Locale.ROOT,
                "%,d committed records read, %,d of aborted transactions hidden",
                sum(verdict.read()),
                sum(verdict.hidden()));
    }

    private static long sum(SortedMap<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
