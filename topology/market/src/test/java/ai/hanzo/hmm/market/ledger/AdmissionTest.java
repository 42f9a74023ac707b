package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.route.FeeRates;

import org.junit.jupiter.api.Test;

import java.util.OptionalLong;

/// What goes on to a market, and what is held for it (rules, sections 4, 5 and 8).
class AdmissionTest extends LedgerExample {
    @Test
    void an_order_goes_on_with_its_funds_held_and_its_rates_stamped() {
        send(deposit("d1", "1000"));

        var forwarded = forward(buy("o1", 100, 7));

        assertThat(forwarded.market()).isEqualTo(MARKET);
        var order = (MarketInput.Place) forwarded.command();
        assertThat(order.holdMicros()).as("700 and 0.3%").isEqualTo(micros("702.1"));
        assertThat(order.feeRates()).isEqualTo(new FeeRates(3_000, 1_000));
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
                        Conditions.NONE,
                        Delivery.HOLD,
                        OptionalLong.empty());

        assertThat(refusal(order)).isEqualTo(RefusalCode.UNKNOWN_MARKET);
    }
}
