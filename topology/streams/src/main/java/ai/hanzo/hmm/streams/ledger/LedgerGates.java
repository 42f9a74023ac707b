package ai.hanzo.hmm.streams.ledger;

import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.streams.inbox.Inbox;
import ai.hanzo.hmm.streams.translate.AccountInputs;
import ai.hanzo.hmm.wire.Execution;
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

/// What the ledger reads: five topics of commands, and the executions of markets.
final class LedgerGates {
    private final Map<String, Commands<?>> commands = new LinkedHashMap<>();
    private final Executed executions;
    private final Registry registry;
    private final int partitions;

    /// A topic of commands.
    record Commands<V>(Inbox<V> inbox, Function<V, AccountInput> toInput) {}

    /// The topic of executions.
    record Executed(String topic, Inbox<Execution> inbox) {}

    LedgerGates(TopicCatalogue topics, Registry registry, int partitions) {
        this.registry = registry;
        this.partitions = partitions;
        add(topics.orders(), AccountInputs::of);
        add(topics.liquidity(), AccountInputs::of);
        add(topics.transfers(), AccountInputs::of);
        add(topics.deposits(), AccountInputs::of);
        add(topics.providers(), AccountInputs::of);
        executions = new Executed(topics.executions().name(), inbox(topics.executions()));
    }

    List<String> topics() {
        var all = new ArrayList<>(commands.keySet());
        all.add(executions.topic());
        return all;
    }

    Commands<?> commands(String topic) {
        return commands.get(topic);
    }

    Executed executions() {
        return executions;
    }

    private <V extends SpecificRecord> void add(Topic<V> topic, Function<V, AccountInput> toInput) {
        commands.put(topic.name(), new Commands<>(inbox(topic), toInput));
    }

    private <V extends SpecificRecord> Inbox<V> inbox(Topic<V> topic) {
        return new Inbox<>(new AvroDeserializer<>(registry, topic.valueType()), partitions);
    }
}
