package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.tail.Happening;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderState;
import ai.hanzo.hmm.wire.OrderStatus;
import ai.hanzo.hmm.wire.Refusal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

class WaitTest {
    private static final String LIMIT =
            """
            {"account":"alice","clientOrderId":"o-1","market":"gpu-inference/h100","side":"BUY",\
            "type":"LIMIT","price":"2.02","quantity":"10"}""";
    private static final String TELEMETRY =
            """
            {"provider":"p","market":"gpu-inference/h100","observer":"eye","sequence":1,\
            "eventTimeMs":1700000000000,"latencyP95Ms":120}""";

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
    void anOrderIsAnsweredWithItsOutcome() throws Exception {
        answering(execution("o-1").setOrders(List.of(filled("o-0"), filled("o-1"))).build());
        var answer = door.post("/v1/orders?wait=10000", LIMIT);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Location")).isEqualTo("/v1/orders/alice/o-1");
        assertThat(answer.json().path("offset").asLong()).isZero();
        assertThat(answer.json().path("outcome"))
                .hasToString(
                        """
                        {"account":"alice","clientOrderId":"o-1","source":"gpu-inference/h100",\
                        "sequence":9,"timeMs":8,"status":"FILLED","original":"10","executed":"10",\
                        "prevented":"0","cancelled":"0","open":"0","filled":"10",\
                        "notional":"20.2","fee":"0.0606","reason":""}""");
    }

    @Test
    void aRefusedOrderIsAnsweredWithItsRefusal() throws Exception {
        var refusal = new Refusal("INSUFFICIENT_FUNDS", "too little", Map.of("freeMicros", 5L));
        answering(execution("o-1").setStatus(CommandStatus.REFUSED).setRefusal(refusal).build());
        var answer = door.post("/v1/orders?wait=10000", LIMIT);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("outcome").path("status").asText()).isEqualTo("REFUSED");
        assertThat(answer.json().path("outcome").path("refusal"))
                .hasToString(
                        "{\"code\":\"INSUFFICIENT_FUNDS\",\"message\":\"too little\","
                                + "\"numbers\":{\"free\":\"0.000005\"}}");
    }

    @Test
    void otherCommandsAreAnsweredWithTheExecution() throws Exception {
        answering(execution("c-1").setOrders(List.of(filled("o-1"))).build());
        var answer =
                door.send(
                        "DELETE",
                        "/v1/orders/alice/o-1?wait=10000",
                        new byte[0],
                        "Idempotency-Key",
                        "c-1");
        assertThat(answer.status()).isEqualTo(200);
        var outcome = answer.json().path("outcome");
        assertThat(outcome.path("commandId").asText()).isEqualTo("c-1");
        assertThat(outcome.path("status").asText()).isEqualTo("DONE");
        assertThat(outcome.path("orders")).hasSize(1);
    }

    @Test
    void whatIsNotKnownInTimeIsAcceptedAsWithoutWaiting() throws Exception {
        for (var query : List.of("?wait=1", "?wait=0", "")) {
            var answer = door.post("/v1/orders" + query, LIMIT);
            assertThat(answer.status()).as(query).isEqualTo(202);
            assertThat(answer.json().has("outcome")).as(query).isFalse();
        }
        assertThat(door.waiting.underWay()).isZero();
    }

    @Test
    void aWaitIsBounded() throws Exception {
        for (var wait : List.of("10001", "-1", "x", "")) {
            var answer = door.post("/v1/orders?wait=" + wait, LIMIT);
            assertThat(answer.status()).as(wait).isEqualTo(400);
            assertThat(answer.json().path("code").asText()).as(wait).isEqualTo("INVALID_VALUE");
            assertThat(answer.json().path("field").asText()).as(wait).isEqualTo("wait");
        }
        assertThat(door.log.entries).isEmpty();
    }

    @Test
    void whatIsNeverAnsweredCannotBeWaitedFor() throws Exception {
        var phase =
                door.send(
                        "PUT",
                        "/v1/markets/gpu-inference/h100/phase?wait=1000",
                        "{\"phase\":\"PAUSED\"}".getBytes(UTF_8));
        var telemetry = door.post("/v1/telemetry?wait=1000", TELEMETRY);
        for (var answer : List.of(phase, telemetry)) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("detail").asText()).contains("no answer is published");
        }
        assertThat(door.log.entries).isEmpty();
    }

    @Test
    void whatTheLogDidNotTakeIsNotWaitedFor() throws Exception {
        var refused = Problem.of(Code.UNAVAILABLE, "the log is away");
        door.log.acknowledgement = () -> CompletableFuture.failedFuture(refused);
        assertThat(door.post("/v1/orders?wait=10000", LIMIT).status()).isEqualTo(503);
        assertThat(door.waiting.underWay()).isZero();
    }

    @Test
    void aClosingDoorAnswersWhoWaits() throws Exception {
        door.log.acknowledgement =
                () -> {
                    door.waiting.close();
                    return CompletableFuture.completedFuture(null);
                };
        assertThat(door.post("/v1/orders?wait=10000", LIMIT).status()).isEqualTo(202);
    }

    /// Happens as soon as the command is in the log, before the door is told that it is.
    private void answering(Execution execution) {
        door.log.acknowledgement =
                () -> {
                    door.waiting.happened(
                            new Happening("hmm.executions", 0, 1, 2, "alice", execution));
                    return CompletableFuture.completedFuture(null);
                };
    }

    private static Execution.Builder execution(String commandId) {
        return Execution.newBuilder()
                .setAccount("alice")
                .setSource("gpu-inference/h100")
                .setSequence(9)
                .setTimeMs(8)
                .setCommandId(commandId)
                .setStatus(CommandStatus.DONE);
    }

    private static OrderState filled(String clientOrderId) {
        return OrderState.newBuilder()
                .setClientOrderId(clientOrderId)
                .setStatus(OrderStatus.FILLED)
                .setOriginalMicros(10_000_000)
                .setExecutedMicros(10_000_000)
                .setPreventedMicros(0)
                .setCancelledMicros(0)
                .setOpenMicros(0)
                .setFilledMicros(10_000_000)
                .setNotionalMicros(20_200_000)
                .setFeeMicros(60_600)
                .build();
    }
}
