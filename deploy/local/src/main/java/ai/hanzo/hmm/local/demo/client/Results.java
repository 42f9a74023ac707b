package ai.hanzo.hmm.local.demo.client;

import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Reads committed results from their beginning on a thread of its own and hands them, batch by
/// batch under one lock, to a listener; others look at what the listener holds through {@link #see}
/// and {@link #await}.
public final class Results implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    /// Told of every record, under the lock.
    @FunctionalInterface
    public interface Listener {
        /// @param seenMs when it was read, ms since 1970
        void on(SpecificRecord result, long seenMs);
    }

    private final KafkaConsumer<String, SpecificRecord> consumer;
    private final Listener listener;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Topic<?>> toAdd = new ArrayList<>();
    private boolean closing;
    private RuntimeException failure;

    public Results(Connection from, List<Topic<?>> topics, Listener listener) {
        this.listener = listener;
        this.toAdd.addAll(topics);
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                from.bootstrapServers(),
                                ConsumerConfig.CLIENT_ID_CONFIG,
                                "hmm-demo",
                                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                                StringDeserializer.class,
                                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                                AvroDeserializer.class,
                                "schema.registry.url",
                                from.registryUrl(),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                "false",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                "2000"));
        this.thread = Thread.ofPlatform().name("demo-results").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// Reads these topics too, from their beginning.
    public void add(List<Topic<?>> topics) {
        lock.lock();
        try {
            toAdd.addAll(topics);
        } finally {
            lock.unlock();
        }
        consumer.wakeup();
    }

    /// What `look` finds while no record is being handed on.
    public <T> T see(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /// Changes what the listener holds, and has those look again who wait.
    public void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until `done`, which is looked at under the lock after every batch and change.
    ///
    /// @param what is waited for, for the sentence when it does not come
    /// @throws NoAnswer when `progress` has not moved for so long
    public void await(String what, Duration patience, LongSupplier progress, BooleanSupplier done) {
        lock.lock();
        try {
            long left = patience.toNanos();
            long last = progress.getAsLong();
            while (!done.getAsBoolean()) {
                if (failure != null) {
                    throw new NoAnswer("reading results failed: " + failure, failure);
                }
                if (left <= 0) {
                    throw new NoAnswer("no answer within " + patience.toSeconds() + " s: " + what);
                }
                left = changed.awaitNanos(left);
                if (progress.getAsLong() != last) {
                    last = progress.getAsLong();
                    left = patience.toNanos();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("interrupted while waiting: " + what, e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        see(() -> closing = true);
        consumer.wakeup();
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                throw new NoAnswer("the reader of results does not stop");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (!see(() -> closing)) {
                turn();
            }
        } catch (RuntimeException e) {
            see(() -> failure = e);
        }
        signal();
    }

    private void turn() {
        try {
            assign();
            poll();
        } catch (WakeupException _) {
            // There is something to add, or it is time to close: the next turn looks.
            return;
        }
    }

    private void poll() {
        var records = consumer.poll(POLL);
        if (records.isEmpty()) return;
        long seenMs = System.currentTimeMillis();
        lock.lock();
        try {
            for (var record : records) listener.on(record.value(), seenMs);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void assign() {
        var added = see(() -> List.copyOf(toAdd));
        if (added.isEmpty()) return;
        var all = new ArrayList<>(consumer.assignment());
        for (var topic : added) {
            for (var partition : consumer.partitionsFor(topic.name())) {
                all.add(new TopicPartition(topic.name(), partition.partition()));
            }
        }
        consumer.assign(all);
        see(() -> toAdd.removeAll(added));
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
