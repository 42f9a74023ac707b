package ai.hanzo.hmm.streams.ledger;

import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.streams.inbox.Inbox;
import ai.hanzo.hmm.streams.translate.AccountInputs;
import ai.hanzo.hmm.wire.AccountNotice;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the ledger reads: five topics of commands, what others tell it, and the executions of
/// markets.
final class LedgerGates {
    private final Map<String, Commands<?>> commands = new LinkedHashMap<>();
    private final Notices notices;
    private final Executed executions;
    private final Registry registry;
    private final int partitions;

    /// A topic of commands.
    record Commands<V>(
            Inbox<V> inbox, Function<V, AccountInput> toInput, Function<V, Envelope> envelope) {}

    /// The topic of what others tell an account's ledger.
    record Notices(String topic, Inbox<AccountNotice> inbox) {}

    /// The topic of executions.
    record Executed(String topic, Inbox<Execution> inbox) {}

    LedgerGates(TopicCatalogue topics, Registry registry, int partitions) {
        this.registry = registry;
        this.partitions = partitions;
        add(topics.orders(), AccountInputs::of, OrderCommand::getEnvelope);
        add(topics.liquidity(), AccountInputs::of, LiquidityCommand::getEnvelope);
        add(topics.transfers(), AccountInputs::of, TransferCommand::getEnvelope);
        add(topics.deposits(), AccountInputs::of, Deposit::getEnvelope);
        add(topics.providers(), AccountInputs::of, ProviderCommand::getEnvelope);
        notices = new Notices(topics.credits().name(), inbox(topics.credits()));
        executions = new Executed(topics.executions().name(), inbox(topics.executions()));
    }

    List<String> topics() {
        var all = new ArrayList<>(commands.keySet());
        all.add(notices.topic());
        all.add(executions.topic());
        return all;
    }

    Commands<?> commands(String topic) {
        return commands.get(topic);
    }

    Notices notices() {
        return notices;
    }

    Executed executions() {
        return executions;
    }

    private <V extends SpecificRecord> void add(
            Topic<V> topic, Function<V, AccountInput> toInput, Function<V, Envelope> envelope) {
        commands.put(topic.name(), new Commands<>(inbox(topic), toInput, envelope));
    }

    private <V extends SpecificRecord> Inbox<V> inbox(Topic<V> topic) {
        return new Inbox<>(new AvroDeserializer<>(registry, topic.valueType()), partitions);
    }
}
