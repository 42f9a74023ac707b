package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.door.view.Posted;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;

/// Where everything is, asset by asset.
class ConservationReadTest {
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
    void everythingIsSomewhere() throws Exception {
        posted("HANZO", "DEPOSIT", 3_000_000_000L, 0);
        posted("HANZO", "WITHDRAW", -500_000, 0);
        posted("HANZO", "MINT", -2_000_000_000L, 0);
        posted("HANZO", "FEE", -2_000, 0);
        posted("HANZO", "HOLD", -5_000_000, 5_000_000);
        posted("HANZO", "SEND", -1_000_000, 0);
        posted("LP:gpu-inference/h100", "MINT", 0, 1_414_211_562);
        posted("SCU:gpu-inference/h100", "ISSUE", 1_500_000_000, 0);
        posted("SCU:gpu-inference/h100", "MINT", -1_000_000_000, 0);
        posted("SCU:gpu-inference/h100", "REDEEM", -489_999_999, 0);
        posted("SCU:gpu-inference/h100", "RETIRE", -10_000_000, 0);
        var answer = door.get("/v1/conservation");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString())
                .isEqualTo(
                        """
                {"assets":[{"asset":"HANZO","deposited":"3000","withdrawn":"0.5",\
                "free":"993.498","held":"5","pools":"2000","qualityFunds":"0.0005",\
                "treasury":"0.0015","inFlight":"1","difference":"0"},\
                {"asset":"LP:gpu-inference/h100","minted":"1414.211562","burned":"0",\
                "free":"0","held":"1414.211562","inFlight":"0","difference":"0",\
                "poolShares":"1414.211562","poolSharesDifference":"0"},\
                {"asset":"SCU:gpu-inference/h100","issued":"1500","redeemed":"489.999999",\
                "retired":"10",\
                "free":"0.000001","held":"0","pool":"1000","inFlight":"0","difference":"0",\
                "obligations":"1000","obligationsDifference":"0.000001"}]}""");
    }

    @Test
    void sumsOfSeveralPartitionsAddUpBeyond64Bits() throws Exception {
        for (int partition = 0; partition < 3; partition++) {
            posted("HANZO", "DEPOSIT", Long.MAX_VALUE, 0);
        }
        var money = door.get("/v1/conservation").json().path("assets").get(0);
        assertThat(money.path("deposited").asText()).isEqualTo("27670116110564.327421");
        assertThat(money.path("free").asText()).isEqualTo("27670116110564.327421");
    }

    private void posted(String asset, String reason, long free, long held) {
        door.views.posted.add(
                new Posted(asset, reason, BigInteger.valueOf(free), BigInteger.valueOf(held)));
    }
}
