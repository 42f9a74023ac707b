package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.OrderCommand;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.UUID;

/// Where a command's id comes from.
class CommandIdsTest {
    private static final String ORDER =
            """
            {"account":"alice","clientOrderId":"o-1","market":"gpu-inference/h100","side":"BUY",
             "type":"LIMIT","price":"2.02","quantity":"10"}""";

    private TestDoor door;

    @BeforeEach
    void open() {
        door = new TestDoor();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void theIdempotencyKeyIsTheIdWhereTheBodyGivesNone() throws Exception {
        var body = ORDER.replace("\"clientOrderId\":\"o-1\",", "").getBytes();
        door.send("POST", "/v1/orders", body, "Idempotency-Key", "\"k-7\"");
        assertThat(((OrderCommand) door.log.last()).getEnvelope())
                .isEqualTo(Envelope.newBuilder().setAccount("alice").setId("k-7").build());
    }

    @Test
    void anIdIsMadeAndGivenBackWhereNoneCame() throws Exception {
        var answer = door.post("/v1/orders", ORDER.replace("\"clientOrderId\":\"o-1\",", ""));
        var id = answer.json().path("id").asText();
        assertThat(UUID.fromString(id)).hasToString(id);
        assertThat(((OrderCommand) door.log.last()).getEnvelope().getId()).isEqualTo(id);
    }

    @Test
    void twoDifferentIdsAreRefused() throws Exception {
        var answer = door.send("POST", "/v1/orders", ORDER.getBytes(), "Idempotency-Key", "other");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("INVALID_ID");
    }
}
