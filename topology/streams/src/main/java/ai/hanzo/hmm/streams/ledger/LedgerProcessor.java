package ai.hanzo.hmm.streams.ledger;

import ai.hanzo.hmm.market.engine.InvariantViolation;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.market.ledger.KnownCommand;
import ai.hanzo.hmm.market.ledger.Ledger;
import ai.hanzo.hmm.market.ledger.LedgerEvent;
import ai.hanzo.hmm.market.ledger.Names;
import ai.hanzo.hmm.market.ledger.Notice;
import ai.hanzo.hmm.market.ledger.Signature;
import ai.hanzo.hmm.streams.DueTicks;
import ai.hanzo.hmm.streams.Faults;
import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.streams.inbox.Reason;
import ai.hanzo.hmm.streams.inbox.Received;
import ai.hanzo.hmm.streams.signature.SignatureCheck;
import ai.hanzo.hmm.streams.translate.AccountInputs;
import ai.hanzo.hmm.streams.translate.Executions;
import ai.hanzo.hmm.streams.translate.LedgerRows;
import ai.hanzo.hmm.streams.translate.MarketInputs;
import ai.hanzo.hmm.wire.AccountNotice;
import ai.hanzo.hmm.wire.AccountTick;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;

import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The room of the accounts: reads a command or an execution, lets the ledger decide, writes what
/// it says.
final class LedgerProcessor implements Processor<byte[], byte[], Object, Object> {
    /// Header of executions that the ledger wrote itself and need not read.
    static final String SOURCE_HEADER = "hmm-source";

    private static final int MOST_BALANCES_AT_ONCE = 1_000;
    private static final int MOST_TICKS_AT_ONCE = 1_000;

    private final LedgerGates gates;
    private final LedgerOutlets outlets;
    private final Faults faults;
    private final Duration conflation;
    private final Duration look;
    private final DueTicks clock = new DueTicks();
    private final Set<String> changed = new LinkedHashSet<>();
    private ProcessorContext<Object, Object> context;
    private StoredLedger rows;
    private Ledger ledger;

    LedgerProcessor(
            LedgerGates gates,
            LedgerOutlets outlets,
            Faults faults,
            Duration conflation,
            Duration look) {
        this.gates = gates;
        this.outlets = outlets;
        this.faults = faults;
        this.conflation = conflation;
        this.look = look;
    }

    @Override
    public void init(ProcessorContext<Object, Object> newContext) {
        context = newContext;
        rows = new StoredLedger(newContext);
        ledger = new Ledger(rows, new SignatureCheck());
        clock.reset();
        changed.clear();
        changed.addAll(rows.accountIds());
        newContext.schedule(conflation, PunctuationType.WALL_CLOCK_TIME, this::showBalances);
        newContext.schedule(look, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var at = context.recordMetadata().orElseThrow();
        if (at.topic().equals(gates.executions().topic())) {
            if (!isOwn(record)) post(record, at);
        } else if (at.topic().equals(gates.notices().topic())) {
            tell(record, at);
        } else {
            receive(gates.commands(at.topic()), record, at);
        }
    }

    private <V> void receive(
            LedgerGates.Commands<V> gate, Record<byte[], byte[]> record, RecordMetadata at) {
        switch (gate.inbox().read(record, at)) {
            case Received.Dead<V>(var reason, var detail) -> bury(record, at, reason, detail);
            case Received.Read<V>(var key, var value) -> {
                var input = placed(gate.toInput().apply(value), at, record.timestamp());
                if (!Names.isAccount(key) || !input.account().equals(key)) {
                    bury(record, at, Reason.MALFORMED, "the key is not the command's account");
                } else if (!Names.isCommandId(input.id())) {
                    bury(record, at, Reason.MALFORMED, "the command's id is not one");
                } else {
                    var signature = AccountInputs.signature(gate.envelope().apply(value));
                    apply(input, signature, rows.advance(record.timestamp()));
                }
            }
        }
    }

    /// What a request for a nonce is given depends on where and when it stands in the log.
    private static AccountInput placed(AccountInput input, RecordMetadata at, long timeMs) {
        return input instanceof AccountInput.RequestNonce request
                ? request.at(at.topic(), at.partition(), at.offset(), timeMs)
                : input;
    }

    private void apply(AccountInput input, Optional<Signature> signature, long timeMs) {
        switch (ledger.apply(input, signature, timeMs)) {
            case LedgerEvent.Forwarded(var market, var command) ->
                    outlets.marketCommands()
                            .send(context, market, MarketInputs.toWire(market, command), timeMs);
            case LedgerEvent.Answered answered -> {
                say(answered.execution(), answered.status(), answered.isRepeat());
                answered.sent().ifPresent(credit -> send(credit, timeMs));
            }
        }
        changed.add(input.account());
    }

    private void tell(Record<byte[], byte[]> record, RecordMetadata at) {
        switch (gates.notices().inbox().read(record, at)) {
            case Received.Dead<AccountNotice>(var reason, var detail) ->
                    bury(record, at, reason, detail);
            case Received.Read<AccountNotice>(var key, var notice) -> {
                if (!Names.isAccount(key) || !notice.getAccount().equals(key)) {
                    bury(record, at, Reason.MALFORMED, "the key is not the notice's account");
                    return;
                }
                long timeMs = rows.advance(record.timestamp());
                try {
                    hear(ledger.apply(AccountInputs.of(notice), timeMs), timeMs);
                    if (notice.getBody() instanceof AccountTick) clock.done(key);
                    changed.add(key);
                } catch (InvariantViolation e) {
                    faults.report("ledger", e.getMessage());
                    bury(record, at, Reason.INVARIANT, e.getMessage());
                }
            }
        }
    }

    private void hear(LedgerEvent.Told told, long timeMs) {
        told.execution().ifPresent(said -> say(said, KnownCommand.Status.DONE, false));
        told.sent().ifPresent(credit -> send(credit, timeMs));
    }

    private void say(MarketEvent.Executed said, KnownCommand.Status how, boolean isRepeat) {
        var status = CommandStatus.valueOf(how.name());
        var execution = Executions.toWire(Ledger.SOURCE, said, status, isRepeat);
        outlets.executions()
                .send(
                        context,
                        said.account(),
                        execution,
                        said.timeMs(),
                        SOURCE_HEADER,
                        Ledger.SOURCE);
    }

    private void send(Notice.Credit credit, long timeMs) {
        outlets.credits().send(context, credit.account(), AccountInputs.toWire(credit), timeMs);
    }

    /// Tells accounts whose stakes have become free.
    private void tick(long nowMs) {
        for (var due : rows.dues(nowMs, MOST_TICKS_AT_ONCE)) {
            if (clock.isDue(due.getAccount(), OptionalLong.of(due.getDueMs()), nowMs)) {
                var notice = new AccountNotice(due.getAccount(), new AccountTick(due.getDueMs()));
                outlets.credits().send(context, due.getAccount(), notice, nowMs);
            }
        }
    }

    private void post(Record<byte[], byte[]> record, RecordMetadata at) {
        switch (gates.executions().inbox().read(record, at)) {
            case Received.Dead<Execution>(var reason, var detail) ->
                    bury(record, at, reason, detail);
            case Received.Read<Execution>(var key, var execution) -> {
                long timeMs = rows.advance(record.timestamp());
                try {
                    ledger.post(execution.getSource(), Executions.fromWire(execution), timeMs);
                    changed.add(key);
                } catch (InvariantViolation e) {
                    faults.report("ledger", e.getMessage());
                    bury(record, at, Reason.INVARIANT, e.getMessage());
                }
            }
        }
    }

    /// Conflated: an account that changed often since the last time is shown once.
    private void showBalances(long nowMs) {
        Iterator<String> next = changed.iterator();
        for (int shown = 0; next.hasNext() && shown < MOST_BALANCES_AT_ONCE; shown++) {
            var id = next.next();
            next.remove();
            rows.account(id)
                    .map(account -> LedgerRows.shown(account, Ledger.SOURCE, nowMs))
                    .ifPresent(balances -> outlets.balances().send(context, id, balances, nowMs));
        }
    }

    private void bury(
            Record<byte[], byte[]> record, RecordMetadata at, Reason reason, String detail) {
        context.forward(DeadLetter.of(record, at, reason, detail), outlets.deadLetters());
    }

    private static boolean isOwn(Record<byte[], byte[]> record) {
        var header = record.headers().lastHeader(SOURCE_HEADER);
        return header != null
                && Ledger.SOURCE.equals(new String(header.value(), StandardCharsets.UTF_8));
    }
}
