package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.market.ledger.Account;
import ai.hanzo.hmm.market.ledger.KnownCommand;
import ai.hanzo.hmm.market.ledger.LedgerStore;
import ai.hanzo.hmm.market.ledger.Staking;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;

/// The ledger's state on the heap. Commands that something may still happen to are few and asked
/// for often; those that are done are many, hardly ever asked for, and kept packed. Time never goes
/// back, so they are done in the order in which they are to be forgotten.
final class HeapLedger implements LedgerStore {
    private final Map<String, Drawer> drawers = new HashMap<>();
    private final Map<String, String> markets = new HashMap<>();
    private final Queue<DoneCommand> done = new ArrayDeque<>();
    private final NavigableSet<Due.OfAccount> byTime =
            new TreeSet<>(
                    Comparator.comparingLong(Due.OfAccount::ms)
                            .thenComparing(Due.OfAccount::account));

    /// Whose drawer was open last: a command asks for its account again and again.
    private Drawer recent = new Drawer("");

    /// A command as it is kept.
    sealed interface Kept permits Open, DoneCommand {
        KnownCommand unpacked();
    }

    /// One that something may still happen to.
    private record Open(KnownCommand unpacked) implements Kept {}

    /// All that is kept of one account.
    private static final class Drawer {
        private final String id;
        private final Map<String, Kept> commands = new HashMap<>();
        private Optional<Account> account = Optional.empty();

        Drawer(String id) {
            this.id = id;
        }
    }

    /// Every account, by its id.
    Collection<Account> accounts() {
        var sorted = new TreeMap<String, Account>();
        drawers.forEach((id, drawer) -> drawer.account.ifPresent(a -> sorted.put(id, a)));
        return sorted.values();
    }

    /// How many commands are known.
    int commands() {
        return drawers.values().stream().mapToInt(drawer -> drawer.commands.size()).sum();
    }

    @Override
    public Optional<Account> account(String id) {
        return drawer(id).account;
    }

    @Override
    public void put(Account account) {
        var drawer = drawer(account.id());
        var before = drawer.account.map(Account::staking).orElse(Staking.NONE);
        if (!before.ended().equals(account.staking().ended())) {
            due(before, drawer.id).ifPresent(byTime::remove);
            due(account.staking(), drawer.id).ifPresent(byTime::add);
        }
        drawer.account = Optional.of(account);
    }

    private static Optional<Due.OfAccount> due(Staking staking, String account) {
        var next = staking.nextFreeMs();
        return next.isEmpty()
                ? Optional.empty()
                : Optional.of(new Due.OfAccount(next.getAsLong(), account));
    }

    /// The earliest stake to become free; of several at once the first by account.
    Optional<Due.OfAccount> nextDue() {
        return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first());
    }

    @Override
    public Optional<KnownCommand> command(String account, String id) {
        var kept = drawer(account).commands.get(id);
        return kept == null ? Optional.empty() : Optional.of(kept.unpacked());
    }

    @Override
    public void put(KnownCommand command) {
        var drawer = drawer(command.account());
        if (command.doneMs() == 0) {
            drawer.commands.put(command.id(), new Open(command));
            return;
        }
        var market = markets.computeIfAbsent(command.market(), name -> name);
        var packed = DoneCommand.of(command, drawer.id, market);
        drawer.commands.put(command.id(), packed);
        done.add(packed);
    }

    /// One that was sent anew under the same id is not the one that is forgotten.
    @Override
    public void forgetDone(long untilMs) {
        for (var next = done.peek(); next != null && next.doneMs() <= untilMs; next = done.peek()) {
            done.remove();
            drawers.get(next.account()).commands.remove(next.id(), next);
        }
    }

    private Drawer drawer(String account) {
        if (!recent.id.equals(account)) recent = drawers.computeIfAbsent(account, Drawer::new);
        return recent;
    }
}
