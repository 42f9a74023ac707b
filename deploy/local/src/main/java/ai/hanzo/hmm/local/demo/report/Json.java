package ai.hanzo.hmm.local.demo.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.LinkedHashMap;

/// A report as one JSON object on one line.
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static String line(Report report) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("orders", report.orders());
        fields.put("refusals", report.refusals());
        fields.put("settlements", report.settlements());
        fields.put("bookSettlements", report.bookSettlements());
        fields.put("poolSettlements", report.poolSettlements());
        fields.put("notional", Decimals.exact(report.notionalMicros()));
        fields.put("allocations", report.allocations());
        fields.put("tokensVerified", report.tokensVerified());
        fields.put("telemetryReports", report.telemetryReports());
        fields.put("seconds", report.seconds());
        fields.put("latencyMsP50", report.latencyMsP50());
        fields.put("latencyMsP99", report.latencyMsP99());
        fields.put("imbalance", report.imbalance());
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always writable", e);
        }
    }
}
