package ai.hanzo.hmm.chaos.life;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How long the logs of markets stood still while commands were sent to all of them.
///
/// @param longestMs between two records of a market
/// @param silences times that it was longer than a market takes for busy
public record Stillness(long longestMs, int silences) {
    /// As the markets have it.
    private static final long SILENCE_MS = 30_000;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long READ_WITHIN_S = 60;

    /// @param topic of the markets' commands
    /// @param markets their keys
    /// @param fromMs when the load began, ms since 1970
    /// @param toMs when it ended, ms since 1970
    public static Stillness read(
            String bootstrapServers, String topic, List<String> markets, long fromMs, long toMs) {
        var config =
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        var last = new HashMap<String, Long>();
        markets.forEach(market -> last.put(market, fromMs));
        long longest = 0;
        int silences = 0;
        try (var consumer =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
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
                    throw new IllegalStateException(topic + " cannot be read to " + ends);
                }
                for (var record : consumer.poll(POLL)) {
                    var before = last.get(record.key());
                    if (before == null || record.timestamp() < before) continue;
                    last.put(record.key(), record.timestamp());
                    if (record.timestamp() > toMs) continue;
                    long stillMs = record.timestamp() - before;
                    longest = Math.max(longest, stillMs);
                    if (stillMs > SILENCE_MS) silences++;
                }
            }
        }
        return new Stillness(longest, silences);
    }
}
