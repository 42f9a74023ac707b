package ai.hanzo.hmm.door.request;

import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;

/// An observer's report about a provider (rules, section 7).
public final class TelemetryRequests {
    private TelemetryRequests() {}

    /// `provider, market, observer, sequence, eventTimeMs` and what was measured: `latencyP95Ms,
    /// throughput, availabilityPpm, accuracyPpm`.
    public static TelemetryRecord read(Fields fields) {
        var provider = fields.account("provider");
        var report =
                TelemetryReport.newBuilder()
                        .setMarket(fields.market())
                        .setObserver(fields.account("observer"))
                        .setSequence(fields.whole("sequence", 0, Long.MAX_VALUE))
                        .setEventTimeMs(fields.whole("eventTimeMs", 0, Long.MAX_VALUE));
        if (fields.has("latencyP95Ms")) {
            report.setLatencyP95Ms(fields.whole("latencyP95Ms", 0, Long.MAX_VALUE));
        }
        if (fields.has("throughput")) report.setThroughputMicros(fields.amount("throughput"));
        if (fields.has("availabilityPpm")) {
            report.setAvailabilityPpm(fields.ppm("availabilityPpm"));
        }
        if (fields.has("accuracyPpm")) report.setAccuracyPpm(fields.ppm("accuracyPpm"));
        fields.end();
        return new TelemetryRecord(provider, report.build());
    }

    /// By which a repeated report is recognised.
    public static String idOf(TelemetryRecord report) {
        return report.getBody() instanceof TelemetryReport body
                ? body.getObserver() + ":" + body.getSequence()
                : "";
    }
}
