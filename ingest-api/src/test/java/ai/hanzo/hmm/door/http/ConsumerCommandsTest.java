package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.DisputeAllocation;
import ai.hanzo.hmm.wire.EndAllocation;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.PlaceOrder;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/// What a consumer says of its allocations, and which it wants.
class ConsumerCommandsTest {
    private TestDoor door;

    @BeforeEach
    void open() {
        door = new TestDoor();
    }

    @AfterEach
    void close() {
        door.close();
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(Sound.END, new EndAllocation(Samples.MARKET, 7L)),
                Arguments.of(Sound.DISPUTE, new DisputeAllocation(Samples.MARKET, 7L, "noise")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsAppendedUnderTheConsumer(Sound sound, SpecificRecord body) throws Exception {
        var answer = sound.to(door, sound.path(), "Idempotency-Key", "c-1");
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/v1/commands/alice/c-1");
        var entry = door.log.entries.getLast();
        assertThat(entry.topic()).isEqualTo("hmm.liquidity");
        assertThat(entry.key()).isEqualTo("alice");
        var envelope = Envelope.newBuilder().setAccount("alice").setId("c-1").build();
        assertThat(entry.value()).isEqualTo(new LiquidityCommand(envelope, body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "side":"SELL"                      | 700000  | FIELD_NOT_ALLOWED
                    "side":"BUY","delivery":"HOLD"     | 700000  | FIELD_NOT_ALLOWED
                    "side":"BUY"                       | -1      | INVALID_VALUE
                    "side":"BUY"                       | 1000001 | INVALID_VALUE
                    "side":"BUY"                       | "0.7"   | INVALID_TYPE
                    """)
    void onlyABuyThatIsDeliveredAtOnceAsksForQuality(String fields, String ppm, String code)
            throws Exception {
        var answer = door.post("/v1/orders", order(fields, ppm));
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.json().path("field").asText()).isEqualTo("minQualityPpm");
        assertThat(door.log.entries).isEmpty();
    }

    @Test
    void aBuyAsksForQuality() throws Exception {
        var answer =
                door.post("/v1/orders", order("\"side\":\"BUY\",\"delivery\":\"IMMEDIATE\"", "0"));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(202);
        door.post("/v1/orders", order("\"side\":\"BUY\"", "766000"));
        var placed = (PlaceOrder) ((OrderCommand) door.log.last()).getBody();
        assertThat(placed.getMinQualityPpm()).isEqualTo(766_000);
    }

    private static String order(String fields, String minQualityPpm) {
        return """
        {"account":"alice","clientOrderId":"o-1","market":"gpu-inference/h100","type":"LIMIT",
         "price":"2.02","quantity":"10",%s,"minQualityPpm":%s}"""
                .formatted(fields, minQualityPpm);
    }
}
