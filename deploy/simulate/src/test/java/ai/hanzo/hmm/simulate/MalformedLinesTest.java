package ai.hanzo.hmm.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;

class MalformedLinesTest {
    private static final String SOUND =
            "{\"timestamp\":1,\"type\":\"deposit\",\"account\":\"a\",\"amount\":\"1\",\"origin\":\"x\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"timestamp":1,                                              | MALFORMED
                    nonsense                                                     | MALFORMED
                    []                                                           | MALFORMED
                    {} {}                                                        | MALFORMED
                    {"timestamp":1,"timestamp":2,"type":"tick"}                  | MALFORMED
                    {"timestamp":NaN,"type":"tick"}                              | MALFORMED
                    {"timestamp":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]],"type":"tick"} | MALFORMED
                    {"type":"tick"}                                              | MISSING_FIELD
                    {"timestamp":"1","type":"tick"}                              | INVALID_TYPE
                    {"timestamp":1.5,"type":"tick"}                              | INVALID_TYPE
                    {"timestamp":-1,"type":"tick"}                               | INVALID_VALUE
                    {"timestamp":253402300800000,"type":"tick"}                  | INVALID_VALUE
                    {"timestamp":99999999999999999999999,"type":"tick"}          | INVALID_VALUE
                    {"timestamp":1}                                              | MISSING_FIELD
                    {"timestamp":1,"type":"stop"}                                | INVALID_VALUE
                    {"timestamp":1,"type":"limit"}                               | INVALID_VALUE
                    {"timestamp":1,"type":7}                                     | INVALID_TYPE
                    {"timestamp":1,"type":"tick","account":"a"}                  | UNKNOWN_FIELD
                    {"timestamp":1,"type":"cancel","account":"a"}                | MISSING_FIELD
                    {"timestamp":1,"type":"cancel","account":"@a","clientOrderId":"o"} | INVALID_ID
                    {"timestamp":1,"type":"cancel","account":"a","clientOrderId":"o","x":1} | UNKNOWN_FIELD
                    {"timestamp":1,"type":"deposit","account":"a","amount":1,"origin":"x"} | INVALID_AMOUNT
                    {"timestamp":1,"type":"LIMIT","account":"a","market":"m/m","side":"BUY","price":"1","quantity":"1","maxCost":"1"} | FIELD_NOT_ALLOWED
                    {"timestamp":1,"type":"phase","market":"m/m","phase":"OPEN"} | INVALID_VALUE
                    """)
    void aLineThatIsNotUnderstoodIsSaidInItsPlaceAndTheRunGoesOn(String line, String code)
            throws IOException {
        var played = Played.of(SOUND + "\n" + line + "\n\n  \r\n" + SOUND);

        var said = played.lines();
        assertThat(said).hasSize(3);
        assertThat(said.get(1).get("line").asInt()).isEqualTo(2);
        assertThat(said.get(1).at("/error/code").asText()).isEqualTo(code);
        assertThat(said.get(1).at("/error/message").asText()).isNotBlank();
        assertThat(said.get(2).get("line").asInt()).isEqualTo(5);
        assertThat(said.get(2).has("execution")).isTrue();
        assertThat(played.tally().commands()).isEqualTo(2);
        assertThat(played.tally().unread()).isEqualTo(1);
    }

    @Test
    void aLineMayBeSoLongAndNoLonger() throws IOException {
        var longest = SOUND + " ".repeat(LineReader.MAX_BYTES - SOUND.length());
        var said =
                Played.of(
                                longest
                                        + "\n "
                                        + longest
                                        + "\n"
                                        + " ".repeat(1_000_000)
                                        + longest
                                        + "\n"
                                        + SOUND)
                        .lines();
        assertThat(said).hasSize(4);
        assertThat(said.get(0).has("execution")).isTrue();
        assertThat(said.get(1).at("/error/code").asText()).isEqualTo("BODY_TOO_LARGE");
        assertThat(said.get(2).at("/error/code").asText()).isEqualTo("BODY_TOO_LARGE");
        assertThat(said.get(3).get("line").asInt()).isEqualTo(4);
        assertThat(said.get(3).has("execution")).isTrue();
    }

    /// The order is said to be too late by the quality room, not by whoever reads lines.
    @ParameterizedTest
    @CsvSource({
        "nobody/here,         p, observer-1, 2000000,   UNKNOWN_MARKET",
        "gpu-inference/h100,  q, observer-1, 2000000,   UNKNOWN_PROVIDER",
        "gpu-inference/h100,  q, q,          2000000,   UNKNOWN_PROVIDER",
        "gpu-inference/h100,  p, stranger,   2000000,   UNKNOWN_OBSERVER",
        "gpu-inference/h100,  p, observer-1, 2060001,   FUTURE",
        "gpu-inference/h100,  p, observer-1, 1,         LATE",
    })
    void aReportThatDoesNotCountIsADeadLetter(
            String market, String provider, String observer, long eventMs, String reason)
            throws IOException {
        var played =
                Played.of(
                        """
                        {"timestamp":1000,"type":"deposit","account":"p","amount":"10","origin":"faucet"}
                        {"timestamp":1000,"type":"register","account":"p","publicKey":"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="}
                        {"timestamp":1001,"type":"bond","account":"p","market":"gpu-inference/h100","amount":"5"}
                        {"timestamp":2000000,"type":"telemetry","provider":"%s","market":"%s",\
                        "observer":"%s","sequence":1,"eventTimeMs":%d}"""
                                .formatted(provider, market, observer, eventMs));
        assertThat(played.all("deadLetter").getFirst().get("reason").asText()).isEqualTo(reason);
        assertThat(played.tally().unread()).isZero();
    }

    @Test
    void aMarketThatTheRelayWouldNotPassOnIsADeadLetter() throws IOException {
        var market = "a".repeat(40) + "/b";
        var played =
                Played.of(
                        """
                        {"timestamp":1,"type":"phase","market":"%s","phase":"ACTIVE"}"""
                                .formatted(market));
        assertThat(played.all("deadLetter").getFirst().get("reason").asText())
                .isEqualTo("MALFORMED");
    }
}
