package ai.hanzo.hmm.streams.operator;

import ai.hanzo.hmm.streams.Outlet;
import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.streams.inbox.Inbox;
import ai.hanzo.hmm.streams.inbox.Reason;
import ai.hanzo.hmm.streams.inbox.Received;
import ai.hanzo.hmm.wire.AccountNotice;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.SetOwnerGroup;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Passes an operator's command on, into its market's log or to its account's ledger, when it can
/// be one; it keeps no state.
final class OperatorRelay implements Processor<byte[], byte[], Object, Object> {
    private final Inbox<OperatorCommand> inbox;
    private final Outlet<MarketCommand> marketCommands;
    private final Outlet<AccountNotice> credits;
    private final String deadLetters;
    private ProcessorContext<Object, Object> context;

    OperatorRelay(
            Inbox<OperatorCommand> inbox,
            Outlet<MarketCommand> marketCommands,
            Outlet<AccountNotice> credits,
            String deadLetters) {
        this.inbox = inbox;
        this.marketCommands = marketCommands;
        this.credits = credits;
        this.deadLetters = deadLetters;
    }

    @Override
    public void init(ProcessorContext<Object, Object> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var at = context.recordMetadata().orElseThrow();
        switch (inbox.read(record, at)) {
            case Received.Dead<OperatorCommand>(var reason, var detail) ->
                    context.forward(DeadLetter.of(record, at, reason, detail), deadLetters);
            case Received.Read<OperatorCommand>(var key, var command) -> {
                try {
                    if (command.getBody() instanceof SetOwnerGroup) {
                        var notice = Relayed.toAccount(key, command);
                        credits.send(context, key, notice, record.timestamp());
                    } else {
                        var relayed = Relayed.toMarket(key, command);
                        marketCommands.send(context, key, relayed, record.timestamp());
                    }
                } catch (IllegalArgumentException e) {
                    var dead = DeadLetter.of(record, at, Reason.MALFORMED, e.getMessage());
                    context.forward(dead, deadLetters);
                }
            }
        }
    }
}
