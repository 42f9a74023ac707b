package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.streams.signature.Attestor;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A client that keeps what it sent until it has seen the outcome, and then only asks again under
/// the same id. Not safe for threads.
public final class Client implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(10);

    /// Told of each first final outcome.
    @FunctionalInterface
    public interface Listener {
        /// @param nanos since it was first sent
        void answered(Key key, Execution outcome, long nanos);
    }

    private record Sent(Command command, long firstNanos, long lastNanos, int times) {
        /// Longer each time: who asks a busy exchange again and again only makes it busier.
        boolean isImpatient(long now, Duration patience) {
            return now - lastNanos > patience.toNanos() << Math.min(times - 1, 5);
        }
    }

    private final String bootstrapServers;
    private final Registry registry;
    private final Listener listener;
    private final CommittedLog<Execution> executions;
    private final Map<Key, Sent> unanswered = new LinkedHashMap<>();
    private final Map<Key, String> nonces = new ConcurrentHashMap<>();
    private KafkaProducer<String, SpecificRecord> producer;
    private long answered;
    private long resent;

    public Client(String bootstrapServers, TopicCatalogue topics, Registry registry) {
        this(bootstrapServers, topics, registry, (_, _, _) -> {});
    }

    public Client(
            String bootstrapServers, TopicCatalogue topics, Registry registry, Listener listener) {
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
        this.listener = listener;
        this.producer = producer();
        this.executions = new CommittedLog<>(bootstrapServers, topics.executions(), registry);
    }

    /// Hands the command to the producer, which sends when it can.
    public void send(Command command) {
        long now = System.nanoTime();
        var before = unanswered.get(command.key());
        if (before != null) resent++;
        long first = before == null ? now : before.firstNanos;
        int times = before == null ? 1 : before.times + 1;
        unanswered.put(command.key(), new Sent(command, first, now, times));
        producer.send(
                new ProducerRecord<>(command.topic().name(), command.account(), command.value()),
                (at, failed) -> {
                    if (failed == null && command.asksForNonce()) noteNonce(command.key(), at);
                });
    }

    /// Sends what nobody answers.
    public <V extends SpecificRecord> void tell(Topic<V> topic, String key, V value) {
        producer.send(new ProducerRecord<>(topic.name(), key, value));
    }

    /// Notes the outcomes that have come.
    public void listen() {
        for (var record : executions.poll(POLL)) note(record.value());
    }

    /// Sends these and returns when each has its outcome.
    ///
    /// @throws IllegalStateException when that takes longer
    public void sendAndAwait(Collection<Command> commands, Duration limit) {
        commands.forEach(this::send);
        awaitAnswers(limit);
    }

    /// Returns when nothing is unanswered.
    ///
    /// @throws IllegalStateException when that takes longer
    public void awaitAnswers(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!unanswered.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%d commands without an outcome after %s: %s"
                                .formatted(unanswered.size(), limit, unanswered.keySet()));
            }
            listen();
        }
    }

    /// Sends again what has waited for its outcome so long since it was first sent, and twice as
    /// long each time after.
    public void resendAfter(Duration patience) {
        long now = System.nanoTime();
        var impatient =
                unanswered.values().stream()
                        .filter(sent -> sent.isImpatient(now, patience))
                        .map(Sent::command)
                        .toList();
        impatient.forEach(this::send);
    }

    /// Forgets what was on its way, as a client does that dies with its server, and sends all that
    /// is unanswered again.
    public void reconnectAndRetry() {
        producer.close(Duration.ZERO);
        producer = producer();
        for (var sent : List.copyOf(unanswered.values())) send(sent.command);
    }

    /// The nonce that a request for one is given, in lower-case hex; empty while the broker has not
    /// said where it stands. May be asked by any thread.
    public Optional<String> nonceOf(Key request) {
        return Optional.ofNullable(nonces.get(request));
    }

    public long answeredCount() {
        return answered;
    }

    /// How often a command was sent again.
    public long resentCount() {
        return resent;
    }

    public Set<Key> unanswered() {
        return Set.copyOf(unanswered.keySet());
    }

    public int unansweredCount() {
        return unanswered.size();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        executions.close();
    }

    /// The first record under an id counts.
    private void noteNonce(Key request, RecordMetadata at) {
        if (at.hasOffset()) nonces.putIfAbsent(request, Attestor.nonceOf(at));
    }

    private void note(Execution execution) {
        if (execution.getStatus() == CommandStatus.PENDING) return;
        var key = new Key(execution.getAccount(), execution.getCommandId());
        var sent = unanswered.remove(key);
        if (sent == null) return;
        answered++;
        listener.answered(key, execution, System.nanoTime() - sent.firstNanos);
    }

    private KafkaProducer<String, SpecificRecord> producer() {
        var config =
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "1");
        return new KafkaProducer<>(
                config, new StringSerializer(), new AvroSerializer<>(registry, true));
    }
}
