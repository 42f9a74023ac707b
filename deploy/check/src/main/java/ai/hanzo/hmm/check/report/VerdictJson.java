package ai.hanzo.hmm.check.report;

import ai.hanzo.hmm.check.Finding;
import ai.hanzo.hmm.check.Verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A verdict as JSON:
///
/// ```
/// {"holds": false, "promises": {"outcomes": {"state": "broken", "checked": 7, "offences": 1,
///  "firstOffence": "...", "unjudged": []}, ...}, "conservation": {"atRest": true, "assets": [...]}, "read": {"hmm.orders": 7, ...}, "hidden": {...}}
/// ```
public final class VerdictJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private VerdictJson() {}

    /// On one line.
    public static String line(Verdict verdict) {
        try {
            return MAPPER.writeValueAsString(fields(verdict));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verdict is always writable", e);
        }
    }

    /// What becomes a JSON object, to be part of a larger report.
    public static Map<String, Object> fields(Verdict verdict) {
        var promises = new LinkedHashMap<String, Object>();
        for (var finding : verdict.findings()) {
            promises.put(finding.promise().id(), fields(finding));
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("holds", verdict.holds());
        fields.put("promises", promises);
        fields.put("conservation", SheetJson.fields(verdict.conservation()));
        fields.put("read", verdict.read());
        fields.put("hidden", verdict.hidden());
        return fields;
    }

    private static Map<String, Object> fields(Finding finding) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("state", finding.state().name().toLowerCase(Locale.ROOT));
        fields.put("checked", finding.checked());
        fields.put("offences", finding.offences());
        finding.firstOffence().ifPresent(offence -> fields.put("firstOffence", offence));
        fields.put("unjudged", finding.unjudged());
        return fields;
    }
}
