package ai.hanzo.hmm.market.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A store that knows how much all accounts have of each asset: of an account that changes the old
/// is taken off and the new put on.
final class SummedStore implements LedgerStore {
    private final PlainStore rows = new PlainStore();
    private final Map<String, Long> sums = new HashMap<>();

    PlainStore rows() {
        return rows;
    }

    /// Free and held, micro-units.
    long sum(String asset) {
        return sums.getOrDefault(asset, 0L);
    }

    /// The same, counted anew.
    Map<String, Long> recount() {
        var fresh = new HashMap<String, Long>();
        for (var account : rows.accounts()) count(account, 1, fresh);
        return fresh;
    }

    Map<String, Long> sums() {
        return sums;
    }

    @Override
    public Optional<Account> account(String id) {
        return rows.account(id);
    }

    @Override
    public void put(Account account) {
        rows.account(account.id()).ifPresent(before -> count(before, -1, sums));
        count(account, 1, sums);
        rows.put(account);
    }

    private static void count(Account account, int sign, Map<String, Long> sums) {
        account.balances()
                .forEach(
                        (asset, has) -> {
                            long all = Math.addExact(has.freeMicros(), has.heldMicros());
                            sums.merge(
                                    asset,
                                    sign * all,
                                    (a, b) -> Math.addExact(a, b) == 0 ? null : a + b);
                        });
    }

    @Override
    public Optional<KnownCommand> command(String account, String id) {
        return rows.command(account, id);
    }

    @Override
    public void put(KnownCommand command) {
        rows.put(command);
    }

    @Override
    public void forgetDone(long untilMs) {
        rows.forgetDone(untilMs);
    }
}
