package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.engine.InvariantViolation;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.event.Refused;
import ai.hanzo.hmm.market.units.AmountOverflow;

import java.util.List;
import java.util.Optional;

/// Hold, execute, post: what a command needs is held before it leaves for its market, and what the
/// market says happened is posted. Every command is answered once; a repeat is answered with what
/// is known of the first (rules, sections 4 and 9).
public final class Ledger {
    /// The source of the ledger's own executions.
    public static final String SOURCE = "ledger";

    /// How long a command is known after it is done.
    public static final long REMEMBERED_MS = 24 * 60 * 60 * 1_000L;

    private final LedgerStore store;

    public Ledger(LedgerStore store) {
        this.store = store;
    }

    /// Does a command that the log holds at a time, ms since 1970.
    public LedgerEvent apply(AccountInput input, long timeMs) {
        long forgottenMs = timeMs - REMEMBERED_MS;
        store.forgetDone(forgottenMs);
        var account =
                store.account(input.account()).orElseGet(() -> Account.empty(input.account()));
        var known =
                store.command(input.account(), input.id())
                        .filter(command -> !command.isDoneBy(forgottenMs));
        if (known.isPresent()) return again(account, input, known.get(), timeMs);
        try {
            return switch (Admission.of(input, account, store)) {
                case Admission.Forward forward -> {
                    store.put(forward.account());
                    store.put(KnownCommand.sent(input, forward.market()));
                    yield new LedgerEvent.Forwarded(forward.market(), forward.command());
                }
                case Admission.Done done -> {
                    var sent = KnownCommand.sent(input, "");
                    store.put(sent.answered(Optional.empty(), timeMs));
                    yield answer(done.account(), input, done.changes(), timeMs);
                }
                case Admission.Refuse refuse -> refuse(account, input, refuse.why(), timeMs);
            };
        } catch (AmountOverflow e) {
            var why = Refused.of(RefusalCode.OVERFLOW, e.getMessage());
            return refuse(account, input, why, timeMs);
        }
    }

    /// Posts what a market did to an account. An execution that was posted before changes nothing.
    ///
    /// @throws InvariantViolation when a balance would become negative or an execution is missing;
    ///   nothing is written then
    public void post(String source, MarketEvent.Executed execution) {
        var account =
                store.account(execution.account())
                        .orElseGet(() -> Account.empty(execution.account()));
        long expected = account.appliedOf(source) + 1;
        if (execution.sequence() != 0) {
            if (execution.sequence() < expected) return;
            if (execution.sequence() > expected) {
                throw new InvariantViolation(
                        "execution %d of %s for %s is missing"
                                .formatted(expected, source, account.id()));
            }
        }
        store.put(posted(account, source, execution));
        note(execution);
    }

    /// Remembers how the command that was answered stands, and each order of which was told: most
    /// often one and the same.
    private void note(MarketEvent.Executed execution) {
        boolean isNoted = execution.commandId().isEmpty();
        for (var report : execution.orders()) {
            boolean isCommands = report.clientOrderId().equals(execution.commandId());
            store.command(execution.account(), report.clientOrderId())
                    .map(known -> isCommands ? answered(known, execution) : known)
                    .map(known -> known.reported(report, execution.timeMs()))
                    .ifPresent(store::put);
            isNoted |= isCommands;
        }
        if (isNoted) return;
        store.command(execution.account(), execution.commandId())
                .map(known -> answered(known, execution))
                .ifPresent(store::put);
    }

    private static KnownCommand answered(KnownCommand known, MarketEvent.Executed execution) {
        return known.answered(execution.refused(), execution.timeMs());
    }

    private static Account posted(Account account, String source, MarketEvent.Executed execution) {
        try {
            return account.posted(source, execution.sequence(), execution.changes());
        } catch (AmountOverflow e) {
            throw new InvariantViolation("%s: %s".formatted(account.id(), e.getMessage()));
        }
    }

    private LedgerEvent again(
            Account account, AccountInput input, KnownCommand known, long timeMs) {
        boolean same = known.content().equals(input.content());
        var why =
                same
                        ? known.refused()
                        : Optional.of(
                                Refused.of(
                                        RefusalCode.CLIENT_ORDER_ID_CONFLICT,
                                        "the id was used for another command"));
        var status = same ? known.status() : KnownCommand.Status.REFUSED;
        var orders = same ? known.order().map(List::of).orElse(List.of()) : List.<OrderReport>of();
        var next = account.answered();
        store.put(next);
        var execution =
                new MarketEvent.Executed(
                        next.id(),
                        next.ledgerSequence(),
                        timeMs,
                        input.id(),
                        why,
                        orders,
                        List.of(),
                        List.of(),
                        List.of(),
                        0);
        return new LedgerEvent.Answered(execution, status, same);
    }

    private LedgerEvent refuse(Account account, AccountInput input, Refused why, long timeMs) {
        var next = account.answered();
        store.put(next);
        store.put(KnownCommand.sent(input, "").answered(Optional.of(why), timeMs));
        var execution = execution(next, input, Optional.of(why), List.of(), timeMs);
        return new LedgerEvent.Answered(execution, KnownCommand.Status.REFUSED, false);
    }

    private LedgerEvent answer(
            Account account, AccountInput input, List<BalanceChange> changes, long timeMs) {
        var next = account.answered();
        store.put(next);
        var execution = execution(next, input, Optional.empty(), changes, timeMs);
        return new LedgerEvent.Answered(execution, KnownCommand.Status.DONE, false);
    }

    private static MarketEvent.Executed execution(
            Account account,
            AccountInput input,
            Optional<Refused> why,
            List<BalanceChange> changes,
            long timeMs) {
        return new MarketEvent.Executed(
                account.id(),
                account.ledgerSequence(),
                timeMs,
                input.id(),
                why,
                List.of(),
                changes,
                List.of(),
                List.of(),
                0);
    }
}
