package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.MARKET;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.engine.Market;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.laws.Seed;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/// The ledger and two markets with a log between them, as the streams run them: commands wait in
/// the one, executions in the other, some come twice. What is in accounts, in markets and under way
/// is always what was deposited.
class LedgerEconomyTest {
    private static final List<String> ACCOUNTS = List.of("ann", "bob", "cyd", "p1", "p2");
    private static final List<String> MARKETS = List.of(MARKET, "storage-models/ssd");

    private final Random random = Seed.random("ledger economy");
    private final PlainStore store = new PlainStore();
    private final Ledger ledger = new Ledger(store, (_, _, _) -> false);
    private final List<Market> markets =
            MARKETS.stream().map(m -> Market.of(m, List.of())).toList();
    private final List<ArrayDeque<MarketInput>> toMarket =
            List.of(new ArrayDeque<>(), new ArrayDeque<>());
    private final List<ArrayDeque<Executed>> toLedger =
            List.of(new ArrayDeque<>(), new ArrayDeque<>());
    private final List<AccountInput> sent = new ArrayList<>();
    private long timeMs = Floor.START_MS;
    private long deposited;
    private long repeats;
    private long settlements;
    private int ids;

    @Test
    void nothing_is_created_or_lost_between_ledger_and_markets() {
        for (int m = 0; m < 2; m++) {
            var terms = Floor.terms(MARKETS.get(m), "GB-day", 86_400);
            markets.get(m).apply(new MarketInput.Open(terms, Phase.ACTIVE), timeMs);
        }
        for (var account : ACCOUNTS) {
            apply(new AccountInput.Deposit(account, "d", 5_000_000_000L, "bank"));
            if (account.startsWith("p")) {
                apply(new AccountInput.RegisterProvider(account, "r", "0".repeat(64)));
            }
        }
        for (int i = 0; i < 30_000; i++) {
            step();
            conserved();
        }
        while (toMarket.stream().anyMatch(q -> !q.isEmpty())
                || toLedger.stream().anyMatch(q -> !q.isEmpty())) {
            work(0);
            work(1);
            post(0);
            post(1);
        }
        conserved();
        unitsAreObligations();
        assertThat(settlements).isGreaterThan(200);
        assertThat(repeats).isGreaterThan(200);
    }

    private void step() {
        timeMs += random.nextInt(100);
        switch (random.nextInt(5)) {
            case 0, 1 -> apply(input());
            case 2 -> work(random.nextInt(2));
            case 3 -> post(random.nextInt(2));
            default -> {
                if (!sent.isEmpty() && random.nextInt(4) == 0) {
                    apply(sent.get(Math.max(0, sent.size() - 1 - random.nextInt(50))));
                }
            }
        }
    }

    private void apply(AccountInput input) {
        var before = store.account(input.account());
        switch (ledger.apply(input, Optional.empty(), timeMs)) {
            case LedgerEvent.Forwarded forwarded ->
                    toMarket.get(MARKETS.indexOf(forwarded.market())).add(forwarded.command());
            case LedgerEvent.Answered answered -> {
                var after = store.account(input.account()).orElseThrow();
                assertThat(answered.execution().sequence()).isEqualTo(after.ledgerSequence());
                if (answered.isRepeat()) {
                    repeats++;
                    assertThat(after.balances()).isEqualTo(before.orElseThrow().balances());
                }
                for (var change : answered.execution().changes()) deposited += change.freeMicros();
            }
        }
        sent.add(input);
    }

    private void work(int market) {
        var command = toMarket.get(market).poll();
        if (command == null) return;
        for (var event : markets.get(market).apply(command, timeMs)) {
            if (event instanceof Executed execution) toLedger.get(market).add(execution);
            if (event instanceof MarketEvent.Settled) settlements++;
        }
    }

    private void post(int market) {
        var execution = toLedger.get(market).poll();
        if (execution == null) return;
        ledger.post(MARKETS.get(market), execution, timeMs);
        // delivered again
        if (random.nextInt(10) == 0) ledger.post(MARKETS.get(market), execution, timeMs);
    }

    /// Accounts, markets and executions under way = deposited; what a command on its way holds is
    /// still in its account.
    private void conserved() {
        long money = inAccounts(HANZO) + underWay(HANZO);
        for (var market : markets) {
            var totals = market.view().totals();
            money += market.view().pool().fundsMicros();
            money += totals.qualityFundMicros() + totals.treasuryMicros();
        }
        if (money != deposited) throw new AssertionError(money + " is not " + deposited);
    }

    private void unitsAreObligations() {
        for (var market : markets) {
            var view = market.view();
            assertThat(inAccounts("SCU:" + view.id()) + view.pool().unitsMicros())
                    .isEqualTo(view.obligations());
            assertThat(inAccounts("LP:" + view.id()) + (view.pool().isEmpty() ? 0 : 1_000))
                    .isEqualTo(view.pool().shares());
        }
    }

    private long inAccounts(String asset) {
        long sum = 0;
        for (var account : ACCOUNTS) {
            var balance = store.account(account).map(a -> a.balance(asset)).orElse(Balance.ZERO);
            sum += balance.freeMicros() + balance.heldMicros();
        }
        return sum;
    }

    private long underWay(String asset) {
        long sum = 0;
        for (var queue : toLedger) {
            for (var execution : queue) {
                for (var change : execution.changes()) {
                    if (change.asset().equals(asset))
                        sum += change.freeMicros() + change.heldMicros();
                }
            }
        }
        return sum;
    }

    private AccountInput input() {
        var account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        var market = MARKETS.get(random.nextInt(2));
        var id = "c" + ++ids;
        return switch (random.nextInt(12)) {
            case 0 -> new AccountInput.Deposit(account, id, 1 + random.nextInt(1_000_000), "bank");
            case 1 -> new AccountInput.Withdraw(account, id, 1 + random.nextInt(1_000_000), "home");
            case 2 ->
                    new AccountInput.PostBond(account, id, market, 1 + random.nextInt(90_000_000));
            case 3 ->
                    new AccountInput.WithdrawBond(
                            account, id, market, 1 + random.nextInt(9_000_000));
            case 4 ->
                    new AccountInput.IssueCapacity(
                            account,
                            id,
                            market,
                            1 + random.nextInt(40_000_000),
                            1 + random.nextInt(5_000_000));
            case 5 -> new AccountInput.Cancel(account, id, "c" + (1 + random.nextInt(ids)));
            case 6 ->
                    new AccountInput.AddLiquidity(
                            account,
                            id,
                            market,
                            some(account, "SCU:" + market),
                            some(account, HANZO),
                            0);
            case 7 ->
                    new AccountInput.RemoveLiquidity(
                            account, id, market, some(account, "LP:" + market), 0, 0);
            default -> place(account, id, market);
        };
    }

    private AccountInput place(String account, String id, String market) {
        long quantity = 1_000L * (1 + random.nextInt(3_000));
        long price = 1_000L * (1_950 + random.nextInt(100));
        var side = random.nextBoolean() ? Side.BUY : Side.SELL;
        OrderTerms terms =
                switch (random.nextInt(5)) {
                    case 0 -> new OrderTerms.BudgetBuy(2 * quantity, 10_000);
                    case 1 -> new OrderTerms.MarketSell(quantity, 10_000);
                    case 2 -> new OrderTerms.MarketBuy(quantity, 2 * quantity, 10_000);
                    default ->
                            new OrderTerms.Limit(
                                    side,
                                    price,
                                    quantity,
                                    random.nextBoolean() ? TimeInForce.GTC : TimeInForce.IOC);
                };
        return new AccountInput.Place(
                account,
                id,
                market,
                terms,
                Conditions.NONE,
                random.nextBoolean() ? Delivery.HOLD : Delivery.IMMEDIATE,
                OptionalLong.empty());
    }

    private long some(String account, String asset) {
        long free = store.account(account).map(a -> a.balance(asset).freeMicros()).orElse(0L);
        return 1 + random.nextLong(Math.max(1, free / 3));
    }
}
