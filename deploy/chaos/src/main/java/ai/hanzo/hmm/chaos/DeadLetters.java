package ai.hanzo.hmm.chaos;

import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.streams.inbox.Reason;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.RuleDispute;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The dead letters of an exchange, by the place of what died, but for rulings that came too late.
///
/// @param byPlace how many there are of each
record DeadLetters(Map<Place, Integer> byPlace) {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long READ_WITHIN_S = 60;

    /// All that are committed now.
    static DeadLetters read(String bootstrapServers, TopicCatalogue topics, Registry registry) {
        var topic = topics.deadLetters();
        var commands = topics.marketCommands();
        var config =
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        var bytes = new ByteArrayDeserializer();
        var byPlace = new TreeMap<Place, Integer>();
        try (var consumer = new KafkaConsumer<>(config, bytes, bytes);
                var reader = new AvroDeserializer<>(registry, commands.valueType())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READ_WITHIN_S);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the dead letters cannot be read to " + ends);
                }
                for (var record : consumer.poll(POLL)) {
                    if (!isLateRuling(record, reader))
                        byPlace.merge(origin(record), 1, Integer::sum);
                }
            }
        }
        return new DeadLetters(byPlace);
    }

    int count() {
        return byPlace.values().stream().mapToInt(count -> count).sum();
    }

    /// What differs from one dead letter for each of these places and none for any other.
    List<String> offences(Set<Place> expected) {
        var offences = new ArrayList<String>();
        for (var place : expected) {
            int count = byPlace.getOrDefault(place, 0);
            if (count != 1)
                offences.add("%d dead letters of the poison at %s".formatted(count, place));
        }
        byPlace.forEach(
                (place, count) -> {
                    if (!expected.contains(place)) {
                        offences.add("a dead letter of a good record at " + place);
                    }
                });
        return offences;
    }

    /// The operator ruled about an allocation that had ended when the ruling came, or over a
    /// dispute when less was left to be refunded.
    private static boolean isLateRuling(
            ConsumerRecord<byte[], byte[]> letter, AvroDeserializer<MarketCommand> reader) {
        var reason = header(letter, DeadLetter.REASON);
        if (reason.equals(Reason.UNKNOWN_ALLOCATION.name())) return true;
        return reason.equals(Reason.MALFORMED.name()) && isDisputeRuling(letter, reader);
    }

    private static boolean isDisputeRuling(
            ConsumerRecord<byte[], byte[]> letter, AvroDeserializer<MarketCommand> reader) {
        try {
            var topic = header(letter, DeadLetter.TOPIC);
            return reader.deserialize(topic, letter.value()).getBody() instanceof RuleDispute;
        } catch (SerializationException _) {
            return false; // poison
        }
    }

    private static Place origin(ConsumerRecord<byte[], byte[]> letter) {
        return new Place(
                header(letter, DeadLetter.TOPIC),
                Integer.parseInt(header(letter, DeadLetter.PARTITION)),
                Long.parseLong(header(letter, DeadLetter.OFFSET)));
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
