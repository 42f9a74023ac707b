package ai.hanzo.hmm.streams.token;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.market.token.TokenClaims;
import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

class TokenRoomTest {
    private static final TopicCatalogue TOPICS = new TopicCatalogue("test.");
    private static final FixedCatalogue REGISTRY = new FixedCatalogue(TOPICS);
    private static final long START = 1_800_000_000_999L;
    private static final long EXPIRY = START + 50_120_000;

    @TempDir Path folder;
    private TokenKeys keys;
    private TopologyTestDriver driver;
    private TestInputTopic<String, Allocation> allocations;
    private TestOutputTopic<String, AccessToken> tokens;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeEach
    void start() {
        keys = TokenKeys.loadOrCreate(folder.resolve("keys"));
        Topology topology = new Topology();
        TokenRoom.addTo(topology, TOPICS, REGISTRY, keys, 1);
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "hmm-tokens");
        config.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state").toString());
        driver = new TopologyTestDriver(topology, config, Instant.ofEpochMilli(START));
        allocations =
                driver.createInputTopic(
                        TOPICS.allocations().name(),
                        new StringSerializer(),
                        AvroSerde.of(REGISTRY, Allocation.class).serializer());
        tokens =
                driver.createOutputTopic(
                        TOPICS.accessTokens().name(),
                        new StringDeserializer(),
                        AvroSerde.of(REGISTRY, AccessToken.class).deserializer());
        deadLetters =
                driver.createOutputTopic(
                        TOPICS.deadLetters(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void an_allocation_gets_a_token_that_its_provider_can_check() {
        allocations.pipeInput("alice", allocation(hash()));

        var record = tokens.readRecord();
        assertThat(record.key()).isEqualTo("alice");
        AccessToken access = record.value();
        assertThat(access)
                .isEqualTo(
                        new AccessToken(
                                "gpu-inference/h100#7",
                                "alice",
                                "acme",
                                "gpu-inference/h100",
                                EXPIRY,
                                access.getToken()));
        TokenClaims claims =
                new TokenVerifier(keys.jwks())
                        .verify(access.getToken(), "acme", Instant.ofEpochMilli(START));
        assertThat(claims.hash()).isEqualTo(hash());
        assertThat(claims.rawMicros()).isEqualTo(2_500_000);
        assertThat(claims.notBeforeMs()).as("whole seconds, down").isEqualTo(1_800_000_000_000L);
    }

    @Test
    void the_same_allocation_read_again_gives_the_same_token() {
        allocations.pipeInput("alice", allocation(hash()));
        allocations.pipeInput("alice", allocation(hash()));

        assertThat(tokens.readValue()).isEqualTo(tokens.readValue());
    }

    @Test
    void an_allocation_that_closes_gets_no_token() {
        var closed =
                Allocation.newBuilder(allocation(hash()))
                        .setState(AllocationState.CLOSED)
                        .setCloseReason("EXPIRED")
                        .build();

        allocations.pipeInput("alice", closed);

        assertThat(tokens.isEmpty()).isTrue();
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void what_is_no_allocation_of_its_key_is_a_dead_letter_and_the_room_goes_on() {
        allocations.pipeInput("alice", allocation("0".repeat(64)));
        allocations.pipeInput("bob", allocation(hash()));
        allocations.pipeInput(
                "alice", Allocation.newBuilder(allocation(hash())).setProvider("a\"b").build());
        driver.createInputTopic(
                        TOPICS.allocations().name(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())
                .pipeInput("alice".getBytes(UTF_8), new byte[] {1});
        allocations.pipeInput("alice", allocation(hash()));

        assertThat(reasons())
                .containsExactly("TOKEN_HASH_MISMATCH", "MALFORMED", "MALFORMED", "MALFORMED");
        assertThat(tokens.readValuesToList()).hasSize(1);
    }

    private List<String> reasons() {
        return deadLetters.readRecordsToList().stream()
                .map(r -> new String(r.headers().lastHeader(DeadLetter.REASON).value(), UTF_8))
                .toList();
    }

    private static String hash() {
        return new TokenClaims(
                        "hmm",
                        "alice",
                        "acme",
                        "gpu-inference/h100#7",
                        "gpu-inference/h100",
                        2_500_000,
                        50_000_000,
                        START,
                        EXPIRY)
                .hash();
    }

    private static Allocation allocation(String tokenHash) {
        return Allocation.newBuilder()
                .setAllocationId("gpu-inference/h100#7")
                .setMarket("gpu-inference/h100")
                .setConsumer("alice")
                .setProvider("acme")
                .setClientOrderId("order-1")
                .setState(AllocationState.ALLOCATED)
                .setStandardMicros(3_165_000L)
                .setRawMicros(2_500_000L)
                .setRateMicros(50_000_000L)
                .setStartMs(START)
                .setExpiryMs(EXPIRY)
                .setTokenHash(tokenHash)
                .build();
    }
}
