package ai.hanzo.hmm.check;

import static ai.hanzo.hmm.check.Examined.answering;
import static ai.hanzo.hmm.check.Examined.posting;
import static ai.hanzo.hmm.check.Examined.sent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.check.Finding.State;
import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.HeldNonce;
import ai.hanzo.hmm.wire.HeldOrder;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.Posting;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What is said of commands that were lost, doubled or changed on their way.
class TrailOffencesTest {
    private final Examined records = new Examined();

    @Test
    void soundRecordsKeepEveryPromise() {
        for (var promise : Promise.values()) {
            assertThat(records.of(promise).state()).isEqualTo(State.HOLDS);
            assertThat(records.of(promise).checked()).isPositive();
        }
    }

    @Test
    void anAnswerThatIsMissingIsFound() {
        records.logs.tamper(records.topics.executions(), answering("low"), _ -> List.of());
        records.broken(
                Promise.OUTCOMES,
                "trader-1 low for gpu-inference/h100) reached its market and has");
        records.broken(Promise.SEQUENCES, "trader-1 of gpu-inference/h100 should be number");
        records.broken(Promise.REPLAY, "for gpu-inference/h100): the replay gives");
    }

    @Test
    void aNonceOfAnotherPlaceIsFound() {
        records.logs.tamper(
                records.topics.marketCommands(),
                command -> command.getBody() instanceof HeldNonce,
                one -> {
                    var other = new HeldNonce(ByteBuffer.wrap(new byte[32]));
                    var command = MarketCommand.newBuilder(one.getFirst());
                    return List.of(command.setBody(other).build());
                });
        records.broken(
                Promise.ATOMICITY,
                "says another thing than the command it stands for, t.providers-");
    }

    @Test
    void aSecondDecisionIsFound() {
        records.logs.tamper(
                records.topics.executions(),
                answering("w"),
                one -> List.of(one.getFirst(), one.getFirst()));
        records.broken(
                Promise.OUTCOMES, "trader-3 w is decided a second time, after t.executions-");
        records.broken(Promise.SEQUENCES, "trader-3 of ledger should be number 3 and is 2");
    }

    @Test
    void aCommandThatWasForgottenIsFound() {
        records.logs.tamper(records.topics.executions(), answering("sale"), _ -> List.of());
        records.broken(Promise.OUTCOMES, "\"id\": \"sale\"");
    }

    @Test
    void anAnswerToWhatNobodySentIsFound() {
        records.logs.tamper(
                records.topics.transfers(),
                command -> command.getEnvelope().getId().equals("w"),
                _ -> List.of());
        records.broken(Promise.OUTCOMES, "(trader-3 w, ledger #2) answers what was not sent");
    }

    @Test
    void aCommandThatIsUnderWayIsNotJudged() {
        records.logs.tamper(records.topics.executions(), answering("w"), _ -> List.of());
        records.logs.underWay(5);
        assertThat(records.of(Promise.OUTCOMES).state()).isEqualTo(State.UNJUDGED);
        assertThat(records.of(Promise.OUTCOMES).unjudged())
                .containsExactly("commands are under way");
        assertThat(records.of(Promise.CONSERVATION).unjudged())
                .containsExactly("the exchange is not at rest");
    }

    @Test
    void aRecordThatNobodyCanReadHasOneDeadLetter() {
        var garbage = "garbage".getBytes(StandardCharsets.UTF_8);
        records.logs.put(records.topics.orders().name(), 0, "x", garbage, 0, new RecordHeaders());
        records.broken(Promise.OUTCOMES, "t.orders-0@");
        long offset = records.logs.cut().of(records.topics.orders().name(), 0).end() - 1;
        var headers = new RecordHeaders();
        headers.add(DeadLetter.REASON, "MALFORMED".getBytes(StandardCharsets.UTF_8));
        headers.add(DeadLetter.TOPIC, "t.orders".getBytes(StandardCharsets.UTF_8));
        headers.add(DeadLetter.PARTITION, "0".getBytes(StandardCharsets.UTF_8));
        headers.add(DeadLetter.OFFSET, Long.toString(offset).getBytes(StandardCharsets.UTF_8));
        records.logs.put(records.topics.deadLetters(), 0, "x", garbage, 0, headers);
        assertThat(records.of(Promise.OUTCOMES).state()).isEqualTo(State.HOLDS);
        records.logs.put(records.topics.deadLetters(), 1, "x", garbage, 0, headers);
        records.broken(Promise.OUTCOMES, "t.dead-letters-1@0");
    }

    @Test
    void aHoldThatIsTooSmallIsFound() {
        records.logs.tamper(
                records.topics.marketCommands(),
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
        records.broken(Promise.HOLDS, "trader-1 b1 needs 2428 held and carries 2427");
    }

    @Test
    void aHoldThatIsNotToldIsFound() {
        records.logs.tamper(
                records.topics.executions(),
                answering("b1"),
                one -> {
                    var e = one.getFirst();
                    return List.of(
                            posting(
                                    e,
                                    e.getPostings().stream()
                                            .filter(p -> !p.getReason().equals("HOLD"))
                                            .toList()));
                });
        records.broken(
                Promise.HOLDS, "(trader-1 b1 for gpu-inference/h100): what was posted as held");
    }

    @Test
    void aDepositOfAnotherAmountIsFound() {
        records.logs.tamper(
                records.topics.executions(),
                e -> e.getAccount().equals("trader-5") && e.getSource().equals("ledger"),
                one ->
                        List.of(
                                posting(
                                        one.getFirst(),
                                        List.of(new Posting("HANZO", "DEPOSIT", 1L, 0L)))));
        records.broken(Promise.OUTCOMES, "posts another thing than the command t.deposits-");
    }

    @Test
    void aMarketsCommandThatNobodySentIsFound() {
        records.logs.tamper(records.topics.orders(), sent("b9"), _ -> List.of());
        records.broken(
                Promise.ATOMICITY,
                "(trader-9 b9 for gpu-inference/h100) stands for no committed command");
    }

    @Test
    void aMarketsCommandThatSaysAnotherThingIsFound() {
        records.logs.tamper(
                records.topics.orders(),
                sent("b9"),
                one -> {
                    var c = OrderCommand.newBuilder(one.getFirst());
                    var order = (PlaceOrder) c.getBody();
                    var other = PlaceOrder.newBuilder(order).setPriceMicros(1L).build();
                    return List.of(c.setBody(other).build());
                });
        records.broken(
                Promise.ATOMICITY, "says another thing than the command it stands for, t.orders-");
    }

    @Test
    void anAllocationWithoutATokenIsFoundAndATokenWithoutAnAllocation() {
        records.logs.tamper(records.topics.accessTokens(), _ -> true, _ -> List.of());
        records.broken(Promise.ATOMICITY, "its token are not one and one");
    }

    @Test
    void aTokenForAnotherThingIsFound() {
        records.logs.tamper(
                records.topics.allocations(),
                _ -> true,
                one -> List.of(Allocation.newBuilder(one.getFirst()).setTokenHash("00").build()));
        records.broken(Promise.ATOMICITY, "does not have the hash that was published");
    }
}
