package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.SetMarketPhase;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class MarketCommandsTest {
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
        var shown = marketShown();
        for (var state :
                List.of(
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
        var answer = door.post("/v1/markets", shown.put("id", "op-1").toString());
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
    void aPhaseOfAMarketThatNobodyOpenedIsRefused() throws Exception {
        var body = "{\"phase\":\"PAUSED\"}".getBytes();
        var answer = door.send("PUT", "/v1/markets/gpu-inference/h200/phase", body);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("code").asText()).isEqualTo("UNKNOWN_MARKET");
    }

    private ObjectNode marketShown() throws Exception {
        return (ObjectNode) door.get("/v1/markets/gpu-inference/h100").json();
    }
}
