package ai.hanzo.hmm.check.report;

import ai.hanzo.hmm.check.sum.AssetSheet;
import ai.hanzo.hmm.check.sum.AssetSheet.Part;
import ai.hanzo.hmm.check.sum.ConservationReport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Where everything is, for people: a line an asset, of those that there are.
///
/// ```
/// HANZO: 5400 deposited - 50 withdrawn = 4262 free + 1000 held + 88 pools + ...; difference 0
/// ```
final class SheetText {
    private SheetText() {}

    static List<String> lines(ConservationReport report) {
        var lines = new ArrayList<String>();
        for (var sheet : report.assets()) if (!sheet.isEmpty()) lines.add(line(sheet));
        if (!lines.isEmpty() && !report.atRest()) {
            lines.add("    not at rest: differences are what moved meanwhile");
        }
        if (!lines.isEmpty()) lines.add("");
        return lines;
    }

    private static String line(AssetSheet sheet) {
        var places =
                sheet.places().stream().map(SheetText::part).collect(Collectors.joining(" + "));
        var line = new StringBuilder();
        line.append(sheet.asset()).append(": ").append(part(sheet.in()));
        for (var way : sheet.out()) line.append(" - ").append(part(way));
        line.append(" = ").append(places);
        line.append("; difference ").append(Micros.text(sheet.difference()));
        sheet.owed().ifPresent(owed -> line.append("; ").append(part(owed)));
        sheet.owedDifference()
                .ifPresent(more -> line.append(", difference ").append(Micros.text(more)));
        return line.toString();
    }

    private static String part(Part part) {
        return Micros.text(part.micros()) + " " + words(part.name());
    }

    /// `inFlight` is `in flight`.
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
