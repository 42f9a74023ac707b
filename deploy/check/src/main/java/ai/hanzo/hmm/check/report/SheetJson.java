package ai.hanzo.hmm.check.report;

import ai.hanzo.hmm.check.sum.AssetSheet;
import ai.hanzo.hmm.check.sum.AssetSheet.Part;
import ai.hanzo.hmm.check.sum.ConservationReport;

import java.util.LinkedHashMap;
import java.util.Map;

/// Where everything is, as JSON; amounts are decimal strings:
///
/// ```
/// {"atRest": true, "assets": [{"asset": "HANZO", "deposited": "5400", "withdrawn": "50", "free":
///  "4262", ..., "inFlight": "0", "difference": "0"}, ...]}
/// ```
final class SheetJson {
    private SheetJson() {}

    static Map<String, Object> fields(ConservationReport report) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("atRest", report.atRest());
        fields.put("assets", report.assets().stream().map(SheetJson::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(AssetSheet sheet) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("asset", sheet.asset());
        put(fields, sheet.in());
        for (var way : sheet.out()) put(fields, way);
        for (var place : sheet.places()) put(fields, place);
        fields.put("difference", Micros.text(sheet.difference()));
        sheet.owed().ifPresent(owed -> put(fields, owed));
        sheet.owed()
                .flatMap(owed -> sheet.owedDifference().map(more -> new Part(owed.name(), more)))
                .ifPresent(d -> fields.put(d.name() + "Difference", Micros.text(d.micros())));
        return fields;
    }

    private static void put(Map<String, Object> fields, Part part) {
        fields.put(part.name(), Micros.text(part.micros()));
    }
}
