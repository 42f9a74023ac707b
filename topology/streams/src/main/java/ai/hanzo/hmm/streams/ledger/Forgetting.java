package ai.hanzo.hmm.streams.ledger;

import ai.hanzo.hmm.wire.state.AccountRow;
import ai.hanzo.hmm.wire.state.CommandRow;
import ai.hanzo.hmm.wire.state.LedgerRow;

import org.apache.kafka.streams.state.KeyValueStore;

import java.util.ArrayList;
import java.util.Optional;

/// Deletes commands that were done long ago, by walking over all of them, round after round, a
/// stretch a second. An index by time would cost every command two records more; when a row goes
/// does not matter, since the ledger does not ask for it any more.
///
/// Every command is stored twice, sent and done, and a stretch is as long as what was stored since
/// the one before: so a round takes at most half the time that commands are remembered, and what is
/// kept is at most half as much again.
final class Forgetting {
    private static final long LOOK_MS = 1_000;
    private static final int SHORTEST_STRETCH = 200;
    private static final int LONGEST_STRETCH = 20_000;

    private final KeyValueStore<String, LedgerRow> rows;
    private long nextLookMs;
    private int stored;

    /// The account whose commands are walked over; empty between two rounds.
    private Optional<String> account = Optional.empty();

    /// Where among them the next stretch begins.
    private String from = "";

    Forgetting(KeyValueStore<String, LedgerRow> rows) {
        this.rows = rows;
    }

    /// A command was stored.
    void stored() {
        stored++;
    }

    /// Walks on when a second has passed.
    ///
    /// @param untilMs commands done at or before may be forgotten, ms since 1970
    void look(long untilMs) {
        if (untilMs < nextLookMs) return;
        nextLookMs = untilMs + LOOK_MS;
        int left = Math.clamp(stored, SHORTEST_STRETCH, LONGEST_STRETCH);
        stored = 0;
        while (left > 0) {
            if (account.isEmpty()) account = accountFrom(LedgerKeys.FIRST_ACCOUNT);
            if (account.isEmpty()) return;
            left -= 1 + walk(account.get(), left, untilMs);
        }
    }

    /// @return how many commands were walked over, at most `most`
    private int walk(String id, int most, long untilMs) {
        var start = from.isEmpty() ? LedgerKeys.firstCommand(id) : from;
        var over = new ArrayList<String>();
        int seen = 0;
        try (var commands = rows.range(start, LedgerKeys.afterCommands(id))) {
            while (commands.hasNext() && seen < most) {
                var entry = commands.next();
                seen++;
                var command = (CommandRow) entry.value.getRow();
                if (command.getDoneMs() > 0 && command.getDoneMs() <= untilMs) over.add(entry.key);
            }
            if (commands.hasNext()) {
                from = commands.peekNextKey();
            } else {
                from = "";
                account = accountFrom(LedgerKeys.account(id) + '\0');
            }
        }
        over.forEach(rows::delete);
        return seen;
    }

    private Optional<String> accountFrom(String key) {
        try (var accounts = rows.range(key, LedgerKeys.AFTER_ACCOUNTS)) {
            return accounts.hasNext()
                    ? Optional.of(((AccountRow) accounts.next().value.getRow()).getAccount())
                    : Optional.empty();
        }
    }
}
