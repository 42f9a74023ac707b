package ai.hanzo.hmm.market.ledger;

import java.util.Optional;

/// Where the ledger's accounts and commands are kept. One command reads and writes a handful of
/// entries, however many there are.
public interface LedgerStore {
    Optional<Account> account(String id);

    void put(Account account);

    Optional<KnownCommand> command(String account, String id);

    void put(KnownCommand command);

    /// May forget commands that were done at or before a time, ms since 1970: the ledger asks for
    /// none of them any more.
    void forgetDone(long untilMs);
}
