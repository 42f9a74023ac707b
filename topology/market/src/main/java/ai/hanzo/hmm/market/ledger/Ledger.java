package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.engine.InvariantViolation;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
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
    private final SignedCommands signatures;

    public Ledger(LedgerStore store, Signature.Check signatures) {
        this.store = store;
        this.signatures = new SignedCommands(signatures);
    }

    /// Does a command that the log holds at a time, ms since 1970.
    public LedgerEvent apply(AccountInput input, Optional<Signature> signature, long timeMs) {
        long forgottenMs = timeMs - REMEMBERED_MS;
        store.forgetDone(forgottenMs);
        var before = account(input.account());
        var unsigned = signatures.refusal(input, signature, before, timeMs);
        if (unsigned.isPresent()) return unsigned(before, input, unsigned.get(), timeMs);
        var account = before.onDay(FeeDay.dayOf(timeMs));
        var known =
                store.command(input.account(), input.id())
                        .filter(command -> !command.isDoneBy(forgottenMs));
        if (known.isPresent()) return again(account, input, known.get(), timeMs);
        try {
            return switch (Admission.of(input, account, store, timeMs)) {
                case Admission.Forward forward -> {
                    store.put(forward.account());
                    store.put(sent(input, forward.market(), account));
                    yield new LedgerEvent.Forwarded(forward.market(), forward.command());
                }
                case Admission.Done done -> {
                    store.put(sent(input, "", account).answered(Optional.empty(), timeMs));
                    yield answer(done, input, timeMs);
                }
                case Admission.Refuse refuse -> refuse(account, input, refuse.why(), timeMs);
            };
        } catch (AmountOverflow e) {
            var why = Refused.of(RefusalCode.OVERFLOW, e.getMessage());
            return refuse(account, input, why, timeMs);
        }
    }

    /// Does what an account's ledger is told at a time, ms since 1970.
    ///
    /// @throws InvariantViolation when a credit can be given neither to whom it was sent nor back
    public LedgerEvent.Told apply(Notice notice, long timeMs) {
        var account = account(notice.account());
        return switch (notice) {
            case Notice.Credit credit -> receive(credit, account, timeMs);
            case Notice.Tick _ -> free(account, timeMs);
            case Notice.OwnerGroup(_, var group) -> {
                store.put(account.inGroup(group));
                yield LedgerEvent.Told.NOTHING;
            }
        };
    }

    private LedgerEvent.Told receive(Notice.Credit credit, Account account, long timeMs) {
        long micros = credit.amountMicros();
        try {
            var next = account.changed(credit.asset(), micros, 0).answered();
            var change = new BalanceChange(credit.asset(), Reason.RECEIVE, micros, 0);
            return told(next, change, timeMs);
        } catch (AmountOverflow e) {
            if (credit.isReturned()) {
                throw new InvariantViolation("%s: %s".formatted(account.id(), e.getMessage()));
            }
            var back =
                    new Notice.Credit(
                            credit.from(),
                            credit.account(),
                            credit.id(),
                            credit.asset(),
                            micros,
                            true);
            return new LedgerEvent.Told(Optional.empty(), Optional.of(back));
        }
    }

    /// What was staked and whose time is over.
    private LedgerEvent.Told free(Account account, long timeMs) {
        long micros = account.staking().freeMicros(timeMs);
        if (micros == 0) return LedgerEvent.Told.NOTHING;
        var next =
                account.with(account.staking().freed(timeMs))
                        .changed(BalanceChange.HANZO, micros, -micros)
                        .answered();
        var change = new BalanceChange(BalanceChange.HANZO, Reason.UNSTAKE, micros, -micros);
        return told(next, change, timeMs);
    }

    private LedgerEvent.Told told(Account next, BalanceChange change, long timeMs) {
        store.put(next);
        var execution = execution(next, "", Optional.empty(), List.of(change), timeMs);
        return new LedgerEvent.Told(Optional.of(execution), Optional.empty());
    }

    private Account account(String id) {
        return store.account(id).orElseGet(() -> Account.empty(id));
    }

    private static KnownCommand sent(AccountInput input, String market, Account by) {
        return KnownCommand.sent(input, market, by.fees().rates());
    }

    /// Whoever may have sent it can neither use up the account's ids nor set its fees of the day,
    /// so it is not remembered.
    private LedgerEvent unsigned(Account account, AccountInput input, Refused why, long timeMs) {
        var next = account.answered();
        store.put(next);
        var execution = execution(next, input.id(), Optional.of(why), List.of(), timeMs);
        return new LedgerEvent.Answered(
                execution, KnownCommand.Status.REFUSED, false, Optional.empty());
    }

    /// Posts what a market did to an account, at a time of the ledger, ms since 1970. An execution
    /// that was posted before changes nothing.
    ///
    /// @throws InvariantViolation when a balance would become negative or an execution is missing;
    ///   nothing is written then
    public void post(String source, MarketEvent.Executed execution, long timeMs) {
        var account = account(execution.account());
        long expected = account.appliedOf(source) + 1;
        if (execution.sequence() != 0) {
            if (execution.sequence() < expected) return;
            if (execution.sequence() > expected) {
                throw new InvariantViolation(
                        "execution %d of %s for %s is missing"
                                .formatted(expected, source, account.id()));
            }
        }
        store.put(posted(account, source, execution, FeeDay.dayOf(timeMs)));
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

    private static Account posted(
            Account account, String source, MarketEvent.Executed execution, long day) {
        try {
            return account.posted(source, execution.sequence(), execution.changes(), day);
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
                        0,
                        List.of());
        return new LedgerEvent.Answered(execution, status, same, Optional.empty());
    }

    private LedgerEvent refuse(Account account, AccountInput input, Refused why, long timeMs) {
        var next = account.answered();
        store.put(next);
        store.put(sent(input, "", account).answered(Optional.of(why), timeMs));
        var execution = execution(next, input.id(), Optional.of(why), List.of(), timeMs);
        return new LedgerEvent.Answered(
                execution, KnownCommand.Status.REFUSED, false, Optional.empty());
    }

    private LedgerEvent answer(Admission.Done done, AccountInput input, long timeMs) {
        var next = done.account().answered();
        store.put(next);
        var execution = execution(next, input.id(), Optional.empty(), done.changes(), timeMs);
        return new LedgerEvent.Answered(execution, KnownCommand.Status.DONE, false, done.sent());
    }

    private static MarketEvent.Executed execution(
            Account account,
            String commandId,
            Optional<Refused> why,
            List<BalanceChange> changes,
            long timeMs) {
        return new MarketEvent.Executed(
                account.id(),
                account.ledgerSequence(),
                timeMs,
                commandId,
                why,
                List.of(),
                changes,
                List.of(),
                List.of(),
                0,
                List.of());
    }
}
