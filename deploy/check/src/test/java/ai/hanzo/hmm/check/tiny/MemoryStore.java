package ai.hanzo.hmm.check.tiny;

import ai.hanzo.hmm.market.ledger.Account;
import ai.hanzo.hmm.market.ledger.KnownCommand;
import ai.hanzo.hmm.market.ledger.LedgerStore;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A ledger's store on the heap.
final class MemoryStore implements LedgerStore {
    private final Map<String, Account> accounts = new TreeMap<>();
    private final Map<String, KnownCommand> commands = new HashMap<>();
    private final boolean remembers;

    /// @param remembers whether commands that are done are known further on
    MemoryStore(boolean remembers) {
        this.remembers = remembers;
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    @Override
    public Optional<Account> account(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public void put(Account account) {
        accounts.put(account.id(), account);
    }

    @Override
    public Optional<KnownCommand> command(String account, String id) {
        return Optional.ofNullable(commands.get(account + ' ' + id));
    }

    @Override
    public void put(KnownCommand command) {
        var key = command.account() + ' ' + command.id();
        if (remembers || command.doneMs() == 0) commands.put(key, command);
        else commands.remove(key);
    }

    @Override
    public void forgetDone(long untilMs) {}
}
