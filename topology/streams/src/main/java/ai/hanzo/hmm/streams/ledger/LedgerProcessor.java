package ai.hanzo.hmm.streams.ledger;

import ai.hanzo.hmm.market.engine.InvariantViolation;
import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.market.ledger.Ledger;
import ai.hanzo.hmm.market.ledger.LedgerEvent;
import ai.hanzo.hmm.market.ledger.Names;
import ai.hanzo.hmm.streams.Faults;
import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.streams.inbox.Reason;
import ai.hanzo.hmm.streams.inbox.Received;
import ai.hanzo.hmm.streams.translate.Executions;
import ai.hanzo.hmm.streams.translate.LedgerRows;
import ai.hanzo.hmm.streams.translate.MarketInputs;
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
import java.util.Set;

/// The room of the accounts: reads a command or an execution, lets the ledger decide, writes what
/// it says.
final class LedgerProcessor implements Processor<byte[], byte[], Object, Object> {
    /// Header of executions that the ledger wrote itself and need not read.
    static final String SOURCE_HEADER = "hmm-source";

    private static final int MOST_BALANCES_AT_ONCE = 1_000;

    private final LedgerGates gates;
    private final LedgerOutlets outlets;
    private final Faults faults;
    private final Duration conflation;
    private final Set<String> changed = new LinkedHashSet<>();
    private ProcessorContext<Object, Object> context;
    private StoredLedger rows;
    private Ledger ledger;

    LedgerProcessor(LedgerGates gates, LedgerOutlets outlets, Faults faults, Duration conflation) {
        this.gates = gates;
        this.outlets = outlets;
        this.faults = faults;
        this.conflation = conflation;
    }

    @Override
    public void init(ProcessorContext<Object, Object> newContext) {
        context = newContext;
        rows = new StoredLedger(newContext);
        ledger = new Ledger(rows);
        changed.clear();
        changed.addAll(rows.accountIds());
        newContext.schedule(conflation, PunctuationType.WALL_CLOCK_TIME, this::showBalances);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var at = context.recordMetadata().orElseThrow();
        if (at.topic().equals(gates.executions().topic())) {
            if (!isOwn(record)) post(record, at);
        } else {
            receive(gates.commands(at.topic()), record, at);
        }
    }

    private <V> void receive(
            LedgerGates.Commands<V> gate, Record<byte[], byte[]> record, RecordMetadata at) {
        switch (gate.inbox().read(record, at)) {
            case Received.Dead<V>(var reason, var detail) -> bury(record, at, reason, detail);
            case Received.Read<V>(var key, var value) -> {
                var input = gate.toInput().apply(value);
                if (!Names.isAccount(key) || !input.account().equals(key)) {
                    bury(record, at, Reason.MALFORMED, "the key is not the command's account");
                } else if (!Names.isCommandId(input.id())) {
                    bury(record, at, Reason.MALFORMED, "the command's id is not one");
                } else {
                    apply(input, rows.advance(record.timestamp()));
                }
            }
        }
    }

    private void apply(AccountInput input, long timeMs) {
        switch (ledger.apply(input, timeMs)) {
            case LedgerEvent.Forwarded(var market, var command) ->
                    outlets.marketCommands()
                            .send(context, market, MarketInputs.toWire(market, command), timeMs);
            case LedgerEvent.Answered answered -> {
                var status = CommandStatus.valueOf(answered.status().name());
                var execution =
                        Executions.toWire(
                                Ledger.SOURCE, answered.execution(), status, answered.isRepeat());
                outlets.executions()
                        .send(
                                context,
                                input.account(),
                                execution,
                                timeMs,
                                SOURCE_HEADER,
                                Ledger.SOURCE);
            }
        }
        changed.add(input.account());
    }

    private void post(Record<byte[], byte[]> record, RecordMetadata at) {
        switch (gates.executions().inbox().read(record, at)) {
            case Received.Dead<Execution>(var reason, var detail) ->
                    bury(record, at, reason, detail);
            case Received.Read<Execution>(var key, var execution) -> {
                rows.advance(record.timestamp());
                try {
                    ledger.post(execution.getSource(), Executions.fromWire(execution));
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
