package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.ledger.KnownCommand.Status.DONE;
import static ai.hanzo.hmm.market.ledger.KnownCommand.Status.PENDING;
import static ai.hanzo.hmm.market.ledger.KnownCommand.Status.REFUSED;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.PostOnly;
import ai.hanzo.hmm.market.command.SelfTrade;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.ledger.LedgerEvent.Forwarded;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;

/// Every command is answered once; a repeat is an answer (rules, section 4).
class IdempotencyTest extends LedgerExample {
    @Test
    void the_same_command_again_is_answered_with_the_first_outcome_and_changes_nothing() {
        send(deposit("d1", "1000"));
        var again = answer(deposit("d1", "1000"));
        assertThat(again.isRepeat()).isTrue();
        assertThat(again.status()).isEqualTo(DONE);
        assertThat(again.execution().changes()).isEmpty();
        assertThat(balance(HANZO).freeMicros()).isEqualTo(micros("1000"));

        forward(buy("o1", 100, 1));
        assertThat(answer(buy("o1", 100, 1)).status()).as("on its way").isEqualTo(PENDING);
        assertThat(balance(HANZO).heldMicros()).as("held once").isEqualTo(micros("100.3"));

        var open = report("o1", OrderReport.Status.OPEN);
        executed(1, "o1", open);
        var known = answer(buy("o1", 100, 1));
        assertThat(known.status()).isEqualTo(DONE);
        assertThat(known.execution().orders()).containsExactly(open);
        assertThat(known.execution().sequence()).as("each answer has its number").isEqualTo(4);
    }

    @Test
    void a_refusal_is_repeated_as_well() {
        assertThat(refusal(buy("o1", 100, 1))).isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        send(deposit("d1", "1000"));

        var again = answer(buy("o1", 100, 1));

        assertThat(again.isRepeat()).isTrue();
        assertThat(again.status()).isEqualTo(REFUSED);
        assertThat(again.execution().refused().orElseThrow().code())
                .isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
    }

    @Test
    void another_command_under_the_same_id_is_a_conflict_and_leaves_the_first_alone() {
        send(deposit("d1", "1000"));
        forward(buy("o1", 100, 1));

        assertThat(refusal(buy("o1", 100, 2))).isEqualTo(RefusalCode.CLIENT_ORDER_ID_CONFLICT);
        assertThat(refusal(deposit("o1", "5"))).isEqualTo(RefusalCode.CLIENT_ORDER_ID_CONFLICT);
        assertThat(answer(buy("o1", 100, 1)).status()).isEqualTo(PENDING);
        assertThat(balance(HANZO)).isEqualTo(new Balance(micros("899.7"), micros("100.3")));
    }

    @Test
    void ids_are_an_accounts_own() {
        send(deposit("d1", "1"));
        var bobs = new AccountInput.Deposit("bob", "d1", micros("7"), "bank");

        assertThat(answer(bobs).isRepeat()).isFalse();
        assertThat(balance(HANZO).freeMicros()).isEqualTo(micros("1"));
    }

    @Test
    void a_done_command_is_known_for_24_hours_and_an_open_order_as_long_as_it_is_open() {
        long dayMs = 24 * 3_600_000L;
        send(deposit("d1", "1000"));
        forward(buy("o1", 100, 1));
        executed(1, "o1", report("o1", OrderReport.Status.OPEN));
        timeMs = NOW_MS + dayMs - 1;
        assertThat(answer(deposit("d1", "1000")).isRepeat()).isTrue();

        timeMs = NOW_MS + dayMs;
        assertThat(answer(deposit("d1", "1000")).isRepeat()).as("a new deposit").isFalse();
        assertThat(answer(buy("o1", 100, 1)).isRepeat()).as("still open").isTrue();

        executed(2, "", report("o1", OrderReport.Status.FILLED));
        timeMs += dayMs - 1;
        assertThat(answer(buy("o1", 100, 1)).isRepeat()).isTrue();
        timeMs += 1;
        assertThat(send(buy("o1", 100, 1))).isInstanceOf(Forwarded.class);
    }

    @Test
    void every_field_of_an_order_is_part_of_its_content() {
        var limit = new OrderTerms.Limit(Side.BUY, 5, 7, TimeInForce.GTC);
        var order = place("o", limit);
        var others =
                List.of(
                        place("o", new OrderTerms.Limit(Side.SELL, 5, 7, TimeInForce.GTC)),
                        place("o", new OrderTerms.Limit(Side.BUY, 6, 7, TimeInForce.GTC)),
                        place("o", new OrderTerms.Limit(Side.BUY, 5, 8, TimeInForce.GTC)),
                        place("o", new OrderTerms.Limit(Side.BUY, 5, 7, TimeInForce.IOC)),
                        place("o", new OrderTerms.MarketBuy(5, 7, 1)),
                        place("o", new OrderTerms.BudgetBuy(5, 7)),
                        place("o", new OrderTerms.MarketSell(5, 7)),
                        new AccountInput.Place(
                                "alice",
                                "o",
                                "a/b",
                                limit,
                                Conditions.NONE,
                                Delivery.IMMEDIATE,
                                OptionalLong.empty()),
                        new AccountInput.Place(
                                "alice",
                                "o",
                                MARKET,
                                limit,
                                Conditions.NONE,
                                Delivery.HOLD,
                                OptionalLong.empty()),
                        new AccountInput.Place(
                                "alice",
                                "o",
                                MARKET,
                                limit,
                                Conditions.NONE,
                                Delivery.IMMEDIATE,
                                OptionalLong.of(3)),
                        under(new Conditions(9, PostOnly.NO, 0, SelfTrade.EXPIRE_MAKER, 0)),
                        under(new Conditions(0, PostOnly.REJECT, 0, SelfTrade.EXPIRE_MAKER, 0)),
                        under(new Conditions(0, PostOnly.NO, 9, SelfTrade.EXPIRE_MAKER, 0)),
                        under(new Conditions(0, PostOnly.NO, 0, SelfTrade.DECREMENT, 0)));

        var prints = others.stream().map(AccountInput.Place::content).toList();

        assertThat(prints).doesNotHaveDuplicates().doesNotContain(order.content());
        assertThat(place("another", limit).content()).isEqualTo(order.content());
    }

    private static AccountInput.Place under(Conditions conditions) {
        return new AccountInput.Place(
                "alice",
                "o",
                MARKET,
                new OrderTerms.Limit(Side.BUY, 5, 7, TimeInForce.GTC),
                conditions,
                Delivery.IMMEDIATE,
                OptionalLong.empty());
    }
}
