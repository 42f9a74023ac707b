package ai.hanzo.hmm.cli.crash;

import ai.hanzo.hmm.cli.crash.Load.Command;
import ai.hanzo.hmm.cli.crash.Load.Key;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A client that keeps what it sent until it has seen the outcome, and then only asks again under
/// the same id. Not safe for threads.
final class Client implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final String bootstrapServers;
    private final Registry registry;
    private final CommittedLog<Execution> executions;
    private final Map<Key, Command> unanswered = new LinkedHashMap<>();
    private final Set<Key> answered = new HashSet<>();
    private KafkaProducer<String, SpecificRecord> producer;

    Client(String bootstrapServers, TopicCatalogue topics, Registry registry) {
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
        this.producer = producer();
        this.executions = new CommittedLog<>(bootstrapServers, topics.executions(), registry);
    }

    /// Hands the command to the producer, which sends when it can.
    void send(Command command) {
        unanswered.put(command.key(), command);
        producer.send(
                new ProducerRecord<>(command.topic().name(), command.account(), command.value()));
    }

    /// Notes the outcomes that have come.
    void listen() {
        for (var record : executions.poll(POLL)) note(record.value());
    }

    /// Sends these and returns when each has its outcome.
    ///
    /// @throws AssertionError when that takes longer
    void sendAndAwait(Collection<Command> commands, Duration limit) {
        commands.forEach(this::send);
        awaitAnswers(limit);
    }

    /// Returns when nothing is unanswered.
    ///
    /// @throws AssertionError when that takes longer
    void awaitAnswers(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!unanswered.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        unanswered.size()
                                + " commands without an outcome after "
                                + limit
                                + ": "
                                + unanswered.keySet());
            }
            listen();
        }
    }

    /// Forgets what was on its way, as a client does that dies with its server, and sends all that
    /// is unanswered again.
    void reconnectAndRetry() {
        producer.close(Duration.ZERO);
        producer = producer();
        for (var command : List.copyOf(unanswered.values())) send(command);
    }

    int answeredCount() {
        return answered.size();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        executions.close();
    }

    private void note(Execution execution) {
        if (execution.getStatus() == CommandStatus.PENDING) return;
        var key = new Key(execution.getAccount(), execution.getCommandId());
        if (unanswered.remove(key) != null) answered.add(key);
    }

    private KafkaProducer<String, SpecificRecord> producer() {
        var config =
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "1");
        return new KafkaProducer<>(
                config, new StringSerializer(), new AvroSerializer<>(registry, true));
    }
}
