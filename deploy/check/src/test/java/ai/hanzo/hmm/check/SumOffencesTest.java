package ai.hanzo.hmm.check;

import static ai.hanzo.hmm.check.Examined.posting;

import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.AssetBalance;
import ai.hanzo.hmm.wire.Candle;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.Settlement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// What is said of records that do not add up, or are not what their causes give.
class SumOffencesTest {
    private final Examined records = new Examined();

    @Test
    void aLegThatIsLostIsFound() {
        records.logs.tamper(
                records.topics.settlements(),
                s -> s.getSequence() == 3,
                one -> {
                    var s = one.getFirst();
                    var legs = s.getLegs().subList(0, s.getLegs().size() - 1);
                    return List.of(Settlement.newBuilder(s).setLegs(legs).build());
                });
        records.broken(Promise.ZERO_SUM, "settlement 3 of gpu-inference/h100: its legs sum to -");
    }

    @Test
    void aFeeThatIsSplitOtherwiseIsFound() {
        records.logs.tamper(
                records.topics.settlements(),
                s -> s.getSequence() == 2,
                one -> {
                    var s = Settlement.newBuilder(one.getFirst());
                    s.setQualityFundMicros(s.getQualityFundMicros() + 1);
                    return List.of(s.setTreasuryMicros(s.getTreasuryMicros() - 1).build());
                });
        records.broken(Promise.ZERO_SUM, "settlement 2 of gpu-inference/h100: its fees of");
    }

    @Test
    void aSettlementThatIsMissingIsFound() {
        records.logs.tamper(
                records.topics.settlements(), s -> s.getSequence() == 2, _ -> List.of());
        records.broken(
                Promise.SEQUENCES, "settlements of gpu-inference/h100 should be number 2 and is 3");
        records.broken(Promise.REPLAY, "sequence is 2 and published is 3");
    }

    @Test
    void aBalanceThatIsNotTheSumOfPostingsIsFound() {
        records.logs.tamper(
                records.topics.balances(),
                of -> of.getAccount().equals("trader-7"),
                one -> {
                    var b = one.getFirst();
                    var more = new AssetBalance("HANZO", 7L, 0L);
                    return List.of(AccountBalances.newBuilder(b).setAssets(List.of(more)).build());
                });
        records.broken(
                Promise.BALANCES,
                "trader-7's HANZO: published are 7 free and 0 held, postings give");
    }

    @Test
    void aStakeThatNobodyPostedIsFound() {
        records.logs.tamper(
                records.topics.balances(),
                of -> of.getAccount().equals("trader-9"),
                one -> {
                    var b = AccountBalances.newBuilder(one.getFirst());
                    return List.of(b.setStakedMicros(b.getStakedMicros() + 1).build());
                });
        records.broken(
                Promise.BALANCES,
                "trader-9: published are 200000001 uH staked or not yet free, postings give 2");
    }

    @Test
    void moneyThatIsMadeIsFound() {
        records.logs.tamper(
                records.topics.executions(),
                e -> e.getAccount().equals("trader-5") && e.getSource().equals("ledger"),
                one -> {
                    var more = new Posting("HANZO", "TRADE", 11L, 0L);
                    return List.of(
                            posting(
                                    one.getFirst(),
                                    List.of(one.getFirst().getPostings().getFirst(), more)));
                });
        records.broken(
                Promise.CONSERVATION,
                "HANZO: there are 149997000011 micro-units where 149997000000 is what came");
        records.broken(Promise.CONSERVATION, ": 11 too many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SLASH", "REFUND", "CASH", "RETIRE"})
    void aPostingOfAProvidersFateThatIsLostIsFound(String reason) {
        records.logs.tamper(
                records.topics.executions(),
                e -> !without(reason, e).equals(e.getPostings()),
                one -> List.of(posting(one.getFirst(), without(reason, one.getFirst()))));
        records.broken(Promise.CONSERVATION, ": there are ");
    }

    private static List<Posting> without(String reason, Execution execution) {
        return execution.getPostings().stream()
                .filter(posting -> !posting.getReason().equals(reason))
                .toList();
    }

    @Test
    void aBarThatIsNotThatOfTheTradesIsFound() {
        records.logs.tamper(
                records.topics.candles(),
                bar -> bar.getTrades() > 0,
                one -> {
                    var bar = Candle.newBuilder(one.getFirst());
                    return List.of(bar.setHighMicros(bar.getHighMicros() + 1).build());
                });
        records.broken(Promise.REPLAY, "which the replay does not give");
    }

    @Test
    void aLogInAnotherOrderIsFound() {
        records.logs.swap(records.topics.marketCommands(), c -> c.getId().equals("s2"));
        records.broken(Promise.REPLAY, "for gpu-inference/h100): the replay gives");
    }
}
