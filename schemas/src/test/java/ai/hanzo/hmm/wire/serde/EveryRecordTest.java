package ai.hanzo.hmm.wire.serde;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Every type of every topic, with values at random; the seed is in every message.
class EveryRecordTest {
    private static final int RECORDS = 50;
    private static final int BROKEN = 100_000;

    private static final TopicCatalogue TOPICS = new TopicCatalogue("");
    private static final Registry REGISTRY = new FixedCatalogue(TOPICS);

    private final long seed = new Random().nextLong();

    static Stream<Topic<?>> topics() {
        return TOPICS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends SpecificRecord> void isReadAsItWasWritten(Topic<T> topic) {
        try (var serde = AvroSerde.of(REGISTRY, topic.valueType())) {
            for (var record : random(topic, RECORDS)) {
                var bytes = serde.serializer().serialize(topic.name(), record);
                assertThat(serde.deserializer().deserialize(topic.name(), bytes))
                        .as("seed %d", seed)
                        .isEqualTo(record);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends SpecificRecord> void isRestoredAsItWasStored(Topic<T> topic) {
        var codec = new StateCodec<>(topic.valueType());
        for (var record : random(topic, RECORDS)) {
            assertThat(codec.decode(codec.encode(record))).as("seed %d", seed).isEqualTo(record);
        }
    }

    /// Our writer and Avro's own, byte for byte.
    @ParameterizedTest
    @MethodSource("topics")
    <T extends SpecificRecord> void isWrittenAsAvroItselfWouldWriteIt(Topic<T> topic)
            throws IOException {
        for (var record : random(topic, RECORDS)) {
            var schema = record.getSchema();
            var model = SpecificData.getForSchema(schema);
            var ours = new BodyBuffer(0).write(new CompiledWriter<T>(schema), record);
            var avros = new BodyBuffer(0).write(new SpecificDatumWriter<>(schema, model), record);
            assertThat(ours).as("seed %d", seed).isEqualTo(avros);
        }
    }

    /// Sound records with bytes changed, cut off or added, and sheer noise: each is either read or
    /// unreadable, and nothing else is ever thrown.
    @Test
    void brokenBytesAreUnreadableAtMost() {
        var random = new Random(seed);
        int unreadable = 0;
        var topics = TOPICS.all();
        for (var topic : topics) unreadable += breakRecords(topic, BROKEN / topics.size(), random);
        assertThat(unreadable).as("seed %d", seed).isGreaterThan(BROKEN / 2);
    }

    private <T extends SpecificRecord> int breakRecords(Topic<T> topic, int times, Random random) {
        try (var serde = AvroSerde.of(REGISTRY, topic.valueType())) {
            var sound = new ArrayList<byte[]>();
            for (var record : random(topic, RECORDS)) {
                sound.add(serde.serializer().serialize(topic.name(), record));
            }
            int unreadable = 0;
            for (int i = 0; i < times; i++) {
                var bytes = broken(sound.get(random.nextInt(sound.size())), random);
                try {
                    serde.deserializer().deserialize(topic.name(), bytes);
                } catch (UnreadableRecordException _) {
                    unreadable++;
                } catch (Throwable other) {
                    throw new AssertionError("seed " + seed + ", " + topic.name(), other);
                }
            }
            return unreadable;
        }
    }

    private static byte[] broken(byte[] sound, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> { // Noise behind a true id.
                var noise = new byte[random.nextInt(200)];
                random.nextBytes(noise);
                System.arraycopy(sound, 0, noise, 0, Math.min(5, noise.length));
                return noise;
            }
            case 1 -> { // Cut off, or zeros added.
                return java.util.Arrays.copyOf(sound, random.nextInt(sound.length + 10));
            }
            case 2 -> { // All noise.
                var noise = new byte[random.nextInt(100)];
                random.nextBytes(noise);
                return noise;
            }
            default -> { // Some bytes of the body changed.
                var changed = sound.clone();
                for (int i = 0; i <= random.nextInt(5); i++) {
                    changed[5 + random.nextInt(changed.length - 5)] = (byte) random.nextInt();
                }
                return changed;
            }
        }
    }

    private <T extends SpecificRecord> List<T> random(Topic<T> topic, int count) {
        var model = SpecificData.getForClass(topic.valueType());
        var records = new ArrayList<T>();
        for (var record :
                new RandomData(model, model.getSchema(topic.valueType()), count, seed, false)) {
            records.add(topic.valueType().cast(record));
        }
        return records;
    }
}
