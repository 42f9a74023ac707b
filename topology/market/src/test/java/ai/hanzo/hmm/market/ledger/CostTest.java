package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.OrderReport.Ending;
import ai.hanzo.hmm.market.event.OrderReport.Status;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A command reads and writes as many entries as the first did, however many orders its account has
/// open and however many accounts there are.
class CostTest {
    private static final long TIME_MS = 1_700_000_000_000L;

    private final CountingStore store = new CountingStore();
    private final Ledger ledger = new Ledger(store, TestKey::isOf);
    private long executions;

    @Test
    void with_1000_open_orders_it_costs_what_it_did_with_none() {
        begin("alice");
        var first = lifeOfAnOrder("alice", "first");
        long firstSize = sizeOf("alice");
        for (int i = 0; i < 1_000; i++) {
            place("alice", "o" + i);
            report("alice", "o" + i, Status.OPEN, OptionalLong.empty());
        }

        var thousandth = lifeOfAnOrder("alice", "last");

        assertThat(thousandth).isEqualTo(first);
        assertThat(first).as("of the command, two reads and two writes").startsWith("2+2");
        assertThat(sizeOf("alice")).as("an account is not larger for it").isEqualTo(firstSize);
        assertThat(store.rows().commands()).hasSizeGreaterThan(1_000);
    }

    @Test
    void of_the_100_000th_account_it_costs_what_it_did_of_the_first() {
        begin("a0");
        var first = lifeOfAnOrder("a0", "o");
        for (int i = 1; i < 100_000; i++) begin("a" + i);
        executions = 0;

        begin("last");
        var last = lifeOfAnOrder("last", "o");

        assertThat(last).isEqualTo(first);
        assertThat(store.rows().accounts()).hasSize(100_001);
    }

    @Test
    void a_notice_costs_one_read_and_one_write() {
        begin("alice");

        assertThat(cost(() -> tell(new Notice.Credit("alice", "bob", "s", HANZO, 1, false))))
                .isEqualTo("1+1");
        assertThat(cost(() -> tell(new Notice.OwnerGroup("alice", "desk")))).isEqualTo("1+1");
        assertThat(cost(() -> tell(new Notice.Tick("alice")))).as("not due").isEqualTo("1+0");
    }

    /// What each step reads and writes: an order, its answer, a retry, an amendment, a fill with
    /// nobody's command, a cancel with the answer to it, and the account's own funds.
    private String lifeOfAnOrder(String account, String order) {
        var costs = new ArrayList<String>();
        costs.add(cost(() -> place(account, order)));
        costs.add(cost(() -> report(account, order, Status.OPEN, OptionalLong.empty())));
        costs.add(cost(() -> place(account, order)));
        var amend =
                new AccountInput.Amend(
                        account,
                        order + "-a",
                        order,
                        OptionalLong.of(micros("1.1")),
                        OptionalLong.empty());
        costs.add(cost(() -> send(amend)));
        costs.add(cost(() -> report(account, order, Status.OPEN, OptionalLong.of(1))));
        costs.add(cost(() -> send(new AccountInput.Cancel(account, order + "-c", order))));
        costs.add(cost(() -> report(account, order, Status.CANCELLED, OptionalLong.empty())));
        costs.add(cost(() -> send(new AccountInput.CancelAll(account, order + "-all", MARKET))));
        costs.add(cost(() -> send(new AccountInput.Withdraw(account, order + "-w", 1, "home"))));
        costs.add(cost(() -> send(new AccountInput.Send(account, order + "-s", "bob", HANZO, 1))));
        costs.add(cost(() -> send(new AccountInput.Stake(account, order + "-t", 1))));
        return String.join(" ", costs);
    }

    private String cost(Runnable step) {
        store.reads = 0;
        store.writes = 0;
        step.run();
        return store.reads + "+" + store.writes;
    }

    private long sizeOf(String id) {
        var account = store.account(id).orElseThrow();
        return account.balances().size()
                + account.applied().size()
                + account.staking().ended().size()
                + account.traded().days().size();
    }

    private void begin(String account) {
        send(new AccountInput.Deposit(account, "d", micros("100000"), "bank"));
    }

    private void place(String account, String id) {
        var terms = new OrderTerms.Limit(Side.BUY, micros("1"), micros("10"), TimeInForce.GTC);
        send(
                new AccountInput.Place(
                        account,
                        id,
                        MARKET,
                        terms,
                        Conditions.NONE,
                        Delivery.HOLD,
                        OptionalLong.empty()));
    }

    private void send(AccountInput input) {
        ledger.apply(input, Optional.empty(), TIME_MS);
    }

    private void tell(Notice notice) {
        ledger.apply(notice, TIME_MS);
    }

    /// What the market says of an order: with a fill it answers no command.
    private void report(String account, String order, Status status, OptionalLong filled) {
        long open = status == Status.OPEN ? micros("9") : 0;
        var said =
                new OrderReport(
                        order,
                        status,
                        micros("1"),
                        micros("10"),
                        micros("1"),
                        0,
                        micros("9") - open,
                        open,
                        micros("1"),
                        0,
                        0,
                        Ending.NONE);
        var changes =
                filled.isEmpty()
                        ? List.<BalanceChange>of()
                        : List.of(
                                new BalanceChange(HANZO, Reason.TRADE, 0, -1),
                                new BalanceChange(SCU, Reason.TRADE, 1, 0));
        var execution =
                new Executed(
                        account,
                        ++executions,
                        TIME_MS,
                        filled.isEmpty() ? order : "",
                        Optional.empty(),
                        List.of(said),
                        changes,
                        List.of(),
                        List.of(),
                        0,
                        List.of());
        ledger.post(MARKET, execution, TIME_MS);
    }
}
