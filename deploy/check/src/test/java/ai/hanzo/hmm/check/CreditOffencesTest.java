package ai.hanzo.hmm.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.AccountNotice;
import ai.hanzo.hmm.wire.Credit;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.HeldOrder;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.SetOwnerGroup;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Predicate;

/// What is said of credits, sweeps and stamped fees that are not what they must be.
class CreditOffencesTest {
    private static final Predicate<AccountNotice> GIFT =
            notice -> notice.getBody() instanceof Credit;
    private static final Predicate<AccountNotice> GROUP =
            notice -> notice.getBody() instanceof SetOwnerGroup;
    private static final Predicate<Execution> SWEPT =
            execution -> execution.getAccount().equals("@treasury");

    private final Examined records = new Examined();

    @Test
    void aCreditThatIsGivenTwiceIsFound() {
        records.logs.tamper(
                records.topics.credits(), GIFT, one -> List.of(one.getFirst(), one.getFirst()));
        records.broken(Promise.CREDITS, "gives what nobody sent, or gives it again");
    }

    @Test
    void aCreditThatIsSwallowedIsFound() {
        records.logs.tamper(records.topics.credits(), GIFT, _ -> List.of());
        records.broken(
                Promise.CREDITS, "is not posted as sent as often as it was given to a credit");
    }

    @Test
    void aCreditOfAnotherAmountIsFound() {
        records.logs.tamper(
                records.topics.credits(),
                GIFT,
                one -> {
                    var credit = (Credit) one.getFirst().getBody();
                    var more = Credit.newBuilder(credit).setAmountMicros(7).build();
                    return List.of(new AccountNotice(one.getFirst().getAccount(), more));
                });
        records.broken(
                Promise.CREDITS, "gives another thing than the command it stands for, t.transfers");
    }

    @Test
    void aCreditThatIsReceivedTwiceIsFound() {
        records.logs.tamper(
                records.topics.executions(),
                receiving(),
                one -> {
                    var twice = List.of(received(one.getFirst()), received(one.getFirst()));
                    return List.of(Examined.posting(one.getFirst(), twice));
                });
        records.broken(Promise.CREDITS, "receives what was not sent, or received before");
        records.broken(Promise.CONSERVATION, "HANZO: -1000000 micro-units sent and not received");
    }

    @Test
    void aCreditThatNobodyReceivesIsFoundOnceTheExchangeIsThroughWithIt() {
        records.logs.tamper(records.topics.executions(), receiving(), _ -> List.of());
        records.broken(Promise.CREDITS, "was neither received nor returned");
        records.broken(Promise.CONSERVATION, "HANZO: 1000000 micro-units sent and not received");
        records.logs.underWay(1_000);
        assertThat(records.of(Promise.CREDITS).unjudged())
                .containsExactly("commands are under way");
    }

    @Test
    void aCreditThatIsReturnedIsReceivedByItsSender() {
        records.logs.tamper(
                records.topics.executions(),
                receiving(),
                one -> {
                    var back = new Credit("trader-5", "gift", "HANZO", 1_000_000L, true);
                    var notice = new AccountNotice("trader-4", back);
                    records.logs.put(records.topics.credits(), "trader-4", notice, 1L);
                    return List.of();
                });
        records.broken(Promise.CREDITS, "\"returned\": true}}) was neither received nor returned");
    }

    @Test
    void aSweepThatTakesTwiceIsFound() {
        records.logs.tamper(
                records.topics.executions(),
                SWEPT,
                one -> {
                    var all = one.getFirst().getPostings();
                    var twice = List.of(all.getFirst(), all.getFirst());
                    return List.of(Examined.posting(one.getFirst(), twice));
                });
        records.broken(Promise.CONSERVATION, "is what came and has not left: ");
        records.broken(Promise.REPLAY, "for gpu-inference/h100): the replay gives");
    }

    @Test
    void aSweepToSomebodyElseIsFound() {
        records.logs.tamper(
                records.topics.executions(),
                Examined.answering("w"),
                one ->
                        List.of(
                                Examined.posting(
                                        one.getFirst(),
                                        List.of(new Posting("HANZO", "SWEEP", 1L, 0L)))));
        records.broken(
                Promise.CONSERVATION,
                "ledger posts SWEEP of HANZO to trader-3, which is no sweep to the treasury");
    }

    @Test
    void feesThatNoDiscountGivesAreFound() {
        records.logs.tamper(
                records.topics.marketCommands(),
                c -> c.getId().equals("cheap"),
                one -> {
                    var held = (HeldOrder) one.getFirst().getBody();
                    var other = HeldOrder.newBuilder(held).setTakerFeePpm(2_849).build();
                    return List.of(MarketCommand.newBuilder(one.getFirst()).setBody(other).build());
                });
        records.broken(
                Promise.HOLDS, "trader-9 cheap pays 2849 and 950 ppm, which no discount gives");
    }

    @Test
    void anOwnerGroupThatIsNotPassedOnIsFound() {
        records.logs.tamper(records.topics.credits(), GROUP, _ -> List.of());
        records.broken(
                Promise.OUTCOMES, "\"group\": \"family\"}}) was taken in and has no outcome");
    }

    @Test
    void anOwnerGroupThatNobodySetIsFound() {
        records.logs.tamper(
                records.topics.operatorCommands(),
                command -> command.getBody() instanceof SetOwnerGroup,
                _ -> List.of());
        records.broken(
                Promise.ATOMICITY, "\"group\": \"family\"}}) stands for no committed command");
    }

    private static Predicate<Execution> receiving() {
        return execution ->
                execution.getPostings().stream().anyMatch(p -> p.getReason().equals("RECEIVE"));
    }

    private static Posting received(Execution execution) {
        return execution.getPostings().getFirst();
    }
}
