package ai.hanzo.hmm.market.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// A ledger's store on the heap.
public final class PlainStore implements LedgerStore {
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, KnownCommand> commands = new HashMap<>();
    private final TreeSet<Done> done = new TreeSet<>();

    private record Done(long ms, String name) implements Comparable<Done> {
        @Override
        public int compareTo(Done other) {
            int byTime = Long.compare(ms, other.ms);
            return byTime != 0 ? byTime : name.compareTo(other.name);
        }
    }

    @Override
    public Optional<Account> account(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public void put(Account account) {
        accounts.put(account.id(), account);
    }

    public Collection<Account> accounts() {
        return accounts.values();
    }

    /// All that are known.
    public Collection<KnownCommand> commands() {
        return commands.values();
    }

    @Override
    public Optional<KnownCommand> command(String account, String id) {
        return Optional.ofNullable(commands.get(account + ' ' + id));
    }

    @Override
    public void put(KnownCommand command) {
        var name = command.account() + ' ' + command.id();
        var before = commands.put(name, command);
        if (before != null) done.remove(new Done(before.doneMs(), name));
        if (command.doneMs() > 0) done.add(new Done(command.doneMs(), name));
    }

    @Override
    public void forgetDone(long untilMs) {
        while (!done.isEmpty() && done.first().ms() <= untilMs) {
            commands.remove(done.pollFirst().name());
        }
    }
}
