package ai.hanzo.hmm.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.check.Finding.State;
import ai.hanzo.hmm.check.tiny.MemoryLogs;
import ai.hanzo.hmm.check.tiny.TinyExchange;
import ai.hanzo.hmm.check.tiny.Trade;
import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AssetBalance;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.HeldOrder;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/// What the checker says of records that are as they should be, but for one thing.
class ExaminationTest {
    private static final long PLENTY = 1 << 20;
    private static final long ONE_PASS_IN_SEVERAL = 1;

    private final TopicCatalogue topics = new TopicCatalogue("t.");
    private final MemoryLogs logs = new MemoryLogs(topics);

    @BeforeEach
    void trade() {
        var exchange = new TinyExchange(topics, logs, true);
        var trade = new Trade(topics, exchange);
        trade.open();
        trade.orders(100);
        trade.oddments();
        exchange.show();
    }

    @Test
    void soundRecordsKeepEveryPromise() {
        assertThat(findings(PLENTY))
                .allMatch(finding -> finding.state() == State.HOLDS, "holds")
                .allMatch(finding -> finding.checked() > 0, "was looked at");
    }

    @Test
    void anAnswerThatIsMissingIsFound() {
        logs.tamper(topics.executions(), answering("low"), _ -> List.of());
        broken(Promise.OUTCOMES, "trader-1 low for gpu-inference/h100) reached its market and has");
        broken(Promise.SEQUENCES, "trader-1 of gpu-inference/h100 should be number");
        broken(Promise.REPLAY, "of gpu-inference/h100: the replay gives");
    }

    @Test
    void aSecondDecisionIsFound() {
        logs.tamper(
                topics.executions(),
                answering("w"),
                one -> List.of(one.getFirst(), one.getFirst()));
        broken(Promise.OUTCOMES, "trader-3 w is decided a second time, after t.executions-");
        broken(Promise.SEQUENCES, "trader-3 of ledger should be number 3 and is 2");
    }

    @Test
    void aCommandThatWasForgottenIsFound() {
        logs.tamper(topics.executions(), answering("sale"), _ -> List.of());
        broken(Promise.OUTCOMES, "\"id\": \"sale\"");
    }

    @Test
    void anAnswerToWhatNobodySentIsFound() {
        logs.tamper(topics.transfers(), _ -> true, _ -> List.of());
        broken(Promise.OUTCOMES, "(trader-3 w, ledger #2) answers what was not sent");
    }

    @Test
    void aCommandThatIsUnderWayIsNotJudged() {
        logs.tamper(topics.executions(), answering("w"), _ -> List.of());
        logs.underWay(5);
        assertThat(of(Promise.OUTCOMES).state()).isEqualTo(State.UNJUDGED);
        assertThat(of(Promise.OUTCOMES).unjudged()).containsExactly("commands are under way");
        assertThat(of(Promise.CONSERVATION).unjudged())
                .containsExactly("the exchange is not at rest");
    }

    @Test
    void aRecordThatNobodyCanReadHasOneDeadLetter() {
        var garbage = "garbage".getBytes(StandardCharsets.UTF_8);
        logs.put(topics.orders().name(), 0, "x", garbage, 0, new RecordHeaders());
        broken(Promise.OUTCOMES, "t.orders-0@");
        long offset = logs.cut().of(topics.orders().name(), 0).end() - 1;
        var headers = new RecordHeaders();
        headers.add(DeadLetter.REASON, "MALFORMED".getBytes(StandardCharsets.UTF_8));
        headers.add(DeadLetter.TOPIC, "t.orders".getBytes(StandardCharsets.UTF_8));
        headers.add(DeadLetter.PARTITION, "0".getBytes(StandardCharsets.UTF_8));
        headers.add(DeadLetter.OFFSET, Long.toString(offset).getBytes(StandardCharsets.UTF_8));
        logs.put(topics.deadLetters(), 0, "x", garbage, 0, headers);
        assertThat(of(Promise.OUTCOMES).state()).isEqualTo(State.HOLDS);
        logs.put(topics.deadLetters(), 1, "x", garbage, 0, headers);
        broken(Promise.OUTCOMES, "t.dead-letters-1@0");
    }

    @Test
    void aLegThatIsLostIsFound() {
        logs.tamper(
                topics.settlements(),
                s -> s.getSequence() == 3,
                one -> {
                    var s = one.getFirst();
                    var legs = s.getLegs().subList(0, s.getLegs().size() - 1);
                    return List.of(Settlement.newBuilder(s).setLegs(legs).build());
                });
        broken(Promise.ZERO_SUM, "settlement 3 of gpu-inference/h100: its legs sum to -");
    }

    @Test
    void aFeeThatIsSplitOtherwiseIsFound() {
        logs.tamper(
                topics.settlements(),
                s -> s.getSequence() == 2,
                one -> {
                    var s = Settlement.newBuilder(one.getFirst());
                    s.setQualityFundMicros(s.getQualityFundMicros() + 1);
                    return List.of(s.setTreasuryMicros(s.getTreasuryMicros() - 1).build());
                });
        broken(Promise.ZERO_SUM, "settlement 2 of gpu-inference/h100: its fees of");
    }

    @Test
    void aSettlementThatIsMissingIsFound() {
        logs.tamper(topics.settlements(), s -> s.getSequence() == 2, _ -> List.of());
        broken(Promise.SEQUENCES, "settlements of gpu-inference/h100 should be number 2 and is 3");
        broken(Promise.REPLAY, "sequence is 2 and published is 3");
    }

    @Test
    void aBalanceThatIsNotTheSumOfPostingsIsFound() {
        logs.tamper(
                topics.balances(),
                of -> of.getAccount().equals("trader-7"),
                one -> {
                    var b = one.getFirst();
                    var more = new AssetBalance("HANZO", 7L, 0L);
                    return List.of(AccountBalances.newBuilder(b).setAssets(List.of(more)).build());
                });
        broken(
                Promise.BALANCES,
                "trader-7's HANZO: published are 7 free and 0 held, postings give");
    }

    @Test
    void aHoldThatIsTooSmallIsFound() {
        logs.tamper(
                topics.marketCommands(),
                c -> c.getId().equals("b1"),
                one -> {
                    var c = MarketCommand.newBuilder(one.getFirst());
                    var held = (HeldOrder) c.getBody();
                    return List.of(
                            c.setBody(
                                            HeldOrder.newBuilder(held)
                                                    .setHoldMicros(held.getHoldMicros() - 1)
                                                    .build())
                                    .build());
                });
        broken(Promise.HOLDS, "trader-1 b1 needs 2428 held and carries 2427");
    }

    @Test
    void aHoldThatIsNotToldIsFound() {
        logs.tamper(
                topics.executions(),
                answering("b1"),
                one -> {
                    var e = one.getFirst();
                    return List.of(posting(e, without(e.getPostings(), "HOLD")));
                });
        broken(Promise.HOLDS, "(trader-1 b1 for gpu-inference/h100): what was posted as held");
    }

    @Test
    void moneyThatIsMadeIsFound() {
        logs.tamper(
                topics.executions(),
                e -> e.getAccount().equals("trader-5") && e.getSource().equals("ledger"),
                one -> {
                    var more = new Posting("HANZO", "TRADE", 11L, 0L);
                    return List.of(
                            posting(
                                    one.getFirst(),
                                    List.of(one.getFirst().getPostings().getFirst(), more)));
                });
        broken(
                Promise.CONSERVATION,
                "micro-units of HANZO; what was deposited and is not in a market leaves them");
        broken(Promise.CONSERVATION, ": 11 too many");
    }

    @Test
    void aDepositOfAnotherAmountIsFound() {
        logs.tamper(
                topics.executions(),
                e -> e.getAccount().equals("trader-5") && e.getSource().equals("ledger"),
                one ->
                        List.of(
                                posting(
                                        one.getFirst(),
                                        List.of(new Posting("HANZO", "DEPOSIT", 1L, 0L)))));
        broken(Promise.OUTCOMES, "posts another thing than the command t.deposits-");
    }

    @Test
    void aLogInAnotherOrderIsFound() {
        logs.swap(topics.marketCommands(), c -> c.getId().equals("s2"));
        broken(Promise.REPLAY, "of gpu-inference/h100: the replay gives");
    }

    @Test
    void aMarketsCommandThatNobodySentIsFound() {
        logs.tamper(topics.orders(), sent("b9"), _ -> List.of());
        broken(
                Promise.ATOMICITY,
                "(trader-9 b9 for gpu-inference/h100) stands for no committed command");
    }

    @Test
    void aMarketsCommandThatSaysAnotherThingIsFound() {
        logs.tamper(
                topics.orders(),
                sent("b9"),
                one -> {
                    var c = OrderCommand.newBuilder(one.getFirst());
                    var order = (ai.hanzo.hmm.wire.PlaceOrder) c.getBody();
                    var other =
                            ai.hanzo.hmm.wire.PlaceOrder.newBuilder(order)
                                    .setPriceMicros(1L)
                                    .build();
                    return List.of(c.setBody(other).build());
                });
        broken(Promise.ATOMICITY, "says another thing than the command it stands for, t.orders-");
    }

    @Test
    void anAllocationWithoutATokenIsFoundAndATokenWithoutAnAllocation() {
        logs.tamper(topics.accessTokens(), _ -> true, _ -> List.of());
        broken(Promise.ATOMICITY, "its token are not one and one");
    }

    @Test
    void aTokenForAnotherThingIsFound() {
        logs.tamper(
                topics.allocations(),
                _ -> true,
                one -> List.of(Allocation.newBuilder(one.getFirst()).setTokenHash("00").build()));
        broken(Promise.ATOMICITY, "does not have the hash that was published");
    }

    private Finding of(Promise promise) {
        var once = findings(PLENTY).get(promise.ordinal());
        var often = findings(ONE_PASS_IN_SEVERAL).get(promise.ordinal());
        assertThat(often.state()).as("in several passes").isEqualTo(once.state());
        assertThat(often.checked()).as("in several passes").isEqualTo(once.checked());
        return once;
    }

    private void broken(Promise promise, String told) {
        var finding = of(promise);
        assertThat(finding.state()).isEqualTo(State.BROKEN);
        assertThat(finding.firstOffence()).get().asString().contains(told);
    }

    private List<Finding> findings(long memoryBytes) {
        return new Examination(logs, topics, logs.registry(), memoryBytes).findings();
    }

    private static Predicate<Execution> answering(String id) {
        return execution -> execution.getCommandId().equals(id) && !execution.getRepeated();
    }

    private static Predicate<OrderCommand> sent(String id) {
        return command -> command.getEnvelope().getId().equals(id);
    }

    private static Execution posting(Execution execution, List<Posting> postings) {
        return Execution.newBuilder(execution).setPostings(postings).build();
    }

    private static List<Posting> without(List<Posting> postings, String reason) {
        return postings.stream().filter(p -> !p.getReason().equals(reason)).toList();
    }
}
