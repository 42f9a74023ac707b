package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.laws.Floor;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A ledger and markets with logs between them, as the streams run them: commands, executions and
/// credits wait in queues until somebody reads them. What is in accounts, in markets and under way
/// is always what was deposited and not withdrawn, of HANZO; what is owed, of units; what pools
/// say, of shares.
final class Town {
    final SummedStore store = new SummedStore();
    final Ledger ledger = new Ledger(store, TestKey::isOf);
    final Map<String, Stall> stalls = new TreeMap<>();
    final ArrayDeque<Notice> notices = new ArrayDeque<>();
    final Story story = new Story();
    private final Map<String, Long> underWay = new HashMap<>();
    private final Consumer<MarketEvent> seen;
    private final Set<String> poorer = new HashSet<>();
    long timeMs = Floor.START_MS;
    private long deposited;

    Town(Consumer<MarketEvent> seen) {
        this.seen = seen;
    }

    Town() {
        this(_ -> {});
    }

    /// A market of whose units one of capacity at rate 1 takes a day.
    void open(String market) {
        var terms = Floor.terms(market, "GB-day", 86_400);
        stall(market).apply(new MarketInput.Open(terms, Phase.ACTIVE), timeMs);
    }

    Stall stall(String market) {
        return stalls.computeIfAbsent(market, Stall::new);
    }

    LedgerEvent send(AccountInput input) {
        return send(input, Optional.empty());
    }

    LedgerEvent send(AccountInput input, Optional<Signature> signature) {
        var event = ledger.apply(input, signature, timeMs);
        switch (event) {
            case LedgerEvent.Forwarded(var market, var command) ->
                    stall(market).commands.add(command);
            case LedgerEvent.Answered answered -> {
                hear(Ledger.SOURCE, answered.execution());
                for (var change : answered.execution().changes()) {
                    boolean isOutside =
                            change.reason() == Reason.DEPOSIT || change.reason() == Reason.WITHDRAW;
                    if (isOutside) deposited += change.freeMicros();
                }
                answered.sent().ifPresent(this::enclose);
            }
        }
        return event;
    }

    /// A market reads its next command, if there is one.
    void work(String market) {
        var command = stall(market).commands.poll();
        if (command != null) apply(market, command);
    }

    void tick(String market) {
        apply(market, new MarketInput.Tick());
    }

    void apply(String market, MarketInput command) {
        for (var event : stall(market).apply(command, timeMs)) {
            if (event instanceof Executed execution) {
                count(execution, 1);
                hear(market, execution);
            } else {
                seen.accept(event);
            }
        }
    }

    /// The ledger reads a market's next execution, if there is one.
    Optional<Executed> post(String market) {
        var execution = Optional.ofNullable(stall(market).executions.poll());
        execution.ifPresent(
                said -> {
                    count(said, -1);
                    ledger.post(market, said, timeMs);
                });
        return execution;
    }

    /// The ledger reads its next notice, if there is one.
    void tell() {
        var notice = notices.poll();
        if (notice == null) return;
        if (notice instanceof Notice.Credit credit) count(credit, -1);
        tell(notice);
    }

    void tell(Notice notice) {
        var told = ledger.apply(notice, timeMs);
        told.execution().ifPresent(said -> hear(Ledger.SOURCE, said));
        told.sent().ifPresent(this::enclose);
    }

    /// Until nothing waits.
    void settle() {
        while (!notices.isEmpty() || stalls.values().stream().anyMatch(Town::isBusy)) {
            for (var market : List.copyOf(stalls.keySet())) {
                work(market);
                post(market);
            }
            tell();
        }
    }

    /// What became of a command that went to a market, after all was read.
    KnownCommand settled(AccountInput input) {
        send(input);
        settle();
        return store.command(input.account(), input.id()).orElseThrow();
    }

    Balance balance(String account, String asset) {
        return store.account(account).map(a -> a.balance(asset)).orElse(Balance.ZERO);
    }

    /// Accounts, markets and what is under way = deposited and not withdrawn; what a command on its
    /// way holds is still in its account.
    void conserved() {
        long money = all(HANZO);
        for (var stall : stalls.values()) money += stall.fundsMicros();
        must(money == deposited, HANZO, money, deposited);
        for (var market : stalls.entrySet()) {
            var stall = market.getValue();
            var units = MarketTerms.unitsOf(market.getKey());
            long owed = stall.obligedMicros();
            long had = all(units) + stall.pool().unitsMicros();
            must(had == owed, units, had, owed);
            var shares = MarketTerms.sharesOf(market.getKey());
            long locked = stall.pool().isEmpty() ? 0 : 1_000;
            must(all(shares) + locked == stall.pool().shares(), shares, all(shares), locked);
        }
    }

    /// The running sums are those of a recount.
    void recounted() {
        assertThat(store.sums()).isEqualTo(store.recount());
    }

    /// With nothing under way, what accounts heard of is what they have.
    void toldAll() {
        for (var account : store.rows().accounts()) {
            assertThat(account.balances()).as(account.id()).isEqualTo(story.of(account.id()));
        }
    }

    long deposited() {
        return deposited;
    }

    private static boolean isBusy(Stall stall) {
        return !stall.commands.isEmpty() || !stall.executions.isEmpty();
    }

    private void hear(String source, Executed said) {
        story.hear(source, said);
        if (said.changes().stream().anyMatch(Town::isTakenOfBond)) poorer.add(said.account());
        seen.accept(said);
    }

    private static boolean isTakenOfBond(BalanceChange change) {
        return switch (change.reason()) {
            case SLASH, REFUND, CASH -> change.heldMicros() < 0;
            default -> false;
        };
    }

    /// Whether something was taken of an account's bonds.
    boolean isPoorer(String account) {
        return poorer.contains(account);
    }

    private void enclose(Notice.Credit credit) {
        count(credit, 1);
        notices.add(credit);
    }

    private long all(String asset) {
        return store.sum(asset) + underWay.getOrDefault(asset, 0L);
    }

    private void count(Executed execution, int sign) {
        for (var change : execution.changes()) {
            long both = change.freeMicros() + change.heldMicros();
            underWay.merge(change.asset(), sign * both, Long::sum);
        }
    }

    private void count(Notice.Credit credit, int sign) {
        underWay.merge(credit.asset(), sign * credit.amountMicros(), Long::sum);
    }

    private static void must(boolean holds, String asset, long is, long shouldBe) {
        if (!holds) throw new AssertionError("%s: %d, not %d".formatted(asset, is, shouldBe));
    }
}
