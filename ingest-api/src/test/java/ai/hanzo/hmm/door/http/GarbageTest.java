package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class GarbageTest {
    private static final List<String> PATHS =
            List.of(
                    "/v1/orders",
                    "/v1/liquidity",
                    "/v1/deposits",
                    "/v1/transfers",
                    "/v1/providers",
                    "/v1/telemetry",
                    "/v1/markets",
                    "/v1/markets/gpu-inference/h100/allocations/1/faults",
                    "/v1/markets/gpu-inference/h100/allocations/1/rulings");
    private static final List<String> WORDS =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    ",",
                    "\"",
                    "null",
                    "true",
                    "-",
                    "1e999999999",
                    "0.1",
                    "\"account\"",
                    "\"alice\"",
                    "\"type\"",
                    "\"LIMIT\"",
                    "\"add\"",
                    "\"market\"",
                    "\"gpu-inference/h100\"",
                    "\"quantity\"",
                    "\"1\"",
                    "\"\\ud83d\"",
                    "\\",
                    "\u0000",
                    "9999999999999999999999",
                    "\"redeem\"",
                    "\"attest\"",
                    "\"nonce\"",
                    "\"evidence\"",
                    "\"retire\"",
                    "\"slashPpm\"",
                    "\"heartbeat\"",
                    "\"uses\"",
                    "\"allocation\"",
                    "\"complete\"",
                    "\"dispute\"",
                    "\"send\"",
                    "\"key\"",
                    "\"side\"",
                    "\"BUY\"",
                    "\"price\"",
                    "é",
                    "\n");
    private static final String ORDER =
            """
            {"account":"alice","clientOrderId":"o-1","market":"gpu-inference/h100","side":"BUY",
             "type":"LIMIT","price":"2.02","quantity":"10"}""";

    @Test
    void noBodyWhateverMakesTheDoorFail() throws Exception {
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        try (var door = new TestDoor()) {
            for (int i = 0; i < 5_000; i++) {
                var path = PATHS.get(random.nextInt(PATHS.size()));
                var body =
                        switch (i % 3) {
                            case 0 -> bytes(random);
                            case 1 -> words(random);
                            default -> bitten(random);
                        };
                var answer = door.send("POST", path, body, "Content-Type", "application/json");
                assertThat(answer.status())
                        .as("seed %d, body %d: %s", seed, i, new String(body, UTF_8))
                        .satisfiesAnyOf(
                                status -> assertThat(status).isEqualTo(202),
                                status -> assertThat(status).isBetween(400, 499));
                if (answer.status() >= 400) {
                    assertThat(answer.json().path("code").asText()).isNotEmpty();
                }
            }
        }
    }

    private static byte[] bytes(Random random) {
        var body = new byte[random.nextInt(300)];
        random.nextBytes(body);
        return body;
    }

    private static byte[] words(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            text.append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString().getBytes(UTF_8);
    }

    /// A sound order with a few bytes changed.
    private static byte[] bitten(Random random) {
        var body = ORDER.getBytes(UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }
}
