package ai.hanzo.hmm.chaos.report;

import ai.hanzo.hmm.chaos.ChaosSettings;
import ai.hanzo.hmm.chaos.life.LifeCounts;
import ai.hanzo.hmm.chaos.life.Stillness;
import ai.hanzo.hmm.check.report.VerdictJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A report as one JSON object on one line.
public final class ReportJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReportJson() {}

    public static String line(Report report) {
        try {
            return MAPPER.writeValueAsString(fields(report));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always writable", e);
        }
    }

    private static Map<String, Object> fields(Report report) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("clean", report.isClean());
        fields.put("settings", settings(report.settings()));
        fields.put("commands", commands(report));
        fields.put("latencyMs", latency(report));
        fields.put(
                "deadLetters", Map.of("expected", report.poisoned(), "seen", report.deadLetters()));
        fields.put("logs", signs(report.signs()));
        fields.put("allocations", lives(report.lives()));
        fields.put("marketTime", stillness(report.stillness()));
        fields.put("recoveries", recoveries(report));
        fields.put("faults", report.faults().stream().map(ReportJson::fault).toList());
        fields.put("verdict", VerdictJson.fields(report.verdict()));
        fields.put("violations", report.violations());
        return fields;
    }

    private static Map<String, Object> settings(ChaosSettings settings) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("seed", settings.seed());
        fields.put("minutes", settings.length().toMillis() / 60e3);
        fields.put("brokers", settings.brokers());
        fields.put("groupProtocol", settings.groupProtocol().name().toLowerCase(Locale.ROOT));
        fields.put("standbys", settings.standbys());
        fields.put("commitIntervalMs", settings.commitIntervalMs());
        fields.put("rate", settings.rate());
        return fields;
    }

    private static Map<String, Object> commands(Report report) {
        var counts = report.commands();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("sent", counts.sent());
        fields.put("answered", counts.answered());
        fields.put("refused", counts.refused());
        fields.put("askedAgain", counts.resent());
        fields.put("telemetryReports", counts.reports());
        return fields;
    }

    private static Map<String, Object> latency(Report report) {
        var latency = report.latencyMicros();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("p50", latency.getValueAtPercentile(50) / 1e3);
        fields.put("p99", latency.getValueAtPercentile(99) / 1e3);
        fields.put("max", latency.getMaxValue() / 1e3);
        return fields;
    }

    private static Map<String, Object> signs(Signs signs) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("fencings", signs.fenced());
        fields.put("threadsBegunAnew", signs.replacedThreads());
        fields.put("markersLeftOut", signs.skippedMarkers());
        fields.put("recordsOutOfOrder", signs.outOfOrder());
        return fields;
    }

    private static Map<String, Object> lives(LifeCounts lives) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("ended", lives.ended());
        fields.put("byReason", lives.byReason());
        fields.put("suspended", lives.suspended());
        fields.put("neverStarted", lives.neverStarted());
        fields.put("fellSilent", lives.fellSilent());
        fields.put("unheard", lives.unheard());
        fields.put("upheld", lives.upheld());
        fields.put("dismissed", lives.dismissed());
        fields.put("deliveredMicros", lives.deliveredMicros());
        fields.put("refundedMicros", lives.refundedMicros());
        fields.put("lapsedMicros", lives.lapsedMicros());
        fields.put("refundMicros", lives.refundMicros());
        fields.put("shortfallMicros", lives.shortfallMicros());
        return fields;
    }

    private static Map<String, Object> stillness(Stillness stillness) {
        return Map.of("silences", stillness.silences(), "longestMs", stillness.longestMs());
    }

    private static Map<String, Object> recoveries(Report report) {
        var kinds = new LinkedHashMap<String, Object>();
        report.recoveries()
                .forEach(
                        (kind, recoveries) -> {
                            var fields = new LinkedHashMap<String, Object>();
                            fields.put("faults", recoveries.faults());
                            recoveries
                                    .times()
                                    .ifPresent(
                                            times -> {
                                                fields.put("minMs", times.leastMs());
                                                fields.put("medianMs", times.medianMs());
                                                fields.put("maxMs", times.mostMs());
                                            });
                            kinds.put(kind.id(), fields);
                        });
        return kinds;
    }

    private static Map<String, Object> fault(Happened happened) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", happened.fault().kind().id());
        fields.put("target", happened.fault().target());
        fields.put("gently", happened.fault().gently());
        fields.put("atMs", happened.at().toMillis());
        happened.recovery().ifPresent(recovery -> fields.put("recoveryMs", recovery.toMillis()));
        return fields;
    }
}
