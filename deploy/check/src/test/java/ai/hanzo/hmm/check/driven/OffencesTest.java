package ai.hanzo.hmm.check.driven;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.check.Finding.State;
import ai.hanzo.hmm.check.tiny.MemoryLogs;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Attest;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.HeldAttestation;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.ProviderDay;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.ScoredBucket;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.Strike;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Records of three real days, each time with one thing planted that is not so.
class OffencesTest {
    @TempDir static Path folder;

    private static Driven driven;
    private MemoryLogs logs;

    @BeforeAll
    static void play() {
        driven = SeveralDays.play(folder, 4, 3);
    }

    @AfterAll
    static void close() {
        driven.close();
    }

    @BeforeEach
    void copy() {
        logs = driven.logs.copy();
    }

    @Test
    void asTheyAreTheyHold() {
        assertThat(ScoresTest.audit(logs, driven).state()).isEqualTo(State.HOLDS);
    }

    @Test
    void aScoreThatIsTooHigh() {
        score(OffencesTest::isFolded, s -> s.setScorePpm(s.getScorePpm() + 1));
        found("scorePpm is");
    }

    @Test
    void aGradeThatIsNotOfTheScore() {
        score(OffencesTest::isFolded, s -> s.setGradePpm(s.getGradePpm() - 1));
        found("gradePpm is");
    }

    @Test
    void aFoldThatIsWrong() {
        score(OffencesTest::isFolded, s -> s.setAvailabilityPpm(s.getAvailabilityPpm() / 2));
        found("availabilityPpm is");
    }

    @Test
    void anObserverWhoseMeanIsAnother() {
        score(
                OffencesTest::isFolded,
                s ->
                        s.setBucket(
                                ScoredBucket.newBuilder(s.getBucket())
                                        .setObserved(List.of())
                                        .build()));
        found("bucket is");
    }

    @Test
    void anAbsenceThatIsExcused() {
        score(
                s -> s.getBucket() != null && s.getBucket().getAbsent(),
                s -> s.setBucket(ScoredBucket.newBuilder(s.getBucket()).setAbsent(false).build()));
        found("bucket is");
    }

    @Test
    void aStrikeThatIsSwallowed() {
        score(s -> !s.getStrikes().isEmpty(), s -> s.setStrikes(List.of()));
        found("strikes is");
    }

    @Test
    void aStrikeWithOtherFigures() {
        score(
                s -> s.getStrikes().stream().anyMatch(it -> it.getReason().equals("LOW_SCORE")),
                s ->
                        s.setStrikes(
                                s.getStrikes().stream()
                                        .map(
                                                it ->
                                                        Strike.newBuilder(it)
                                                                .setFigures(Map.of("scorePpm", 1L))
                                                                .build())
                                        .toList()));
        found("strikes is");
    }

    @Test
    void aSuspensionThatIsKeptQuiet() {
        score(
                s -> s.getStanding() == ProviderStanding.SUSPENDED,
                s -> s.setStanding(ProviderStanding.ACTIVE));
        found("standing is SUSPENDED");
    }

    @Test
    void aBonusThatIsTooHigh() {
        day(it -> it.getBonusMicros() > 0, it -> it.setBonusMicros(it.getBonusMicros() + 1));
        found("day is");
    }

    @Test
    void aPenaltyThatIsForgiven() {
        day(it -> it.getPenaltyMicros() > 0, it -> it.setPenaltyMicros(0L));
        found("day is");
    }

    @Test
    void aRankThatIsNotIts() {
        day(it -> it.getRank() == 1, it -> it.setRank(2));
        found("day is");
    }

    @Test
    void aDayOfAnotherFund() {
        day(it -> it.getFundMicros() > 0, it -> it.setFundMicros(it.getFundMicros() - 1));
        found("day is");
    }

    @Test
    void aBonusPostedOverWhatIsDue() {
        posting("INCENTIVE", it -> it.setFreeMicros(it.getFreeMicros() + 1));
        found("INCENTIVE of provider-");
    }

    @Test
    void aSlashThatIsNotPosted() {
        posting("SLASH", it -> it.setHeldMicros(0L));
        found("SLASH of provider-");
    }

    @Test
    void aMedianThatAnotherObserverMade() {
        bucket(
                it -> it.getObservers() == 5 && it.getLatencyP95Ms() != null,
                it ->
                        it.setLatencyP95Ms(
                                it.getObserved().stream()
                                        .map(means -> means.getLatencyP95Ms())
                                        .filter(Objects::nonNull)
                                        .filter(mean -> !mean.equals(it.getLatencyP95Ms()))
                                        .findFirst()
                                        .orElseThrow()));
        found("is not what its reports give: latencyP95Ms is");
    }

    @Test
    void aBucketThatTheMarketWasNotTold() {
        logs.tamper(
                driven.topics.marketCommands(),
                it -> it.getBody() instanceof QualityBucket,
                _ -> List.of());
        found("was not told of the bucket of provider-");
    }

    @Test
    void aBucketThatNobodyReported() {
        bucket(_ -> true, it -> it.setStartMs(it.getStartMs() - 1_800_000));
        found("which no report gives");
    }

    @Test
    void aReportThatSaidSomethingElse() {
        logs.tamper(
                driven.topics.telemetry(),
                it -> it.getProvider().equals("provider-01") && isLatency(it.getBody()),
                it -> {
                    var report =
                            TelemetryReport.newBuilder((TelemetryReport) it.getFirst().getBody());
                    report.setLatencyP95Ms(report.getLatencyP95Ms() + 1_000);
                    return List.of(new TelemetryRecord("provider-01", report.build()));
                });
        found("is not what its reports give: observed is");
    }

    @Test
    void aSaleThatEarnedMore() {
        logs.tamper(
                driven.topics.settlements(),
                it -> it.getTakerFeeMicros() > 0,
                it ->
                        List.of(
                                Settlement.newBuilder(it.getFirst())
                                        .setTakerFeeMicros(it.getFirst().getTakerFeeMicros() + 2)
                                        .build()));
        found("day is");
    }

    @Test
    void aFundThatIsShownFuller() {
        var last = logs.all(driven.topics.markets()).getLast();
        logs.put(
                driven.topics.markets(),
                SeveralDays.MARKET,
                MarketStatus.newBuilder(last)
                        .setQualityFundMicros(last.getQualityFundMicros() + 1)
                        .build(),
                driven.timeMs());
        found("the quality fund of " + SeveralDays.MARKET);
    }

    @Test
    void evidenceThatDoesNotProve() {
        logs.tamper(
                driven.topics.marketCommands(),
                it -> it.getBody() instanceof HeldAttestation,
                it -> List.of(withOtherRate(it.getFirst())));
        found("does not prove its claim and was accepted");
    }

    @Test
    void aRefundThatIsLess() {
        logs.tamper(
                driven.topics.allocations(),
                it -> it.getCloseReason().equals("PROVIDER_FAULT"),
                it ->
                        List.of(
                                Allocation.newBuilder(it.getFirst())
                                        .setRefundMicros(it.getFirst().getRefundMicros() - 1)
                                        .build()));
        found("is owed");
    }

    @Test
    void theLastOfAProviderIsMissing() {
        var last =
                logs.all(driven.topics.quality()).stream()
                        .filter(it -> it.getProvider().equals("provider-05"))
                        .toList()
                        .getLast();
        logs.tamper(driven.topics.quality(), last::equals, _ -> List.of());
        found("provider-05 in " + SeveralDays.MARKET + " must be published as");
    }

    @Test
    void whatCompactionMayTakeIsNotMissed() {
        logs.tamper(driven.topics.quality(), OffencesTest::isFolded, _ -> List.of());
        logs.tamper(driven.topics.quality(), OffencesTest::isFolded, _ -> List.of());
        assertThat(ScoresTest.audit(logs, driven).state()).isEqualTo(State.HOLDS);
    }

    @Test
    void whatIsUnderWayIsNotJudged() {
        logs.underWay(10);
        assertThat(ScoresTest.audit(logs, driven).state()).isEqualTo(State.UNJUDGED);
    }

    private void score(Predicate<QualityScore> which, UnaryOperator<QualityScore.Builder> change) {
        logs.tamper(
                driven.topics.quality(),
                which,
                it -> List.of(change.apply(QualityScore.newBuilder(it.getFirst())).build()));
    }

    private void day(Predicate<ProviderDay> which, UnaryOperator<ProviderDay.Builder> change) {
        score(
                it -> it.getDay() != null && which.test(it.getDay()),
                it -> it.setDay(change.apply(ProviderDay.newBuilder(it.getDay())).build()));
    }

    private void bucket(
            Predicate<QualityBucket> which, UnaryOperator<QualityBucket.Builder> change) {
        logs.tamper(
                driven.topics.marketCommands(),
                it -> it.getBody() instanceof QualityBucket bucket && which.test(bucket),
                it -> {
                    var bucket = (QualityBucket) it.getFirst().getBody();
                    var changed = change.apply(QualityBucket.newBuilder(bucket)).build();
                    return List.of(
                            MarketCommand.newBuilder(it.getFirst()).setBody(changed).build());
                });
    }

    private void posting(String reason, UnaryOperator<Posting.Builder> change) {
        logs.tamper(
                driven.topics.executions(),
                it -> it.getPostings().stream().anyMatch(p -> p.getReason().equals(reason)),
                it -> {
                    var postings = new ArrayList<Posting>();
                    for (var posting : it.getFirst().getPostings()) {
                        boolean isIt = posting.getReason().equals(reason);
                        postings.add(
                                isIt ? change.apply(Posting.newBuilder(posting)).build() : posting);
                    }
                    var execution = Execution.newBuilder(it.getFirst()).setPostings(postings);
                    return List.of(execution.build());
                });
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

    private static boolean isFolded(QualityScore score) {
        return score.getBucket() != null && !score.getBucket().getAbsent();
    }

    /// @throws AssertionError unless it is found first
    private void found(String told) {
        var finding = ScoresTest.audit(logs, driven);
        assertThat(finding.state()).isEqualTo(State.BROKEN);
        assertThat(finding.firstOffence()).get().asString().contains(told);
    }
}
