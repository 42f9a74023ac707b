package ai.hanzo.hmm.door.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

class KafkaCommandLogTest {
    private static final Deposit DEPOSIT =
            new Deposit(Envelope.newBuilder().setAccount("alice").setId("d-1").build(), 5L, "test");

    private final TopicCatalogue topics = new TopicCatalogue("hmm.");
    private final FixedCatalogue registry = new FixedCatalogue(topics);
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());

    @Test
    void aCommandIsAppendedOnceTheBrokerHasConfirmedIt() throws Exception {
        try (var log = new KafkaCommandLog(producer, registry)) {
            var appended = log.append(topics.deposits(), "alice", DEPOSIT);
            await().until(() -> !producer.history().isEmpty());
            assertThat(appended).isNotDone();
            producer.completeNext();
            assertThat(appended.get()).isEqualTo(new Appended("hmm.deposits", 0, 0));
        }
        var sent = producer.history().getFirst();
        var read = new AvroDeserializer<>(registry, Deposit.class);
        assertThat(sent.key()).isEqualTo("alice");
        assertThat(read.deserialize(sent.topic(), sent.value())).isEqualTo(DEPOSIT);
    }

    @Test
    void aBrokerThatDoesNotConfirmMakesTheCommandUnavailable() {
        try (var log = new KafkaCommandLog(producer, registry)) {
            var appended = log.append(topics.deposits(), "alice", DEPOSIT);
            await().until(() -> !producer.history().isEmpty());
            producer.errorNext(new TimeoutException("expired"));
            assertThatThrownBy(appended::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.code()).isEqualTo(Code.UNAVAILABLE));
        }
    }

    @Test
    void whoWaitedInVainKnowsItOnReturn() {
        var nobodyThere = "127.0.0.1:1";
        try (var log = new KafkaCommandLog(nobodyThere, registry, Map.of("max.block.ms", "100"))) {
            assertThat(log.append(topics.deposits(), "alice", DEPOSIT)).isCompletedExceptionally();
        }
    }

    @Test
    void whatOneSenderAppendsStandsInItsOrder() {
        try (var log = new KafkaCommandLog(producer, registry)) {
            var accounts = IntStream.range(0, 500).mapToObj(i -> "a-" + i).toList();
            for (var account : accounts) log.append(topics.deposits(), account, DEPOSIT);
            await().until(() -> producer.history().size() == accounts.size());
            assertThat(producer.history())
                    .extracting(ProducerRecord::key)
                    .containsExactlyElementsOf(accounts);
        }
    }

    @Test
    void oneThatCannotBeSentKeepsTheNextFromNothing() throws Exception {
        try (var log = new KafkaCommandLog(producer, registry)) {
            producer.sendException = new TimeoutException("no metadata");
            var first = log.append(topics.deposits(), "alice", DEPOSIT);
            assertThatThrownBy(first::get).hasCauseInstanceOf(Problem.class);
            producer.sendException = null;
            var second = log.append(topics.deposits(), "alice", DEPOSIT);
            await().until(() -> !producer.history().isEmpty());
            producer.completeNext();
            assertThat(second.get().offset()).isZero();
        }
    }
}
