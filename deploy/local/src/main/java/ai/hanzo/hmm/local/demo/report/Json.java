package ai.hanzo.hmm.local.demo.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.LinkedHashMap;
import java.util.Map;

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
        putService(fields, report.service());
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

    private static void putService(Map<String, Object> fields, Service service) {
        fields.put("tokensLate", service.tokensLate());
        fields.put("ended", service.ended());
        fields.put("startMsP50", service.startMsP50());
        fields.put("suspended", service.suspended());
        fields.put("back", service.back());
        var disputes = new LinkedHashMap<String, Long>();
        disputes.put("upheld", service.upheld());
        disputes.put("dismissed", service.dismissed());
        fields.put("disputes", disputes);
        fields.put("uncounted", service.uncounted());
        fields.put("serviceRefusals", service.refused());
        var units = new LinkedHashMap<String, String>();
        units.put("bought", Decimals.exact(service.units().bought()));
        units.put("delivered", Decimals.exact(service.units().delivered()));
        units.put("refunded", Decimals.exact(service.units().refunded()));
        units.put("lapsed", Decimals.exact(service.units().lapsed()));
        units.put("running", Decimals.exact(service.units().running()));
        units.put("held", Decimals.exact(service.units().held()));
        fields.put("units", units);
        var refunds = new LinkedHashMap<String, String>();
        refunds.put("fromBonds", Decimals.exact(service.refunds().fromBonds()));
        refunds.put("fromFund", Decimals.exact(service.refunds().fromFund()));
        refunds.put("shortfall", Decimals.exact(service.refunds().shortfall()));
        fields.put("refunds", refunds);
    }
}
