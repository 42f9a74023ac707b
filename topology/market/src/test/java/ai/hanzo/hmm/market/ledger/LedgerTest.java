package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.ledger.KnownCommand.Status.DONE;
import static ai.hanzo.hmm.market.ledger.KnownCommand.Status.PENDING;
import static ai.hanzo.hmm.market.ledger.KnownCommand.Status.REFUSED;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.engine.InvariantViolation;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.event.Refused;
import ai.hanzo.hmm.market.ledger.LedgerEvent.Answered;
import ai.hanzo.hmm.market.ledger.LedgerEvent.Forwarded;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Accounts, holds, and every command answered once (rules, sections 4 and 9).
class LedgerTest {
    private static final String KEY = "ab".repeat(32);
    private static final long NOW_MS = 1_000_000;

    private final PlainStore store = new PlainStore();
    private final Ledger ledger = new Ledger(store);
    private long timeMs = NOW_MS;

    private LedgerEvent send(AccountInput input) {
        return ledger.apply(input, timeMs);
    }

    private Answered answer(AccountInput input) {
        return (Answered) send(input);
    }

    private Forwarded forward(AccountInput input) {
        return (Forwarded) send(input);
    }

    private RefusalCode refusal(AccountInput input) {
        return answer(input).execution().refused().orElseThrow().code();
    }

    private Balance balance(String asset) {
        return store.account("alice").map(a -> a.balance(asset)).orElse(Balance.ZERO);
    }

    private static AccountInput.Deposit deposit(String id, String amount) {
        return new AccountInput.Deposit("alice", id, micros(amount), "bank");
    }

    private static AccountInput.Place buy(String id, long price, long quantity) {
        return place(
                id,
                new OrderTerms.Limit(Side.BUY, micros(price), micros(quantity), TimeInForce.GTC));
    }

    private static AccountInput.Place place(String id, OrderTerms terms) {
        return new AccountInput.Place(
                "alice", id, MARKET, terms, Delivery.IMMEDIATE, OptionalLong.empty());
    }

    private void executed(
            long sequence, String command, OrderReport report, BalanceChange... changes) {
        ledger.post(
                MARKET,
                new Executed(
                        "alice",
                        sequence,
                        timeMs,
                        command,
                        Optional.empty(),
                        List.of(report),
                        List.of(changes),
                        List.of(),
                        0));
    }

    private static OrderReport report(String id, OrderReport.Status status) {
        long open = status == OrderReport.Status.OPEN ? 5 : 0;
        return new OrderReport(
                id, status, 5, 5 - open, 0, 0, open, 5 - open, 0, 0, OrderReport.Ending.NONE);
    }

    @Test
    void a_deposit_is_free_and_told() {
        var answered = answer(deposit("d1", "10"));

        assertThat(answered.status()).isEqualTo(DONE);
        assertThat(answered.isRepeat()).isFalse();
        assertThat(answered.execution().sequence()).isEqualTo(1);
        assertThat(answered.execution().timeMs()).isEqualTo(NOW_MS);
        assertThat(answered.execution().commandId()).isEqualTo("d1");
        assertThat(answered.execution().changes())
                .containsExactly(new BalanceChange(HANZO, Reason.DEPOSIT, micros("10"), 0));
        assertThat(balance(HANZO)).isEqualTo(new Balance(micros("10"), 0));
    }

    @Test
    void what_is_free_can_be_withdrawn_and_no_more() {
        send(deposit("d1", "10"));
        var tooMuch = new AccountInput.Withdraw("alice", "w1", micros("10") + 1, "home");
        var refused = answer(tooMuch).execution().refused().orElseThrow();
        assertThat(refused.code()).isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(refused.numbers())
                .containsEntry("neededMicros", micros("10") + 1)
                .containsEntry("freeMicros", micros("10"));

        var all = answer(new AccountInput.Withdraw("alice", "w2", micros("10"), "home"));

        assertThat(all.execution().sequence()).isEqualTo(3);
        assertThat(balance(HANZO)).isEqualTo(Balance.ZERO);
    }

    @Test
    void an_order_goes_on_with_its_funds_held_and_its_rates_stamped() {
        send(deposit("d1", "1000"));

        var forwarded = forward(buy("o1", 100, 7));

        assertThat(forwarded.market()).isEqualTo(MARKET);
        var order = (MarketInput.Place) forwarded.command();
        assertThat(order.holdMicros()).as("700 and 0.3%").isEqualTo(micros("702.1"));
        assertThat(order.takerFeePpm()).isEqualTo(3_000);
        assertThat(order.makerFeePpm()).isEqualTo(1_000);
        assertThat(order.ownerGroup()).isEqualTo("alice");
        assertThat(balance(HANZO)).isEqualTo(new Balance(micros("297.9"), micros("702.1")));
    }

    @Test
    void each_kind_of_order_holds_what_it_can_cost() {
        send(deposit("d1", "1000"));
        var byCost = new OrderTerms.MarketBuy(micros("1"), micros("300"), 10_000);
        assertThat(((MarketInput.Place) forward(place("o1", byCost)).command()).holdMicros())
                .isEqualTo(micros("300"));
        var budget = new OrderTerms.BudgetBuy(micros("200"), 10_000);
        assertThat(((MarketInput.Place) forward(place("o2", budget)).command()).holdMicros())
                .isEqualTo(micros("200"));
        assertThat(refusal(place("o3", new OrderTerms.MarketSell(micros("1"), 0))))
                .as("units are held for a sale, and there are none")
                .isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(balance(HANZO).heldMicros()).isEqualTo(micros("500"));
    }

    @Test
    void an_order_beyond_what_is_free_is_refused_and_holds_nothing() {
        send(deposit("d1", "702.099999"));

        var refused = answer(buy("o1", 100, 7)).execution().refused().orElseThrow();

        assertThat(refused.code()).isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(refused.numbers()).containsEntry("neededMicros", micros("702.1"));
        assertThat(balance(HANZO)).isEqualTo(new Balance(micros("702.099999"), 0));
    }

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
    void a_cancel_goes_where_the_order_went_if_there_is_something_to_cancel() {
        send(deposit("d1", "1000"));
        assertThat(refusal(new AccountInput.Cancel("alice", "c1", "none")))
                .isEqualTo(RefusalCode.UNKNOWN_ORDER);
        assertThat(refusal(new AccountInput.Cancel("alice", "c2", "d1")))
                .as("a deposit is no order")
                .isEqualTo(RefusalCode.UNKNOWN_ORDER);
        forward(buy("o1", 100, 1));

        var forwarded = forward(new AccountInput.Cancel("alice", "c3", "o1"));

        assertThat(forwarded.market()).isEqualTo(MARKET);
        assertThat(forwarded.command()).isEqualTo(new MarketInput.Cancel("alice", "c3", "o1"));
        executed(1, "o1", report("o1", OrderReport.Status.FILLED));
        assertThat(refusal(new AccountInput.Cancel("alice", "c4", "o1")))
                .isEqualTo(RefusalCode.ORDER_DONE);
    }

    @Test
    void what_a_market_says_is_posted_once_and_in_order() {
        send(deposit("d1", "1000"));
        forward(buy("o1", 100, 1));
        var filled = report("o1", OrderReport.Status.FILLED);
        BalanceChange[] changes = {
            new BalanceChange(HANZO, Reason.HOLD, -micros("100.3"), micros("100.3")),
            new BalanceChange(HANZO, Reason.TRADE, 0, -micros("100")),
            new BalanceChange(SCU, Reason.TRADE, micros("1"), 0),
            new BalanceChange(HANZO, Reason.FEE, 0, -micros("0.1")),
            new BalanceChange(HANZO, Reason.RELEASE, micros("0.2"), -micros("0.2")),
        };
        executed(1, "o1", filled, changes);
        assertThat(balance(HANZO))
                .as("the hold is not made again")
                .isEqualTo(new Balance(micros("899.9"), 0));
        assertThat(balance(SCU)).isEqualTo(new Balance(micros("1"), 0));

        executed(1, "o1", filled, changes);
        assertThat(balance(SCU)).as("posted before").isEqualTo(new Balance(micros("1"), 0));

        assertThatThrownBy(() -> executed(3, "", filled))
                .isInstanceOf(InvariantViolation.class)
                .hasMessageContaining("execution 2 of " + MARKET + " for alice is missing");
    }

    @Test
    void a_posting_below_zero_is_a_fault_and_writes_nothing() {
        send(deposit("d1", "10"));
        var before = store.account("alice");

        assertThatThrownBy(
                        () ->
                                executed(
                                        1,
                                        "",
                                        report("o1", OrderReport.Status.FILLED),
                                        new BalanceChange(SCU, Reason.TRADE, 5, 0),
                                        new BalanceChange(HANZO, Reason.TRADE, 0, -1)))
                .isInstanceOf(InvariantViolation.class);
        assertThat(store.account("alice")).isEqualTo(before);
    }

    @Test
    void a_refusal_of_a_market_that_does_not_exist_gives_the_hold_back() {
        send(deposit("d1", "1000"));
        forward(buy("o1", 100, 1));
        var refused = Refused.of(RefusalCode.UNKNOWN_MARKET, "there is no market");
        ledger.post(
                MARKET,
                new Executed(
                        "alice",
                        0,
                        timeMs,
                        "o1",
                        Optional.of(refused),
                        List.of(),
                        List.of(
                                new BalanceChange(
                                        HANZO, Reason.HOLD, -micros("100.3"), micros("100.3")),
                                new BalanceChange(
                                        HANZO, Reason.RELEASE, micros("100.3"), -micros("100.3"))),
                        List.of(),
                        0));

        assertThat(balance(HANZO)).isEqualTo(new Balance(micros("1000"), 0));
        assertThat(answer(buy("o1", 100, 1)).execution().refused()).contains(refused);
    }

    @Test
    void liquidity_holds_both_sides_and_shares() {
        send(deposit("d1", "10"));
        var both = new AccountInput.AddLiquidity("alice", "a1", MARKET, 5, micros("4"), 0);
        assertThat(refusal(both)).as("no units").isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(balance(HANZO).heldMicros()).isZero();

        executed(
                1,
                "",
                report("x", OrderReport.Status.FILLED),
                new BalanceChange(SCU, Reason.ISSUE, 5, 0),
                new BalanceChange(LP, Reason.MINT, 8, 0));
        forward(new AccountInput.AddLiquidity("alice", "a2", MARKET, 5, micros("4"), 0));
        assertThat(balance(SCU)).isEqualTo(new Balance(0, 5));
        assertThat(balance(HANZO)).isEqualTo(new Balance(micros("6"), micros("4")));
        forward(new AccountInput.RemoveLiquidity("alice", "r1", MARKET, 3, 0, 0));
        assertThat(balance(LP)).isEqualTo(new Balance(5, 3));
    }

    @Test
    void a_provider_registers_before_it_bonds_or_issues() {
        send(deposit("d1", "10"));
        var bond = new AccountInput.PostBond("alice", "b1", MARKET, micros("4"));
        assertThat(refusal(bond)).isEqualTo(RefusalCode.UNKNOWN_PROVIDER);
        assertThat(refusal(new AccountInput.IssueCapacity("alice", "i1", MARKET, 1, 1)))
                .isEqualTo(RefusalCode.UNKNOWN_PROVIDER);
        assertThat(refusal(new AccountInput.RegisterProvider("alice", "p1", "not a key")))
                .isEqualTo(RefusalCode.INVALID_KEY);
        answer(new AccountInput.RegisterProvider("alice", "p2", KEY));
        assertThat(refusal(new AccountInput.RegisterProvider("alice", "p3", KEY)))
                .isEqualTo(RefusalCode.ALREADY_REGISTERED);

        forward(new AccountInput.PostBond("alice", "b2", MARKET, micros("4")));
        assertThat(balance(HANZO)).isEqualTo(new Balance(micros("6"), micros("4")));
        var issue = forward(new AccountInput.IssueCapacity("alice", "i2", MARKET, 7, 8));
        assertThat(issue.command()).isEqualTo(new MarketInput.Issue("alice", "i2", 7, 8, KEY));
    }

    @Test
    void amounts_must_be_positive_and_fit() {
        assertThat(refusal(deposit("d1", "0"))).isEqualTo(RefusalCode.INVALID_AMOUNT);
        assertThat(refusal(new AccountInput.Deposit("alice", "d2", -1, "bank")))
                .isEqualTo(RefusalCode.INVALID_AMOUNT);
        assertThat(refusal(buy("o1", 0, 1))).isEqualTo(RefusalCode.INVALID_AMOUNT);
        assertThat(refusal(new AccountInput.Withdraw("alice", "w1", 0, "home")))
                .isEqualTo(RefusalCode.INVALID_AMOUNT);
        assertThat(refusal(new AccountInput.AddLiquidity("alice", "a1", MARKET, 0, 1, 0)))
                .isEqualTo(RefusalCode.INVALID_AMOUNT);
        assertThat(refusal(new AccountInput.RemoveLiquidity("alice", "r1", MARKET, 0, 0, 0)))
                .isEqualTo(RefusalCode.INVALID_AMOUNT);
        send(new AccountInput.Deposit("alice", "d3", Long.MAX_VALUE, "bank"));
        assertThat(refusal(deposit("d4", "1"))).isEqualTo(RefusalCode.OVERFLOW);
        var huge = new OrderTerms.Limit(Side.BUY, 1L << 62, 1L << 62, TimeInForce.GTC);
        assertThat(refusal(place("o2", huge))).isEqualTo(RefusalCode.OVERFLOW);
        assertThat(balance(HANZO)).isEqualTo(new Balance(Long.MAX_VALUE, 0));
    }

    @Test
    void a_name_that_no_market_can_have_is_refused_here() {
        var order =
                new AccountInput.Place(
                        "alice",
                        "o1",
                        "GPU",
                        new OrderTerms.MarketSell(1, 0),
                        Delivery.HOLD,
                        OptionalLong.empty());

        assertThat(refusal(order)).isEqualTo(RefusalCode.UNKNOWN_MARKET);
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
                                Delivery.IMMEDIATE,
                                OptionalLong.empty()),
                        new AccountInput.Place(
                                "alice", "o", MARKET, limit, Delivery.HOLD, OptionalLong.empty()),
                        new AccountInput.Place(
                                "alice",
                                "o",
                                MARKET,
                                limit,
                                Delivery.IMMEDIATE,
                                OptionalLong.of(3)));

        var prints = others.stream().map(AccountInput.Place::content).toList();

        assertThat(prints).doesNotHaveDuplicates().doesNotContain(order.content());
        assertThat(place("another", limit).content()).isEqualTo(order.content());
    }
}
