package ai.hanzo.hmm.client;

import static ai.hanzo.hmm.client.command.Side.BUY;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.client.command.Entry;
import ai.hanzo.hmm.client.command.Order;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;

/// What comes to nothing for now is sent again, the same to the letter; what is turned away is not.
class RetryTest {
    private static final String TAKEN =
            """
            {"account":"alice","id":"o1","topic":"hmm.orders","partition":1,"offset":7,"links":{}}""";
    private static final Patience THREE =
            new Patience(3, Duration.ofMillis(1), Duration.ofSeconds(1));
    private static final Order ORDER =
            Order.limit("o1", "gpu-inference/h100", BUY, Amount.of("22"), Amount.of("0.000001"));

    private ScriptedDoor door;
    private HmmClient client;

    @BeforeEach
    void start() throws IOException {
        door = new ScriptedDoor();
        var settings = ClientSettings.of(door.url()).withPatience(THREE);
        client = HmmClient.of(settings.withCredential(Credential.of("hmm_a_b")));
    }

    @AfterEach
    void stop() {
        client.close();
        door.close();
    }

    @Test
    void aCommandIsSentAgainUnderItsIdUntilItIsTaken() {
        door.says(503, problem("UNAVAILABLE", 503)).hangsUp().says(202, TAKEN);
        var receipt = client.account("alice").place(ORDER).receipt();
        assertThat(receipt.offset()).isEqualTo(7);
        assertThat(door.asked).hasSize(3);
        assertThat(door.asked)
                .allSatisfy(
                        asked -> {
                            assertThat(asked.method()).isEqualTo("POST");
                            assertThat(asked.path()).isEqualTo("/v1/orders");
                            assertThat(asked.body()).isEqualTo(door.asked.getFirst().body());
                            assertThat(asked.header("Authorization")).isEqualTo("Bearer hmm_a_b");
                        });
        assertThat(door.asked.getFirst().body()).contains("\"clientOrderId\":\"o1\"");
    }

    @Test
    void aCancelIsSentAgainUnderItsKey() {
        door.hangsUp().says(202, TAKEN.replace("o1", "c1"));
        client.account("alice").cancel(new Entry.Cancel("c1", "o1"));
        assertThat(door.asked)
                .extracting(asked -> asked.header("Idempotency-key"))
                .containsExactly("c1", "c1");
    }

    @Test
    void whatIsTurnedAwayIsNotSentAgain() {
        door.says(422, problem("TICK_SIZE", 422));
        assertThatThrownBy(() -> client.account("alice").place(ORDER))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo("TICK_SIZE");
                            assertThat(problem.status()).isEqualTo(422);
                            assertThat(problem.field()).isEqualTo("price");
                            assertThat(problem.figures()).containsEntry("tick", "0.1");
                        });
        assertThat(door.asked).hasSize(1);
    }

    @Test
    void patienceEnds() {
        for (int i = 0; i < 4; i++) door.says(503, problem("UNAVAILABLE", 503));
        assertThatThrownBy(() -> client.time()).isInstanceOf(Problem.class);
        assertThat(door.asked).hasSize(3);
    }

    @Test
    void whoIsSilentIsUnreachable() {
        door.hangsUp().hangsUp().hangsUp();
        assertThatThrownBy(() -> client.account("alice").place(ORDER))
                .isInstanceOf(Unreachable.class)
                .hasMessage("POST /v1/orders: no answer");
        assertThat(door.asked).hasSize(3);
    }

    /// The pause that is asked for is longer than a test takes, but not longer than the longest.
    @Test
    void theDoorsOwnPauseIsKept() {
        door.says(429, "1", problem("RATE_LIMITED", 429)).says(200, "{\"timeMs\":5}");
        long from = System.nanoTime();
        assertThat(client.time().toEpochMilli()).isEqualTo(5);
        assertThat(Duration.ofNanos(System.nanoTime() - from))
                .isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void aPauseBeyondAllPatienceIsTold() {
        door.says(429, "60", problem("RATE_LIMITED", 429));
        assertThatThrownBy(() -> client.time())
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.retryAfter()).hasValue(Duration.ofMinutes(1)));
        assertThat(door.asked).hasSize(1);
    }

    @Test
    void whatIsNoDoorIsAProblemToo() {
        door.says(502, "<html>");
        assertThatThrownBy(() -> client.time())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("NO_DOOR"));
    }

    private static String problem(String code, int status) {
        return """
        {"type":"urn:hmm:problem:x","title":"x","status":%d,"detail":"why","instance":"/v1",\
        "code":"%s","field":"price","figures":{"tick":"0.1"}}"""
                .formatted(status, code);
    }
}
