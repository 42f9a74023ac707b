package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is said of allocations, with one thing wrong.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedAllocationsTest {
    private TestDoor door;

    @BeforeAll
    void open() {
        door = new TestDoor();
    }

    @AfterAll
    void close() {
        door.close();
    }

    /// Each row changes one field of a sound request; `-` takes it away.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    START     | market     | -          | MISSING_FIELD
                    START     | allocation | -          | MISSING_FIELD
                    START     | allocation | "7"        | INVALID_TYPE
                    START     | allocation | 7.5        | INVALID_TYPE
                    START     | allocation | -1         | INVALID_VALUE
                    START     | allocation | 9223372036854775808 | INVALID_VALUE
                    START     | used       | "1"        | UNKNOWN_FIELD
                    HEARTBEAT | uses       | -          | MISSING_FIELD
                    HEARTBEAT | uses       | []         | INVALID_VALUE
                    HEARTBEAT | uses       | {}         | INVALID_TYPE
                    HEARTBEAT | uses       | null       | INVALID_TYPE
                    HEARTBEAT | allocation | 7          | UNKNOWN_FIELD
                    COMPLETE  | allocation | -          | MISSING_FIELD
                    COMPLETE  | used       | -          | MISSING_FIELD
                    COMPLETE  | used       | 1          | INVALID_AMOUNT
                    COMPLETE  | used       | "-1"       | INVALID_AMOUNT
                    COMPLETE  | used       | "1e3"      | INVALID_AMOUNT
                    COMPLETE  | proof      | -          | MISSING_FIELD
                    COMPLETE  | proof      | ""         | INVALID_VALUE
                    COMPLETE  | proof      | "0f"       | INVALID_VALUE
                    COMPLETE  | proof      | "sha-256"  | INVALID_VALUE
                    COMPLETE  | reason     | "x"        | UNKNOWN_FIELD
                    END       | allocation | -          | MISSING_FIELD
                    END       | reason     | "x"        | UNKNOWN_FIELD
                    DISPUTE   | allocation | null       | INVALID_TYPE
                    DISPUTE   | reason     | -          | MISSING_FIELD
                    DISPUTE   | reason     | ""         | INVALID_VALUE
                    DISPUTE   | reason     | "\\u0007" | INVALID_VALUE
                    DISPUTE   | unused     | "1"        | UNKNOWN_FIELD
                    RULING    | unused     | -          | MISSING_FIELD
                    RULING    | unused     | 5          | INVALID_AMOUNT
                    RULING    | unused     | "-5"       | INVALID_AMOUNT
                    RULING    | reason     | -          | MISSING_FIELD
                    RULING    | reason     | ""         | INVALID_VALUE
                    RULING    | allocation | 7          | UNKNOWN_FIELD
                    """)
    void aRequestIsTurnedAwayForOneField(Sound sound, String field, String value, String code)
            throws Exception {
        isTurnedAway(sound, new Sound.OneField(field, value), field, code);
    }

    /// Each row is the second of two uses.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    7                                       | uses[1]            | INVALID_TYPE
                    []                                      | uses[1]            | INVALID_TYPE
                    null                                    | uses[1]            | INVALID_TYPE
                    {}                                      | uses[1].allocation | MISSING_FIELD
                    {"allocation":8}                        | uses[1].used       | MISSING_FIELD
                    {"allocation":"8","used":"1"}           | uses[1].allocation | INVALID_TYPE
                    {"allocation":-8,"used":"1"}            | uses[1].allocation | INVALID_VALUE
                    {"allocation":8,"used":1}               | uses[1].used       | INVALID_AMOUNT
                    {"allocation":8,"used":"0.0000001"}     | uses[1].used       | INVALID_AMOUNT
                    {"allocation":8,"used":"1","rate":"1"}  | uses[1].rate       | UNKNOWN_FIELD
                    """)
    void aUseIsTurnedAwayWithItsPlace(String use, String field, String code) throws Exception {
        var uses = "[{\"allocation\":7,\"used\":\"1\"},%s]".formatted(use);
        var answer = isTurnedAway(Sound.HEARTBEAT, new Sound.OneField("uses", uses), field, code);
        assertThat(answer.json().path("detail").asText()).startsWith("uses[1]");
    }

    @Test
    void aFieldGivenTwiceInAUseIsTurnedAway() throws Exception {
        var twice = "{\"allocation\":7,\"used\":\"1\",\"used\":\"2\"}";
        var answer =
                door.post(
                        "/v1/providers",
                        """
                        {"account":"p","type":"heartbeat","market":"gpu-inference/h100",\
                        "uses":[%s]}"""
                                .formatted(twice));
        assertThat(answer.json().path("code").asText()).isEqualTo("MALFORMED");
    }

    @ParameterizedTest
    @CsvSource({"1000, 202", "1001, 400"})
    void aHeartbeatHas1000UsesAtMost(int length, int status) throws Exception {
        var uses =
                IntStream.range(0, length)
                        .mapToObj("{\"allocation\":%d,\"used\":\"0.123456\"}"::formatted)
                        .collect(Collectors.joining(",", "[", "]"));
        var answer = Sound.HEARTBEAT.to(door, new Sound.OneField("uses", uses));
        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "RULING, /v1/markets/no/such/allocations/7/rulings, 404, UNKNOWN_MARKET",
        "RULING, /v1/markets/gpu-inference/h100/allocations/-7/rulings, 400, INVALID_VALUE"
    })
    void aPathIsTurnedAway(Sound sound, String path, int status, String code) throws Exception {
        var answer = sound.to(door, path);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"START", "HEARTBEAT", "COMPLETE", "END", "DISPUTE"})
    void aMarketThatNobodyOpenedIsRefused(Sound sound) throws Exception {
        var answer = sound.to(door, new Sound.OneField("market", "\"no/such\""));
        assertThat(answer.json().path("code").asText()).isEqualTo("UNKNOWN_MARKET");
        assertThat(answer.status()).isEqualTo(404);
    }

    private TestDoor.Answer isTurnedAway(
            Sound sound, Sound.OneField wrong, String field, String code) throws Exception {
        var appended = door.log.entries.size();
        var answer = sound.to(door, wrong);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(door.log.entries).hasSize(appended);
        return answer;
    }
}
