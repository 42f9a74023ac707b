package ai.hanzo.hmm.check.driven;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.check.Finding.State;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.ScoredBucket;
import ai.hanzo.hmm.wire.Strike;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Map;

/// What is published of providers over three real days, each time with one thing planted that is
/// not so.
@ExtendWith(ThreeDays.class)
class ScoreOffencesTest {
    private final Planting planting;

    ScoreOffencesTest(Driven threeDays) {
        planting = new Planting(threeDays);
    }

    @Test
    void asTheyAreTheyHold() {
        assertThat(planting.audit().state()).isEqualTo(State.HOLDS);
    }

    @Test
    void aScoreThatIsTooHigh() {
        planting.score(Planting::isFolded, s -> s.setScorePpm(s.getScorePpm() + 1));
        planting.found("scorePpm is");
    }

    @Test
    void aGradeThatIsNotOfTheScore() {
        planting.score(Planting::isFolded, s -> s.setGradePpm(s.getGradePpm() - 1));
        planting.found("gradePpm is");
    }

    @Test
    void aFoldThatIsWrong() {
        planting.score(Planting::isFolded, s -> s.setAvailabilityPpm(s.getAvailabilityPpm() / 2));
        planting.found("availabilityPpm is");
    }

    @Test
    void anObserverWhoseMeanIsAnother() {
        planting.score(
                Planting::isFolded,
                s ->
                        s.setBucket(
                                ScoredBucket.newBuilder(s.getBucket())
                                        .setObserved(List.of())
                                        .build()));
        planting.found("bucket is");
    }

    @Test
    void anAbsenceThatIsExcused() {
        planting.score(
                s -> s.getBucket() != null && s.getBucket().getAbsent(),
                s -> s.setBucket(ScoredBucket.newBuilder(s.getBucket()).setAbsent(false).build()));
        planting.found("bucket is");
    }

    @Test
    void aStrikeThatIsSwallowed() {
        planting.score(s -> !s.getStrikes().isEmpty(), s -> s.setStrikes(List.of()));
        planting.found("strikes is");
    }

    @Test
    void aStrikeWithOtherFigures() {
        planting.score(
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
        planting.found("strikes is");
    }

    @Test
    void aSuspensionThatIsKeptQuiet() {
        planting.score(
                s -> s.getStanding() == ProviderStanding.SUSPENDED,
                s -> s.setStanding(ProviderStanding.ACTIVE));
        planting.found("standing is SUSPENDED");
    }

    @Test
    void aRankThatIsNotIts() {
        planting.day(it -> it.getRank() == 1, it -> it.setRank(2));
        planting.found("day is");
    }

    @Test
    void theLastOfAProviderIsMissing() {
        var last =
                planting.logs.all(planting.topics.quality()).stream()
                        .filter(it -> it.getProvider().equals("provider-05"))
                        .toList()
                        .getLast();
        planting.logs.tamper(planting.topics.quality(), last::equals, _ -> List.of());
        planting.found("provider-05 in " + SeveralDays.MARKET + " must be published as");
    }

    @Test
    void whatCompactionMayTakeIsNotMissed() {
        planting.logs.tamper(planting.topics.quality(), Planting::isFolded, _ -> List.of());
        planting.logs.tamper(planting.topics.quality(), Planting::isFolded, _ -> List.of());
        assertThat(planting.audit().state()).isEqualTo(State.HOLDS);
    }

    @Test
    void whatIsUnderWayIsNotJudged() {
        planting.logs.underWay(10);
        assertThat(planting.audit().state()).isEqualTo(State.UNJUDGED);
    }
}
