package ai.hanzo.hmm.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

class EveryTypeTest {
    private static final String COMMANDS =
            """
            {"timestamp":1000,"type":"create-market","market":"gpu-training/a","rawUnit":"GPU-hour","secondsPerRaw":3600,"rateUnit":"GPUs","defaultRate":"1","tick":"0.01","lot":"0.01","minNotional":"0.01","referencePrice":"2","latencyReferenceMs":200,"latencyMaximumMs":2000,"throughputReference":"1","observers":["eye"],"phase":"PRE_OPEN"}
            {"timestamp":1001,"type":"phase","market":"gpu-training/a","phase":"ACTIVE"}
            {"timestamp":1002,"type":"deposit","account":"house","amount":"1000","origin":"faucet"}
            {"timestamp":1003,"type":"register","account":"house","publicKey":"%1$s"}
            {"timestamp":1004,"type":"bond","account":"house","market":"gpu-training/a","amount":"400"}
            {"timestamp":1004,"type":"nonce","account":"house","market":"gpu-training/a"}
            {"timestamp":1004,"type":"attest","account":"house","market":"gpu-training/a","rate":"50"}
            {"timestamp":1005,"type":"issue","account":"house","market":"gpu-training/a","raw":"100","rate":"50"}
            {"timestamp":1006,"type":"withdraw-bond","account":"house","market":"gpu-training/a","amount":"1"}
            {"timestamp":1007,"type":"add","account":"house","market":"gpu-training/a","quantity":"10","funds":"20"}
            {"timestamp":1008,"type":"terms","market":"gpu-training/a","rawUnit":"GPU-hour","secondsPerRaw":3600,"rateUnit":"GPUs","defaultRate":"1","tick":"0.01","lot":"0.01","minNotional":"0.02","referencePrice":"2","latencyReferenceMs":200,"latencyMaximumMs":2000,"throughputReference":"1","observers":["eye"]}
            {"timestamp":1009,"type":"LIMIT","account":"house","clientOrderId":"ask","market":"gpu-training/a","side":"SELL","price":"3","quantity":"5"}
            {"timestamp":1010,"type":"deposit","account":"alice","amount":"100","origin":"faucet"}
            {"timestamp":1011,"type":"MARKET","account":"alice","market":"gpu-training/a","side":"BUY","maxCost":"5","slippagePpm":500000}
            {"timestamp":1011,"type":"start","account":"house","market":"gpu-training/a","allocation":1}
            {"timestamp":1012,"type":"cancel","account":"house","clientOrderId":"ask"}
            {"timestamp":1013,"type":"withdraw","account":"alice","amount":"50","destination":"bank"}
            {"timestamp":1014,"type":"telemetry","provider":"house","market":"gpu-training/a","observer":"eye","sequence":1,"eventTimeMs":1014,"latencyP95Ms":200}
            {"timestamp":601008,"type":"remove","account":"house","market":"gpu-training/a","shares":"1"}
            {"timestamp":601009,"type":"LIMIT","account":"alice","clientOrderId":"bid","market":"gpu-training/a","side":"BUY","price":"1","quantity":"5"}
            {"timestamp":601010,"type":"amend","account":"alice","clientOrderId":"bid","quantity":"4"}
            {"timestamp":601011,"type":"cancel-all","account":"alice","market":"gpu-training/a"}
            {"timestamp":601012,"type":"send","account":"house","to":"alice","asset":"SCU:gpu-training/a","amount":"2"}
            {"timestamp":601013,"type":"redeem","account":"alice","market":"gpu-training/a","quantity":"0.5"}
            {"timestamp":601013,"type":"redeem","account":"alice","market":"gpu-training/a","quantity":"0.5","minQualityPpm":500000}
            {"timestamp":601013,"type":"start","account":"house","market":"gpu-training/a","allocation":2}
            {"timestamp":601013,"type":"heartbeat","account":"house","market":"gpu-training/a","uses":[{"allocation":1,"used":"0.1"},{"allocation":3,"used":"0"}]}
            {"timestamp":601013,"type":"end","account":"alice","market":"gpu-training/a","allocation":3}
            {"timestamp":601013,"type":"dispute","account":"alice","market":"gpu-training/a","allocation":2,"reason":"slow"}
            {"timestamp":601013,"type":"ruling","market":"gpu-training/a","allocation":2,"unused":"0","reason":"as bought"}
            {"timestamp":601014,"type":"complete","account":"house","market":"gpu-training/a","allocation":2,"used":"0.000001","proof":"%2$s"}
            {"timestamp":601014,"type":"stake","account":"alice","amount":"10"}
            {"timestamp":601015,"type":"unstake","account":"alice","amount":"4"}
            {"timestamp":601016,"type":"group","account":"alice","group":"desk"}
            {"timestamp":601017,"type":"key","account":"alice","publicKey":"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"}
            {"timestamp":601018,"type":"retire","account":"house","market":"gpu-training/a","quantity":"1","rate":"2"}
            {"timestamp":601019,"type":"fault","market":"gpu-training/a","allocation":1,"unused":"0.5","reason":"no answer"}
            {"timestamp":601020,"type":"bondPpm","market":"gpu-training/a","provider":"house","bondPpm":200000}
            {"timestamp":900001,"type":"tick"}
            {"timestamp":900002,"type":"standing","market":"gpu-training/a","provider":"house","standing":"REMOVED","slashPpm":1000000,"reason":"a forged attestation"}
            """
                    .formatted(AttestedLines.publicKey("house"), "0f".repeat(32));

    @Test
    void everyTypeIsDone() throws IOException {
        var played = Played.of(List.of(), AttestedLines.of(COMMANDS));

        assertThat(played.tally().unread()).isZero();
        assertThat(played.tally().refused()).as(played.text()).isZero();
        for (var word : CommandType.WORDS) {
            assertThat(COMMANDS).contains("\"type\":\"" + word + "\"");
        }
        assertThat(played.all("execution"))
                .extracting(e -> e.get("commandId").asText())
                .contains("line-3", "line-4", "line-5", "line-6", "line-7", "line-8", "line-9")
                .contains("line-10", "ask", "line-13", "line-14", "line-15", "line-16", "line-17")
                .contains("line-19", "bid", "line-21", "line-22", "line-23", "line-24", "line-25")
                .contains("line-26", "line-27", "line-28", "line-29", "line-31", "line-32")
                .contains("line-33", "line-35", "line-36");
        assertThat(played.all("settlement")).isNotEmpty();
        assertThat(played.all("allocation"))
                .extracting(a -> a.get("state").asText() + a.get("closeReason").asText())
                .contains("ALLOCATED", "ACTIVE", "SUSPENDED", "CLOSEDCOMPLETED")
                .contains("CLOSEDCONSUMER_ENDED", "CLOSEDPROVIDER_FAULT");
        assertThat(played.of(27).getLast().at("/execution/uncounted").toString())
                .isEqualTo("[{\"allocation\":3,\"code\":\"NOT_STARTED\"}]");
        assertThat(played.all("deadLetter")).isEmpty();
        var quality = played.all("quality").getLast();
        assertThat(quality.get("latencyPpm").asInt()).isEqualTo(1_000_000);
        assertThat(quality.get("standing").asText()).isEqualTo("REMOVED");
        assertThat(quality.get("bond").asText()).isEqualTo("0");
        assertThat(quality.get("bondPpm").asInt()).isEqualTo(200_000);
        assertThat(quality.at("/strikes/0/reason").asText()).isEqualTo("PROVIDER_FAULT");
    }

    @Test
    void theDoorsBodyIsUnderstoodAsItIs() throws IOException {
        var body =
                """
                {"account": "alice", "clientOrderId": "o2", "market": "gpu-inference/h100",
                 "side": "BUY", "type": "LIMIT", "price": "22.1", "quantity": "0.01"\
                """;
        var line = body.replace("\n", " ") + ", \"timestamp\": 5}";
        var answer = Played.of(line).all("execution").getFirst();
        assertThat(answer.at("/refusal/code").asText()).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(answer.get("commandId").asText()).isEqualTo("o2");
        assertThat(answer.get("timeMs").asLong()).isEqualTo(5);
    }
}
