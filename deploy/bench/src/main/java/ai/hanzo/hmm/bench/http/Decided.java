package ai.hanzo.hmm.bench.http;

import ai.hanzo.hmm.bench.load.Names;
import ai.hanzo.hmm.bench.subject.ResultTopics;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.List;

/// What became of commands: the executions that answer them, but for those that say to wait.
final class Decided implements ResultTopics {
    private final String topic;
    private final AvroSerde<Execution> executions;

    Decided(TopicCatalogue topics) {
        this.topic = topics.executions().name();
        this.executions = AvroSerde.of(new FixedCatalogue(topics), Execution.class);
    }

    @Override
    public List<String> results() {
        return List.of(topic);
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record, Heard heard) {
        var execution = executions.deserializer().deserialize(topic, record.value());
        if (execution.getStatus() == CommandStatus.PENDING) return;
        long number = Names.number(execution.getCommandId());
        if (number >= 0) heard.result(number, System.nanoTime());
    }
}
