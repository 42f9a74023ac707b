package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.tail.Happening;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderCommand;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class BatchTest {
    private static final String PLACE =
            """
            {"place":{"account":"alice","clientOrderId":"o-1","market":"gpu-inference/h100",\
            "side":"BUY","type":"LIMIT","price":"2.02","quantity":"10"}}""";
    private static final String AMEND =
            """
            {"amend":{"account":"alice","clientOrderId":"o-1","id":"a-1","quantity":"5"}}""";
    private static final String CANCEL =
            """
            {"cancel":{"account":"alice","clientOrderId":"o-1","id":"c-1"}}""";

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
    void entriesAreAppendedAndAnsweredInTheirOrder() throws Exception {
        var answer = door.post("/v1/orders/batch", batch(PLACE, AMEND, CANCEL));
        assertThat(answer.status()).isEqualTo(202);
        var results = answer.json().path("results");
        assertThat(results.findValuesAsText("id")).containsExactly("o-1", "a-1", "c-1");
        assertThat(results.findValuesAsText("offset")).containsExactly("0", "1", "2");
        assertThat(results.get(0).path("links").path("outcome").asText())
                .isEqualTo("/v1/orders/alice/o-1");
        assertThat(door.log.entries)
                .extracting(entry -> kind(entry.value()))
                .containsExactly("PlaceOrder", "AmendOrder", "CancelOrder");
    }

    @Test
    void anEntryThatIsWrongIsNoProblemOfTheOthers() throws Exception {
        var lot = PLACE.replace("\"10\"", "\"10.0001\"");
        var unknown = PLACE.replace("\"price\"", "\"prize\"");
        var answer = door.post("/v1/orders/batch", batch(lot, CANCEL, unknown, "{}", "7", AMEND));
        assertThat(answer.status()).isEqualTo(202);
        var results = answer.json().path("results");
        assertThat(results.get(0).path("problem").path("code").asText()).isEqualTo("LOT_SIZE");
        assertThat(results.get(0).path("problem").path("status").asInt()).isEqualTo(422);
        assertThat(results.get(1).path("id").asText()).isEqualTo("c-1");
        assertThat(results.get(2).path("problem").path("field").asText())
                .startsWith("orders[2].place.");
        assertThat(results.get(3).path("problem").path("code").asText()).isEqualTo("INVALID_VALUE");
        assertThat(results.get(4).path("problem").path("code").asText()).isEqualTo("INVALID_TYPE");
        assertThat(results.get(5).path("id").asText()).isEqualTo("a-1");
        assertThat(door.log.entries).hasSize(2);
    }

    @Test
    void aBatchThatIsNoneIsRefusedWhole() throws Exception {
        var tooMany = batch(Collections.nCopies(101, CANCEL).toArray(String[]::new));
        for (var body : List.of("{}", "{\"orders\":[]}", "{\"orders\":{}}", "[]", tooMany)) {
            assertThat(door.post("/v1/orders/batch", body).status()).as(body).isEqualTo(400);
        }
        var unknown = batch(CANCEL).replace("{\"orders\"", "{\"x\":1,\"orders\"");
        assertThat(door.post("/v1/orders/batch", unknown).json().path("code").asText())
                .isEqualTo("UNKNOWN_FIELD");
        assertThat(door.log.entries).isEmpty();
        var most = batch(Collections.nCopies(100, CANCEL).toArray(String[]::new));
        assertThat(door.post("/v1/orders/batch", most).json().path("results")).hasSize(100);
    }

    @Test
    void whatSpeaksOfOneCommandHasNoPlace() throws Exception {
        for (var header : List.of("Idempotency-Key", "Hmm-Signature")) {
            var body = batch(CANCEL).getBytes(UTF_8);
            var answer = door.send("POST", "/v1/orders/batch", body, header, "x");
            assertThat(answer.json().path("field").asText()).isEqualTo(header);
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Test
    void onceTheLogIsAwayTheRestIsNotTried() throws Exception {
        var refused = Problem.of(Code.UNAVAILABLE, "the log is away");
        door.log.acknowledgement =
                () ->
                        door.log.entries.size() == 2
                                ? CompletableFuture.failedFuture(refused)
                                : CompletableFuture.completedFuture(null);
        for (var wait : List.of("", "?wait=1")) {
            door.log.entries.clear();
            var batch = batch(CANCEL, PLACE, "{}", AMEND);
            var answer = door.post("/v1/orders/batch" + wait, batch);
            assertThat(answer.status()).as("some is accepted").isEqualTo(202);
            var results = answer.json().path("results");
            assertThat(results.get(0).path("id").asText()).isEqualTo("c-1");
            assertThat(results.findValuesAsText("code"))
                    .containsExactly("UNAVAILABLE", "INVALID_VALUE", "UNAVAILABLE");
            assertThat(results.get(1).path("problem").path("detail").asText())
                    .isEqualTo("the log is away");
            assertThat(results.get(3).path("problem").path("detail").asText())
                    .startsWith("not tried");
            assertThat(door.log.entries).hasSize(2);
        }
    }

    @Test
    void itWaitsForTheOutcomesOfAll() throws Exception {
        door.log.acknowledgement =
                () -> {
                    var order = (OrderCommand) door.log.last();
                    happened(order.getEnvelope().getId());
                    return CompletableFuture.completedFuture(null);
                };
        var answer = door.post("/v1/orders/batch?wait=10000", batch(PLACE, "{}", CANCEL));
        assertThat(answer.status()).isEqualTo(200);
        var results = answer.json().path("results");
        assertThat(results.get(0).path("outcome").path("clientOrderId").asText()).isEqualTo("o-1");
        assertThat(results.get(2).path("outcome").path("commandId").asText()).isEqualTo("c-1");
    }

    @Test
    void whereOneOutcomeIsNotKnownInTimeTheBatchIsAccepted() throws Exception {
        door.log.acknowledgement =
                () -> {
                    happened("c-1");
                    return CompletableFuture.completedFuture(null);
                };
        var answer = door.post("/v1/orders/batch?wait=1", batch(CANCEL, PLACE));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("results").get(1).has("outcome")).isFalse();
        assertThat(door.waiting.underWay()).isZero();
    }

    private static String kind(SpecificRecord value) {
        return ((OrderCommand) value).getBody().getClass().getSimpleName();
    }

    private static String batch(String... entries) {
        return "{\"orders\":[" + String.join(",", entries) + "]}";
    }

    private void happened(String commandId) {
        var execution =
                Execution.newBuilder()
                        .setAccount("alice")
                        .setSource("ledger")
                        .setSequence(9)
                        .setTimeMs(8)
                        .setCommandId(commandId)
                        .setStatus(CommandStatus.DONE)
                        .build();
        door.waiting.happened(new Happening("hmm.executions", 0, 1, 2, "alice", execution));
    }
}
