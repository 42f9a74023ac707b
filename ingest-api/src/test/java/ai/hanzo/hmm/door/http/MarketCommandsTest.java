package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.SetMarketPhase;
import ai.hanzo.hmm.wire.SetMarketTerms;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class MarketCommandsTest {
    private static final String TERMS = "/v1/markets/gpu-inference/h100/terms";

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
    void aMarketIsCreatedWithTheFieldsThatItIsShownWith() throws Exception {
        var shown = definitionShown().put("phase", "ACTIVE").put("id", "op-1");
        var answer = door.post("/v1/markets", shown.toString());
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/v1/markets/gpu-inference/h100");
        assertThat(door.log.last())
                .isEqualTo(
                        new OperatorCommand(
                                Samples.MARKET,
                                "op-1",
                                new CreateMarket(
                                        Samples.market().getDefinition(), MarketPhase.ACTIVE)));
    }

    @Test
    void aTickAndLotThatMakeFractionsOfAMicroUnitAreRefused() throws Exception {
        var shown = marketShown();
        var answer = door.post("/v1/markets", shown.put("lot", "0.000001").toString());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("TICK_SIZE");
    }

    @Test
    void aPhaseIsSetUnderTheMarket() throws Exception {
        var path = "/v1/markets/gpu-inference/h100/phase";
        var body = "{\"phase\":\"PAUSED\",\"id\":\"op-2\"}".getBytes();
        assertThat(door.send("PUT", path, body).status()).isEqualTo(202);
        assertThat(door.log.entries.getLast().key()).isEqualTo(Samples.MARKET);
        assertThat(door.log.last())
                .isEqualTo(
                        new OperatorCommand(
                                Samples.MARKET, "op-2", new SetMarketPhase(MarketPhase.PAUSED)));
    }

    @Test
    void otherTermsAreSaidWholeUnderTheMarket() throws Exception {
        var terms = definitionShown().put("minNotional", "7").put("id", "op-3");
        var answer = door.send("PUT", TERMS, terms.toString().getBytes());
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(202);
        var definition =
                MarketDefinition.newBuilder(Samples.market().getDefinition())
                        .setMinNotionalMicros(7_000_000)
                        .build();
        assertThat(door.log.last())
                .isEqualTo(
                        new OperatorCommand(
                                Samples.MARKET, "op-3", new SetMarketTerms(definition)));
    }

    @Test
    void theTimesOfAllocationsAreTermsToo() throws Exception {
        var terms = definitionShown().put("startWithinMs", 1).put("heartbeatMs", 10);
        terms.put("faultAfterMs", 31).put("disputeWithinMs", 0).put("id", "op-4");
        assertThat(door.send("PUT", TERMS, terms.toString().getBytes()).status()).isEqualTo(202);
        var definition =
                MarketDefinition.newBuilder(Samples.market().getDefinition())
                        .setStartWithinMs(1)
                        .setHeartbeatMs(10)
                        .setFaultAfterMs(31)
                        .setDisputeWithinMs(0)
                        .build();
        assertThat(door.log.last())
                .isEqualTo(
                        new OperatorCommand(
                                Samples.MARKET, "op-4", new SetMarketTerms(definition)));
    }

    @ParameterizedTest
    @CsvSource({
        "startWithinMs, 0, startWithinMs",
        "startWithinMs, 1000000000001, startWithinMs",
        "heartbeatMs, 0, heartbeatMs",
        "heartbeatMs, 1000000000001, heartbeatMs",
        "heartbeatMs, 300000, faultAfterMs",
        "faultAfterMs, 90000, faultAfterMs",
        "faultAfterMs, 1000000000001, faultAfterMs",
        "disputeWithinMs, -1, disputeWithinMs",
        "disputeWithinMs, 1000000000001, disputeWithinMs"
    })
    void aTimeOutOfItsRangeIsRefused(String term, long ms, String field) throws Exception {
        var terms = definitionShown().put(term, ms);
        for (var answer :
                List.of(
                        door.send("PUT", TERMS, terms.toString().getBytes()),
                        door.post("/v1/markets", terms.toString()))) {
            assertThat(answer.json().path("code").asText()).isEqualTo("INVALID_VALUE");
            assertThat(answer.json().path("field").asText()).isEqualTo(field);
            assertThat(answer.status()).isEqualTo(400);
        }
        assertThat(door.log.entries).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"startWithinMs", "heartbeatMs", "faultAfterMs", "disputeWithinMs"})
    void aTimeThatIsNotSaidIsTheUsualOne(String term) throws Exception {
        var terms = definitionShown().put("id", "op-5");
        terms.remove(term);
        assertThat(door.post("/v1/markets", terms.toString()).status()).isEqualTo(202);
        var create = (CreateMarket) ((OperatorCommand) door.log.last()).getBody();
        assertThat(create.getDefinition()).isEqualTo(Samples.market().getDefinition());
    }

    @Test
    void termsOfAnotherMarketAreRefused() throws Exception {
        var terms = definitionShown().put("market", "gpu-inference/h200");
        var answer = door.send("PUT", TERMS, terms.toString().getBytes());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("field").asText()).isEqualTo("market");
    }

    @Test
    void aPhaseOfAMarketThatNobodyOpenedIsRefused() throws Exception {
        var body = "{\"phase\":\"PAUSED\"}".getBytes();
        var answer = door.send("PUT", "/v1/markets/gpu-inference/h200/phase", body);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("code").asText()).isEqualTo("UNKNOWN_MARKET");
    }

    /// A market as it is shown, without what it has come to.
    private ObjectNode definitionShown() throws Exception {
        var shown = marketShown();
        for (var state :
                List.of(
                        "phase",
                        "timeMs",
                        "settlements",
                        "poolUnits",
                        "poolFunds",
                        "poolShares",
                        "qualityFund",
                        "treasury",
                        "obligations",
                        "allocated")) {
            assertThat(shown.remove(state)).as(state).isNotNull();
        }
        return shown;
    }

    private ObjectNode marketShown() throws Exception {
        return (ObjectNode) door.get("/v1/markets/gpu-inference/h100").json();
    }
}
