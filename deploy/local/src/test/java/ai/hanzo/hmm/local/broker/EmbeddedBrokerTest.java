package ai.hanzo.hmm.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.node.CannotStart;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class EmbeddedBrokerTest {
    private static final String TOPIC = "kept";

    @TempDir Path folder;

    @Test
    void keepsItsClusterAndItsCommittedRecordsAcrossARestart() throws Exception {
        String clusterId;
        try (var broker = EmbeddedBroker.start(folder, 0)) {
            clusterId = broker.clusterId();
            createTopic(broker);
            writeTransaction(broker, "first");
        }
        try (var broker = EmbeddedBroker.start(folder, 0)) {
            assertThat(broker.clusterId()).isEqualTo(clusterId);
            writeTransaction(broker, "second");
            assertThat(readCommitted(broker, 2)).containsExactly("first", "second");
        }
    }

    @Test
    void aFreshFolderTakesLessThanAMegabyteOnDisk() throws Exception {
        try (var broker = EmbeddedBroker.start(folder, 0)) {
            createTopic(broker);
        }
        try (var files = Files.walk(folder)) {
            long bytes =
                    files.filter(Files::isRegularFile).mapToLong(EmbeddedBrokerTest::size).sum();
            assertThat(bytes).isLessThan(1 << 20);
        }
    }

    @Test
    void saysWhichPortIsTakenAndWhatToDo() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(LocalPort.HOST))) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, taken.getLocalPort()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("--kafka-port");
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static void writeTransaction(EmbeddedBroker broker, String value) throws Exception {
        var config =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "transactional.id",
                        "writer");
        try (var producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, "key", value)).get();
            producer.commitTransaction();
        }
    }

    private static List<String> readCommitted(EmbeddedBroker broker, int count) {
        var config =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "isolation.level",
                        "read_committed");
        var values = new ArrayList<String>();
        try (var consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            var partition = List.of(new TopicPartition(TOPIC, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
