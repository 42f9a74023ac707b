package ai.hanzo.hmm.door.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class TailTest {
    private static final TopicCatalogue TOPICS = new TopicCatalogue("hmm.");
    private static final FixedCatalogue REGISTRY = new FixedCatalogue(TOPICS);
    private static final String PRICES = TOPICS.prices().name();
    private static final TopicPartition FIRST = new TopicPartition(PRICES, 0);
    private static final TopicPartition SECOND = new TopicPartition(PRICES, 1);

    private final List<Happening> heard = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Log> consumers = new LinkedBlockingQueue<>();
    private final Map<TopicPartition, Long> ends =
            new ConcurrentHashMap<>(Map.of(FIRST, 5L, SECOND, 0L));
    private Listener other = _ -> {};
    private Tail tail;

    @AfterEach
    void stop() {
        if (tail != null) tail.close();
    }

    @Test
    void itBeginsAtTheEndsOfAllPartitions() throws Exception {
        var log = started();
        log.holds(FIRST, 4, price(40));
        log.holds(FIRST, 5, price(50));
        log.holds(SECOND, 0, price(60));
        await().until(() -> heard.size() == 2);
        assertThat(heard)
                .extracting(Happening::topic, Happening::partition, Happening::offset)
                .containsExactlyInAnyOrder(tuple(PRICES, 0, 5L), tuple(PRICES, 1, 0L));
        assertThat(heard)
                .extracting(happening -> happening.value().get(1))
                .as("their time, as it is written")
                .containsExactlyInAnyOrder(50L, 60L);
    }

    @Test
    void itIsReadyWhileItFollows() throws Exception {
        tail = tail();
        assertThat(tail.notReady()).isNotEmpty();
        tail.start();
        await().until(() -> tail.notReady().isEmpty());
        tail.close();
        assertThat(tail.notReady()).isNotEmpty();
    }

    @Test
    void aConsumerThatFailsIsReplacedByOneThatGoesOnWhereItStood() throws Exception {
        var log = started();
        log.holds(FIRST, 5, price(50));
        await().until(() -> heard.size() == 1);
        // What comes while nobody reads: the ends have moved, and are not where it goes on.
        ends.put(FIRST, 8L);
        ends.put(SECOND, 3L);
        log.schedulePollTask(() -> log.setPollException(new KafkaException("broken")));
        var next = next();
        assertThat(log.closed()).isTrue();
        for (long offset = 5; offset < 8; offset++) next.holds(FIRST, offset, price(offset));
        for (long offset = 0; offset < 3; offset++) next.holds(SECOND, offset, price(offset));
        await().until(() -> heard.size() == 6);
        assertThat(heard)
                .filteredOn(happening -> happening.partition() == 0)
                .extracting(Happening::offset)
                .containsExactly(5L, 6L, 7L);
        assertThat(heard)
                .filteredOn(happening -> happening.partition() == 1)
                .extracting(Happening::offset)
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void whatCannotBeReadIsSkipped() throws Exception {
        var log = started();
        log.holds(FIRST, 5, new byte[] {1, 2, 3});
        log.holds(FIRST, 6, null);
        log.holds(FIRST, 7, price(70));
        await().until(() -> !heard.isEmpty());
        assertThat(heard).extracting(Happening::offset).containsExactly(7L);
    }

    @Test
    void aListenerThatFailsKeepsNothingFromTheOthers() throws Exception {
        other =
                _ -> {
                    throw new IllegalStateException("of its own making");
                };
        var log = started();
        log.holds(FIRST, 5, price(50));
        log.holds(FIRST, 6, price(60));
        await().until(() -> heard.size() == 2);
        assertThat(tail.notReady()).isEmpty();
    }

    @Test
    void whenItsThreadIsDeadItSaysSo() throws Exception {
        other =
                _ -> {
                    throw new AssertionError("no memory, say");
                };
        var log = started();
        assertThat(tail.hasStopped()).isFalse();
        log.holds(FIRST, 5, price(50));
        // The fault that its thread dies of is the one that was planted.
        await().dontCatchUncaughtExceptions().until(tail::hasStopped);
        assertThat(tail.notReady()).isNotEmpty();
    }

    @Test
    void itIsClosedWhileItPolls() throws Exception {
        var log = started();
        await().until(() -> log.polls > 0);
        tail.close();
        assertThat(log.closed()).isTrue();
        assertThat(consumers).as("nothing begins anew").isEmpty();
    }

    private Log started() throws InterruptedException {
        tail = tail();
        tail.start();
        var log = next();
        await().until(() -> tail.notReady().isEmpty());
        return log;
    }

    private Log next() throws InterruptedException {
        var log = consumers.poll(10, TimeUnit.SECONDS);
        assertThat(log).as("a consumer is asked for").isNotNull();
        await().until(() -> log.polls > 0);
        return log;
    }

    private Tail tail() {
        return new Tail(
                Map.of(PRICES, Tail.deserializers(TOPICS, REGISTRY).get(PRICES)),
                List.of(other, heard::add),
                this::consumer);
    }

    private Consumer<String, byte[]> consumer() {
        var log = new Log();
        log.updatePartitions(PRICES, List.of(info(FIRST), info(SECOND)));
        log.updateEndOffsets(ends);
        log.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumers.add(log);
        return log;
    }

    private static PartitionInfo info(TopicPartition partition) {
        var leader = new Node(0, "unused", 1);
        var nodes = new Node[] {leader};
        return new PartitionInfo(PRICES, partition.partition(), leader, nodes, nodes);
    }

    private static byte[] price(long timeMs) {
        var price = MarketPrice.newBuilder().setMarket("gpu-inference/h100").setTimeMs(timeMs);
        return new AvroSerializer<MarketPrice>(REGISTRY, true).serialize(PRICES, price.build());
    }

    /// A log in memory; records are put there in the thread that polls.
    private static final class Log extends MockConsumer<String, byte[]> {
        private static final Duration A_MOMENT = Duration.ofMillis(5);
        private volatile int polls;

        private Log() {
            super("earliest");
        }

        private void holds(TopicPartition at, long offset, byte[] value) {
            var record =
                    new ConsumerRecord<>(
                            at.topic(), at.partition(), offset, "gpu-inference/h100", value);
            schedulePollTask(() -> addRecord(record));
        }

        /// The mock does not wait, so this keeps the thread from spinning.
        @Override
        public ConsumerRecords<String, byte[]> poll(Duration timeout) {
            polls++;
            try {
                Thread.sleep(A_MOMENT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.poll(timeout);
        }
    }
}
