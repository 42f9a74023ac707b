package ai.hanzo.hmm.check.driven;

import ai.hanzo.hmm.wire.Attest;
import ai.hanzo.hmm.wire.HeldAttestation;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Objects;

/// What was reported and attested over three real days, each time with one thing planted that is
/// not so.
@ExtendWith(ThreeDays.class)
class ReportOffencesTest {
    private final Planting planting;

    ReportOffencesTest(Driven threeDays) {
        planting = new Planting(threeDays);
    }

    @Test
    void aMedianThatAnotherObserverMade() {
        planting.bucket(
                it -> it.getObservers() == 5 && it.getLatencyP95Ms() != null,
                it ->
                        it.setLatencyP95Ms(
                                it.getObserved().stream()
                                        .map(means -> means.getLatencyP95Ms())
                                        .filter(Objects::nonNull)
                                        .filter(mean -> !mean.equals(it.getLatencyP95Ms()))
                                        .findFirst()
                                        .orElseThrow()));
        planting.found("is not what its reports give: latencyP95Ms is");
    }

    @Test
    void aBucketThatTheMarketWasNotTold() {
        planting.logs.tamper(
                planting.topics.marketCommands(),
                it -> it.getBody() instanceof QualityBucket,
                _ -> List.of());
        planting.found("was not told of the bucket of provider-");
    }

    @Test
    void aBucketThatNobodyReported() {
        planting.bucket(_ -> true, it -> it.setStartMs(it.getStartMs() - 1_800_000));
        planting.found("which no report gives");
    }

    @Test
    void aReportThatSaidSomethingElse() {
        planting.logs.tamper(
                planting.topics.telemetry(),
                it -> it.getProvider().equals("provider-01") && isLatency(it.getBody()),
                it -> {
                    var report =
                            TelemetryReport.newBuilder((TelemetryReport) it.getFirst().getBody());
                    report.setLatencyP95Ms(report.getLatencyP95Ms() + 1_000);
                    return List.of(new TelemetryRecord("provider-01", report.build()));
                });
        planting.found("is not what its reports give: observed is");
    }

    @Test
    void evidenceThatDoesNotProve() {
        planting.logs.tamper(
                planting.topics.marketCommands(),
                it -> it.getBody() instanceof HeldAttestation,
                it -> List.of(withOtherRate(it.getFirst())));
        planting.found("does not prove its claim and was accepted");
    }

    private static MarketCommand withOtherRate(MarketCommand command) {
        var held = (HeldAttestation) command.getBody();
        var attest = held.getAttestation();
        attest = Attest.newBuilder(attest).setRateMicros(attest.getRateMicros() + 1).build();
        return MarketCommand.newBuilder(command)
                .setBody(new HeldAttestation(attest, held.getPublicKey()))
                .build();
    }

    private static boolean isLatency(Object body) {
        return body instanceof TelemetryReport report
                && report.getObserver().equals("o1")
                && report.getLatencyP95Ms() != null;
    }
}
