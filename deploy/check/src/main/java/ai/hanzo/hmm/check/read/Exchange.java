package ai.hanzo.hmm.check.read;

import ai.hanzo.hmm.check.log.Logs;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An exchange as it is to be checked: its logs, what they are called, how they are read.
public record Exchange(Logs logs, TopicCatalogue topics, Registry registry) {
    /// What clients and the operator write.
    public List<Topic<?>> inputs() {
        var inputs = new ArrayList<>(commands());
        inputs.add(topics.operatorCommands());
        return inputs;
    }

    /// What accounts command.
    public List<Topic<?>> commands() {
        return List.of(
                topics.orders(),
                topics.liquidity(),
                topics.transfers(),
                topics.deposits(),
                topics.providers());
    }

    /// All topics in which a record may be pointed at.
    public Places places() {
        var names = new ArrayList<>(topics.all().stream().map(Topic::name).toList());
        names.add(topics.deadLetters());
        return new Places(names);
    }

    public <V extends SpecificRecord> Gate<V> gate(Topic<V> topic) {
        return new Gate<>(registry, topic, partitions(topic));
    }

    public int partitions(Topic<?> topic) {
        return logs.cut().partitions(topic.name()).size();
    }

    /// Hands over every record of a topic, with what it says where it can be read.
    public <V extends SpecificRecord> void scan(Topic<V> topic, Each<V> each) {
        var gate = gate(topic);
        logs.scan(topic.name(), record -> each.take(record, gate.read(record)));
    }

    /// The first of these topics whose beginning retention has removed, in a sentence.
    public Optional<String> trimmed(List<Topic<?>> needed) {
        return needed.stream()
                .map(Topic::name)
                .filter(logs.cut()::isTrimmed)
                .findFirst()
                .map(name -> "retention has removed the beginning of " + name);
    }
}
