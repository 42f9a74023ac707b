package ai.hanzo.hmm.check.driven;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.Settlement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

/// What bonds and the fund take and give over three real days, each time with one thing planted
/// that is not so.
@ExtendWith(ThreeDays.class)
class MoneyOffencesTest {
    private final Planting planting;

    MoneyOffencesTest(Driven threeDays) {
        planting = new Planting(threeDays);
    }

    @Test
    void aBonusThatIsTooHigh() {
        planting.day(
                it -> it.getBonusMicros() > 0, it -> it.setBonusMicros(it.getBonusMicros() + 1));
        planting.found("day is");
    }

    @Test
    void aPenaltyThatIsForgiven() {
        planting.day(it -> it.getPenaltyMicros() > 0, it -> it.setPenaltyMicros(0L));
        planting.found("day is");
    }

    @Test
    void aDayOfAnotherFund() {
        planting.day(it -> it.getFundMicros() > 0, it -> it.setFundMicros(it.getFundMicros() - 1));
        planting.found("day is");
    }

    @Test
    void aBonusPostedOverWhatIsDue() {
        planting.posting("INCENTIVE", it -> it.setFreeMicros(it.getFreeMicros() + 1));
        planting.found("INCENTIVE of provider-");
    }

    @Test
    void aSlashThatIsNotPosted() {
        planting.posting("SLASH", it -> it.setHeldMicros(0L));
        planting.found("SLASH of provider-");
    }

    @Test
    void aSaleThatEarnedMore() {
        planting.logs.tamper(
                planting.topics.settlements(),
                it -> it.getTakerFeeMicros() > 0,
                it ->
                        List.of(
                                Settlement.newBuilder(it.getFirst())
                                        .setTakerFeeMicros(it.getFirst().getTakerFeeMicros() + 2)
                                        .build()));
        planting.found("day is");
    }

    @Test
    void aFundThatIsShownFuller() {
        var last = planting.logs.all(planting.topics.markets()).getLast();
        planting.logs.put(
                planting.topics.markets(),
                SeveralDays.MARKET,
                MarketStatus.newBuilder(last)
                        .setQualityFundMicros(last.getQualityFundMicros() + 1)
                        .build(),
                planting.timeMs());
        planting.found("the quality fund of " + SeveralDays.MARKET);
    }

    @Test
    void aRefundThatIsLess() {
        planting.logs.tamper(
                planting.topics.allocations(),
                it -> it.getCloseReason().equals("PROVIDER_FAULT"),
                it ->
                        List.of(
                                Allocation.newBuilder(it.getFirst())
                                        .setRefundMicros(it.getFirst().getRefundMicros() - 1)
                                        .build()));
        planting.found("is owed");
    }
}
