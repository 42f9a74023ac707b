package ai.hanzo.hmm.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/// What accounts do with their own, by lines alone.
class AccountCommandsTest {
    private static final long HOUR_MS = 60 * 60 * 1_000L;
    private static final long FREE_MS = 21 * 24 * HOUR_MS + HOUR_MS;
    private static final String KEY =
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final String MARKET =
            AttestedLines.of(
                    """
                    {"timestamp":0,"type":"deposit","account":"house","amount":"1000","origin":"faucet"}
                    {"timestamp":0,"type":"register","account":"house","publicKey":"%s"}
                    {"timestamp":0,"type":"bond","account":"house","market":"gpu-inference/h100","amount":"400"}
                    {"timestamp":0,"type":"nonce","account":"house","market":"gpu-inference/h100"}
                    {"timestamp":0,"type":"attest","account":"house","market":"gpu-inference/h100","rate":"1000"}
                    {"timestamp":0,"type":"issue","account":"house","market":"gpu-inference/h100","raw":"10","rate":"1000"}
                    {"timestamp":0,"type":"deposit","account":"alice","amount":"100","origin":"faucet"}
                    """
                            .formatted(AttestedLines.publicKey("house")));

    @Test
    void whatIsUnstakedIsFreeAfter21DaysByTimeAlone() throws IOException {
        var before =
                """
                {"timestamp":0,"type":"deposit","account":"alice","amount":"10","origin":"faucet"}
                {"timestamp":0,"type":"stake","account":"alice","amount":"6"}
                {"timestamp":1,"type":"unstake","account":"alice","amount":"4"}
                {"timestamp":2,"type":"withdraw","account":"alice","amount":"5","destination":"x"}
                """;
        var early = Played.of(before + tick(FREE_MS - 1));
        assertThat(early.of(5)).isEmpty();
        assertThat(early.of(4).getFirst().at("/execution/refusal/code").asText())
                .isEqualTo("INSUFFICIENT_FUNDS");

        var told = executions(Played.of(before + tick(FREE_MS + HOUR_MS)), 5);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().get("timeMs").asLong()).isEqualTo(FREE_MS);
        assertThat(told.getFirst().get("commandId").asText()).isEmpty();
        assertThat(told.getFirst().get("postings"))
                .hasToString("[" + posting("HANZO", "UNSTAKE", "4", "-4") + "]");
    }

    @Test
    void whatIsSentIsReceivedByTheOther() throws IOException {
        var said =
                Played.of(
                        """
                        {"timestamp":0,"type":"deposit","account":"alice","amount":"10","origin":"faucet"}
                        {"timestamp":1,"type":"send","account":"alice","to":"bob","amount":"3"}
                        {"timestamp":2,"type":"send","account":"alice","to":"bob","amount":"8"}
                        {"timestamp":3,"type":"send","account":"alice","to":"alice","amount":"1"}
                        {"timestamp":4,"type":"withdraw","account":"bob","amount":"3","destination":"x"}
                        """);
        var both = executions(said, 2);
        assertThat(both).extracting(e -> e.get("account").asText()).containsExactly("alice", "bob");
        assertThat(both.getFirst().get("postings"))
                .hasToString("[" + posting("HANZO", "SEND", "-3", "0") + "]");
        assertThat(both.getLast().get("postings"))
                .hasToString("[" + posting("HANZO", "RECEIVE", "3", "0") + "]");
        assertThat(refusal(said, 3)).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(refusal(said, 4)).isEqualTo("UNKNOWN_ACCOUNT");
        assertThat(executions(said, 5).getFirst().has("refusal")).isFalse();
    }

    @Test
    void whatTheOtherCannotHoldComesBack() throws IOException {
        var said =
                Played.of(
                        """
                        {"timestamp":0,"type":"deposit","account":"bob","amount":"9223372036854.775807","origin":"faucet"}
                        {"timestamp":0,"type":"deposit","account":"alice","amount":"10","origin":"faucet"}
                        {"timestamp":1,"type":"send","account":"alice","to":"bob","amount":"3"}
                        """);
        assertThat(executions(said, 3))
                .extracting(
                        e -> e.get("account").asText(),
                        e -> e.at("/postings/0/reason").asText(),
                        e -> e.at("/postings/0/free").asText())
                .containsExactly(tuple("alice", "SEND", "-3"), tuple("alice", "RECEIVE", "3"));
    }

    @Test
    void unitsThatAreRedeemedBecomeAnAllocation() throws IOException {
        var said =
                Played.of(
                        MARKET
                                + """
                                {"timestamp":1,"type":"send","account":"house","to":"alice","asset":"SCU:gpu-inference/h100","amount":"2"}
                                {"timestamp":2,"type":"redeem","account":"alice","market":"gpu-inference/h100","quantity":"1.5","rate":"500"}
                                {"timestamp":3,"type":"redeem","account":"alice","market":"gpu-inference/h100","quantity":"1"}
                                """);
        var allocation = said.all("allocation").getFirst();
        assertThat(said.all("allocation")).hasSize(1);
        assertThat(allocation.get("consumer").asText()).isEqualTo("alice");
        assertThat(allocation.get("provider").asText()).isEqualTo("house");
        assertThat(allocation.get("standard").asText()).isEqualTo("1.5");
        assertThat(allocation.get("rate").asText()).isEqualTo("500");
        assertThat(refusal(said, 10)).isEqualTo("INSUFFICIENT_FUNDS");
    }

    @Test
    void accountsOfOneGroupDoNotTradeWithEachOther() throws IOException {
        var orders =
                """
                {"timestamp":2,"type":"LIMIT","account":"house","clientOrderId":"s","market":"gpu-inference/h100","side":"SELL","price":"22","quantity":"1"}
                {"timestamp":3,"type":"LIMIT","account":"alice","clientOrderId":"b","market":"gpu-inference/h100","side":"BUY","price":"22","quantity":"1","timeInForce":"IOC"}
                """;
        var groups = group("house", "desk") + group("alice", "desk");
        var apart = group("alice", "");
        assertThat(Played.of(MARKET + orders).all("settlement")).hasSize(1);
        assertThat(Played.of(MARKET + groups + apart + orders).all("settlement")).hasSize(1);
        var prevented = Played.of(MARKET + groups + orders);
        assertThat(prevented.all("settlement")).isEmpty();
        assertThat(prevented.text()).contains("\"prevented\":\"1\"");
    }

    @Test
    void anAccountWithAKeyMustSign() throws IOException {
        var said =
                Played.of(
                        """
                        {"timestamp":0,"type":"key","account":"alice","publicKey":"%s"}
                        {"timestamp":1,"type":"stake","account":"alice","amount":"1"}
                        """
                                .formatted(KEY));
        assertThat(refusal(said, 2)).isEqualTo("UNSIGNED");
    }

    private static String group(String account, String group) {
        return """
               {"timestamp":1,"type":"group","account":"%s","group":"%s"}
               """
                .formatted(account, group);
    }

    private static String tick(long timeMs) {
        return "{\"timestamp\":" + timeMs + ",\"type\":\"tick\"}";
    }

    private static String refusal(Played played, int line) {
        return executions(played, line).getFirst().at("/refusal/code").asText();
    }

    private static List<JsonNode> executions(Played played, int line) {
        return played.of(line).stream()
                .filter(said -> said.has("execution"))
                .map(said -> said.get("execution"))
                .toList();
    }

    private static String posting(String asset, String reason, String free, String held) {
        return "{\"asset\":\"%s\",\"reason\":\"%s\",\"free\":\"%s\",\"held\":\"%s\"}"
                .formatted(asset, reason, free, held);
    }
}
