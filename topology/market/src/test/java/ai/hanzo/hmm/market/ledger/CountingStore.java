package ai.hanzo.hmm.market.ledger;

import java.util.Optional;

/// A store that counts how many entries are read and written.
final class CountingStore implements LedgerStore {
    private final PlainStore rows = new PlainStore();
    int reads;
    int writes;

    PlainStore rows() {
        return rows;
    }

    @Override
    public Optional<Account> account(String id) {
        reads++;
        return rows.account(id);
    }

    @Override
    public void put(Account account) {
        writes++;
        rows.put(account);
    }

    @Override
    public Optional<KnownCommand> command(String account, String id) {
        reads++;
        return rows.command(account, id);
    }

    @Override
    public void put(KnownCommand command) {
        writes++;
        rows.put(command);
    }

    @Override
    public void forgetDone(long untilMs) {
        rows.forgetDone(untilMs);
    }
}
