package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Base64;

/// What providers ask for and what the operator rules about them, with one thing wrong.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedProvidersTest {
    private TestDoor door;

    @BeforeAll
    void open() {
        door = new TestDoor();
    }

    @AfterAll
    void close() {
        door.close();
    }

    /// Each row is a whole body.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"account":"a","type":"register","publicKey":"AAAA"} | 400 | INVALID_VALUE
                    {"account":"a","type":"register","publicKey":"*"} | 400 | INVALID_VALUE
                    {"account":"a","type":"bond","market":"gpu-inference/h100","amount":"0"} | 400 | INVALID_AMOUNT
                    {"account":"a","type":"issue","market":"gpu-inference/h100","raw":"5"} | 400 | MISSING_FIELD
                    {"account":"a","type":"bond","market":"no/such","amount":"1"} | 404 | UNKNOWN_MARKET
                    {"account":"a","type":"nonce"} | 400 | MISSING_FIELD
                    {"account":"a","type":"nonce","market":"no/such"} | 404 | UNKNOWN_MARKET
                    {"account":"a","type":"nonce","market":"gpu-inference/h100","amount":"1"} | 400 | UNKNOWN_FIELD
                    {"account":"a","type":"retire","market":"gpu-inference/h100"} | 400 | MISSING_FIELD
                    {"account":"a","type":"retire","market":"gpu-inference/h100","quantity":"0"} | 400 | INVALID_AMOUNT
                    {"account":"a","type":"retire","market":"gpu-inference/h100","quantity":"0","rate":"0"} | 400 | INVALID_AMOUNT
                    {"account":"a","type":"issue","market":"gpu-inference/h100","raw":"0","rate":"5"} | 400 | INVALID_AMOUNT
                    """)
    void aProvidersCommandIsTurnedAway(String body, int status, String code) throws Exception {
        var appended = door.log.entries.size();
        var answer = door.post("/v1/providers", body);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(door.log.entries).hasSize(appended);
    }

    /// Each row changes one field of a sound request; `-` takes it away.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ATTEST   | nonce    | -           | MISSING_FIELD
                    ATTEST   | nonce    | ""          | INVALID_VALUE
                    ATTEST   | nonce    | "0a"        | INVALID_VALUE
                    ATTEST   | nonce    | "0"         | INVALID_VALUE
                    ATTEST   | nonce    | 5           | INVALID_TYPE
                    ATTEST   | kind     | ""          | INVALID_ID
                    ATTEST   | kind     | "a\\nb"   | INVALID_ID
                    ATTEST   | kind     | 7           | INVALID_TYPE
                    ATTEST   | rate     | -           | MISSING_FIELD
                    ATTEST   | rate     | "0"         | INVALID_AMOUNT
                    ATTEST   | rate     | 50          | INVALID_AMOUNT
                    ATTEST   | evidence | -           | MISSING_FIELD
                    ATTEST   | evidence | ""          | INVALID_VALUE
                    ATTEST   | evidence | "AAAA"      | INVALID_VALUE
                    ATTEST   | evidence | "+/8="      | INVALID_VALUE
                    ATTEST   | evidence | "A"         | INVALID_VALUE
                    ATTEST   | evidence | ["AAAA"]    | INVALID_TYPE
                    ATTEST   | amount   | "1"         | UNKNOWN_FIELD
                    RETIRE   | quantity | -           | MISSING_FIELD
                    RETIRE   | quantity | "0"         | INVALID_AMOUNT
                    RETIRE   | quantity | "-1"        | INVALID_AMOUNT
                    RETIRE   | rate     | 1           | INVALID_AMOUNT
                    RETIRE   | raw      | "1"         | UNKNOWN_FIELD
                    STANDING | standing | -           | MISSING_FIELD
                    STANDING | standing | "active"    | INVALID_VALUE
                    STANDING | standing | 1           | INVALID_TYPE
                    STANDING | slashPpm | -1          | INVALID_VALUE
                    STANDING | slashPpm | 1000001     | INVALID_VALUE
                    STANDING | slashPpm | "1"         | INVALID_TYPE
                    STANDING | reason   | -           | MISSING_FIELD
                    STANDING | reason   | ""          | INVALID_VALUE
                    STANDING | reason   | "\\u0007" | INVALID_VALUE
                    STANDING | bondPpm  | 1           | UNKNOWN_FIELD
                    BOND     | bondPpm  | -           | MISSING_FIELD
                    BOND     | bondPpm  | -1          | INVALID_VALUE
                    BOND     | bondPpm  | 1           | INVALID_VALUE
                    BOND     | bondPpm  | 199999      | INVALID_VALUE
                    BOND     | bondPpm  | 2147483648  | INVALID_VALUE
                    BOND     | bondPpm  | "1100000"   | INVALID_TYPE
                    BOND     | reason   | "x"         | UNKNOWN_FIELD
                    FAULT    | unused   | -           | MISSING_FIELD
                    FAULT    | unused   | 5           | INVALID_AMOUNT
                    FAULT    | unused   | "-5"        | INVALID_AMOUNT
                    FAULT    | unused   | "0.0000001" | INVALID_AMOUNT
                    FAULT    | reason   | -           | MISSING_FIELD
                    FAULT    | reason   | null        | INVALID_TYPE
                    """)
    void aRequestIsTurnedAwayForOneField(Sound sound, String field, String value, String code)
            throws Exception {
        var appended = door.log.entries.size();
        var answer = sound.to(door, new Sound.OneField(field, value));
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(door.log.entries).hasSize(appended);
    }

    @ParameterizedTest
    @CsvSource({
        "STANDING, /v1/markets/no/such/providers/p/standing, 404, UNKNOWN_MARKET",
        "BOND, /v1/markets/no/such/providers/p/bond-ppm, 404, UNKNOWN_MARKET",
        "FAULT, /v1/markets/no/such/allocations/7/faults, 404, UNKNOWN_MARKET",
        "STANDING, /v1/markets/GPU/h100/providers/p/standing, 400, INVALID_ID",
        "STANDING, /v1/markets/gpu-inference/h100/providers/@pool/standing, 400, INVALID_ID",
        "BOND, /v1/markets/gpu-inference/h100/providers/a|b/bond-ppm, 400, INVALID_ID",
        "FAULT, /v1/markets/gpu-inference/h100/allocations/-7/faults, 400, INVALID_VALUE",
        "FAULT, /v1/markets/gpu-inference/h100/allocations/seven/faults, 400, INVALID_VALUE"
    })
    void aPathIsTurnedAway(Sound sound, String path, int status, String code) throws Exception {
        var appended = door.log.entries.size();
        var answer = sound.to(door, path.replace("|", "%7C"));
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(door.log.entries).hasSize(appended);
    }

    @ParameterizedTest
    @CsvSource({"16384, 202", "16385, 400"})
    void evidenceOf16KibIsTakenAndOneByteMoreIsNot(int length, int status) throws Exception {
        var evidence = Base64.getUrlEncoder().encodeToString(new byte[length]);
        var body =
                """
                {"account":"p","type":"attest","market":"gpu-inference/h100","nonce":"%s",
                 "kind":"tee-quote","rate":"50","evidence":"%s"}"""
                        .formatted("0a".repeat(32), evidence);
        var answer = door.post("/v1/providers", body);
        assertThat(answer.status()).isEqualTo(status);
        if (status == 400) assertThat(answer.json().path("field").asText()).isEqualTo("evidence");
    }

    @ParameterizedTest
    @CsvSource({"200, 202", "201, 400"})
    void aReasonHas200CharactersAtMost(int length, int status) throws Exception {
        for (var sound : new Sound[] {Sound.STANDING, Sound.FAULT}) {
            var reason = new Sound.OneField("reason", '"' + "é".repeat(length) + '"');
            assertThat(sound.to(door, reason).status()).isEqualTo(status);
        }
    }
}
