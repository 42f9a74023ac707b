package ai.hanzo.hmm.check.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.SetMarketTerms;
import ai.hanzo.hmm.wire.TelemetryReport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// Which reports the auditor counts.
class AdmissionTest {
    private static final String MARKET = "gpu-inference/h100";
    private static final long OPENED_MS = 10_000_000_000L;
    private static final long BONDED_MS = OPENED_MS + 3_600_000;
    private static final long LATER_MS = BONDED_MS + 3_600_000;
    private static final long BUCKET_MS = 300_000;
    private static final long GRACE_MS = 600_000;

    private final Known known = new Known();
    private final Admission admission = new Admission(known);

    @BeforeEach
    void open() {
        var create = new CreateMarket(definition("eye"), MarketPhase.ACTIVE);
        known.take(MARKET, new MarketCommand(MARKET, "", "o", create), OPENED_MS);
        var bond = new PostBond(MARKET, 1L);
        known.take(MARKET, new MarketCommand(MARKET, "acme", "b", bond), BONDED_MS);
    }

    @Test
    void aReportCountsUntilItsBucketIsDueAndNotAMillisecondLonger() {
        long startMs = LATER_MS - LATER_MS % BUCKET_MS;
        long dueMs = startMs + BUCKET_MS + GRACE_MS;
        assertThat(at("eye", startMs, dueMs, "")).map(Due::startMs).contains(startMs);
        assertThat(at("eye", startMs + BUCKET_MS - 1, dueMs, "")).isPresent();
        assertThat(at("eye", startMs, dueMs + 1, "")).isEmpty();
    }

    @Test
    void whatHasNotHappenedDoesNotCount() {
        assertThat(at("eye", LATER_MS + 60_000, LATER_MS, "")).isPresent();
        assertThat(at("eye", LATER_MS + 60_001, LATER_MS, "")).isEmpty();
    }

    @Test
    void onlyObserversCountAndTheProviderItself() {
        assertThat(at("acme", LATER_MS, LATER_MS, "")).isPresent();
        assertThat(at("stranger", LATER_MS, LATER_MS, "")).isEmpty();
    }

    @Test
    void thatAProviderIsUnknownIsBelievedForAnHourAfterItsBond() {
        long anHour = BONDED_MS + 3_600_000;
        assertThat(at("eye", BONDED_MS, anHour - 1, "UNKNOWN_PROVIDER")).isEmpty();
        assertThat(at("eye", anHour, anHour, "UNKNOWN_PROVIDER")).isPresent();
    }

    @Test
    void otherReasonsAreReckonedAndNotBelieved() {
        assertThat(at("eye", LATER_MS, LATER_MS, "LATE")).isPresent();
        assertThat(at("eye", LATER_MS, LATER_MS, "UNKNOWN_OBSERVER")).isPresent();
        assertThat(at("eye", LATER_MS, LATER_MS, "UNKNOWN_MARKET")).isPresent();
    }

    @Test
    void whoWasNotAlwaysAnObserverIsOneUnlessItsReportIsBuried() {
        var terms = new SetMarketTerms(definition("ear"));
        known.take(MARKET, new MarketCommand(MARKET, "", "t", terms), LATER_MS);
        assertThat(at("ear", LATER_MS, LATER_MS, "")).isPresent();
        assertThat(at("ear", LATER_MS, LATER_MS, "UNKNOWN_OBSERVER")).isEmpty();
    }

    private Optional<Due> at(String observer, long eventMs, long appendedMs, String buried) {
        var report =
                TelemetryReport.newBuilder()
                        .setMarket(MARKET)
                        .setObserver(observer)
                        .setSequence(1)
                        .setEventTimeMs(eventMs)
                        .build();
        return admission.bucket(
                "acme",
                report,
                appendedMs,
                appendedMs,
                () -> Optional.of(buried).filter(it -> !it.isEmpty()));
    }

    private static MarketDefinition definition(String observer) {
        return MarketDefinition.newBuilder()
                .setMarket(MARKET)
                .setRawUnit("")
                .setSecondsPerRaw(1)
                .setRateUnit("")
                .setDefaultRateMicros(1)
                .setTickMicros(1)
                .setLotMicros(1)
                .setMinNotionalMicros(1)
                .setReferencePriceMicros(1)
                .setLatencyReferenceMs(1)
                .setLatencyMaximumMs(2)
                .setThroughputReferenceMicros(1)
                .setObservers(List.of(observer))
                .build();
    }
}
