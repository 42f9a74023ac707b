package ai.hanzo.hmm.streams.token;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ai.hanzo.hmm.market.token.TokenClaims;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/// Keys that rotate while two instances of the token room run on one folder.
class RotatingRoomTest {
    private static final TopicCatalogue TOPICS = new TopicCatalogue("test.");
    private static final FixedCatalogue REGISTRY = new FixedCatalogue(TOPICS);
    private static final long NOW = 1_800_000_000_000L;
    private static final long ACTIVE = NOW + 600_000;
    private static final long TERM = 50_120_000;

    @TempDir Path folder;
    private final AtomicLong clock = new AtomicLong(NOW);
    private KeyFolder keys;
    private Instance one;
    private Instance other;

    @BeforeEach
    void start() {
        keys = new KeyFolder(folder.resolve("keys"));
        one = new Instance("one");
        other = new Instance("other");
    }

    @AfterEach
    void stop() {
        one.driver.close();
        other.driver.close();
    }

    @Test
    void the_new_key_signs_what_begins_from_its_time_on() {
        var first = keys.read().keys().getFirst().keyId();
        assertThat(keyOf(one.token(NOW))).isEqualTo(first);

        keys.create(ACTIVE);
        var second = keys.read().keys().getLast().keyId();
        clock.addAndGet(Watched.LOOK_EVERY_MS);
        assertThat(keyOf(one.token(ACTIVE - 1))).isEqualTo(first);
        assertThat(keyOf(one.token(ACTIVE))).isEqualTo(second);
        assertThat(keyOf(one.token(ACTIVE + 1))).isEqualTo(second);
        assertThat(keyOf(one.token(ACTIVE - 1))).as("late, of before").isEqualTo(first);
    }

    @Test
    void a_run_with_two_rotations_and_its_replay_give_the_same_tokens_at_every_instance() {
        var starts = new ArrayList<Long>();
        var live = new ArrayList<String>();
        for (long start = NOW; start < NOW + 3_000_000; start += 60_000) {
            clock.set(start);
            if (start == NOW + 300_000) keys.create(ACTIVE);
            if (start == NOW + 1_200_000) keys.create(NOW + 2_000_000);
            starts.add(start);
            live.add(one.token(start));
        }
        assertThat(live.stream().map(RotatingRoomTest::keyOf).distinct()).hasSize(3);
        assertThat(starts.stream().map(other::token)).as("another").containsExactlyElementsOf(live);

        var fresh = new Instance("fresh");
        assertThat(starts.stream().map(fresh::token)).as("a new").containsExactlyElementsOf(live);
        fresh.driver.close();

        var verifier = new TokenVerifier(keys.read().jwks());
        for (int i = 0; i < live.size(); i++) {
            var began = Instant.ofEpochMilli(starts.get(i));
            assertThat(verifier.verify(live.get(i), "acme", began).notBeforeMs())
                    .isEqualTo(starts.get(i) / 1_000 * 1_000);
        }
    }

    @Test
    void a_verifier_knows_the_new_key_before_its_first_token() {
        keys.create(ACTIVE);
        clock.addAndGet(Watched.LOOK_EVERY_MS);
        var published = one.keys.jwks();
        assertThat(keyOf(one.token(clock.get()))).isEqualTo(keys.read().keys().getFirst().keyId());

        clock.set(ACTIVE);
        var token = one.token(ACTIVE);
        assertThat(new TokenVerifier(published).verify(token, "acme", Instant.ofEpochMilli(ACTIVE)))
                .isEqualTo(claims(ACTIVE));
    }

    @Test
    void no_private_key_is_in_a_log_or_on_a_topic() throws Exception {
        try (var logged = new Logged()) {
            one.token(NOW);
            keys.create(ACTIVE);
            clock.addAndGet(Watched.LOOK_EVERY_MS);
            one.token(ACTIVE);
            one.allocations.pipeInput("bob", allocation(ACTIVE));
            Path file = folder.resolve("keys").resolve(KeyFolder.FIRST);
            var text = Files.readString(file);
            Files.writeString(file, text.substring(0, text.length() - 1));
            clock.addAndGet(Watched.LOOK_EVERY_MS);
            one.token(ACTIVE);
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            clock.addAndGet(Watched.LOOK_EVERY_MS);
            one.token(ACTIVE);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

            var log = logged.text();
            assertThat(log).contains("holds no JSON Web Key", "chmod 600");
            var published = new StringBuilder(one.keys.jwks()).append(keys.read());
            one.topics().forEach(bytes -> published.append(new String(bytes, ISO_8859_1)));
            assertThat(published).contains("acme", "key is not the consumer");
            for (var secret : secrets()) {
                assertThat(log).doesNotContain(secret);
                assertThat(published).doesNotContain(secret);
            }
        }
    }

    /// Every private key, as files hold it and in other forms.
    private List<String> secrets() throws Exception {
        var secrets = new ArrayList<String>();
        try (var files = Files.list(folder.resolve("keys"))) {
            for (var file : files.toList()) {
                var d = (String) JsonUtil.parseJson(Files.readString(file)).get("d");
                var raw = Base64.getUrlDecoder().decode(d);
                secrets.add(d);
                secrets.add(new String(raw, ISO_8859_1));
                secrets.add(HexFormat.of().formatHex(raw));
                secrets.add(Base64.getEncoder().encodeToString(raw));
            }
        }
        assertThat(secrets).hasSize(8);
        return secrets;
    }

    private static String keyOf(String token) {
        return CompactToken.parse(token).member("kid");
    }

    private static TokenClaims claims(long startMs) {
        return new TokenClaims(
                "hmm",
                "alice",
                "acme",
                "gpu-inference/h100#7",
                "gpu-inference/h100",
                2_500_000,
                50_000_000,
                startMs / 1_000 * 1_000,
                (startMs + TERM) / 1_000 * 1_000);
    }

    private static Allocation allocation(long startMs) {
        return Allocation.newBuilder()
                .setAllocationId("gpu-inference/h100#7")
                .setMarket("gpu-inference/h100")
                .setConsumer("alice")
                .setProvider("acme")
                .setClientOrderId("order-1")
                .setState(AllocationState.ALLOCATED)
                .setStandardMicros(3_165_000)
                .setRawMicros(2_500_000)
                .setRateMicros(50_000_000)
                .setStartMs(startMs)
                .setExpiryMs(startMs + TERM)
                .setTokenHash(claims(startMs).hash())
                .build();
    }

    /// A token room with its own view of the folder.
    private final class Instance {
        private final TokenKeys keys = TokenKeys.loadOrCreate(folder.resolve("keys"), clock::get);
        private final TopologyTestDriver driver;
        private final TestInputTopic<String, Allocation> allocations;
        private final List<byte[]> written = new ArrayList<>();

        Instance(String name) {
            var topology = new Topology();
            TokenRoom.addTo(topology, TOPICS, REGISTRY, keys, 1);
            var config = new Properties();
            config.put(StreamsConfig.APPLICATION_ID_CONFIG, "hmm-tokens");
            config.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve(name).toString());
            driver = new TopologyTestDriver(topology, config, Instant.ofEpochMilli(NOW));
            allocations =
                    driver.createInputTopic(
                            TOPICS.allocations().name(),
                            new StringSerializer(),
                            AvroSerde.of(REGISTRY, Allocation.class).serializer());
        }

        String token(long startMs) {
            allocations.pipeInput("alice", allocation(startMs));
            var record = output(TOPICS.accessTokens().name()).readRecord();
            written.add(record.value());
            return AvroSerde.of(REGISTRY, AccessToken.class)
                    .deserializer()
                    .deserialize(TOPICS.accessTokens().name(), record.value())
                    .getToken();
        }

        private TestOutputTopic<byte[], byte[]> output(String topic) {
            var bytes = new ByteArrayDeserializer();
            return driver.createOutputTopic(topic, bytes, bytes);
        }

        /// All that it wrote, bob's dead letter with it, keys and headers included.
        List<byte[]> topics() {
            var all = new ArrayList<>(written);
            var dead = output(TOPICS.deadLetters()).readRecord();
            all.add(dead.key());
            all.add(dead.value());
            dead.headers().forEach(header -> all.add(header.value()));
            return all;
        }
    }
}
