package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.wire.Envelope;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedCommandsTest {
    private static final String KEY = "0a".repeat(32);
    private static final String SIGNATURE = "0B".repeat(64);
    private static final long AT = 1_767_225_600_000L;

    private TestDoor door;

    @BeforeAll
    void open() {
        door = new TestDoor();
    }

    @AfterAll
    void close() {
        door.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    POST   | /v1/orders | {"account":"alice","clientOrderId":"c-1","market":"gpu-inference/h100","side":"SELL","type":"LIMIT","price":"2.02","quantity":"10"}
                    PATCH  | /v1/orders/alice/o-1 | {"id":"c-1","price":"2.02"}
                    DELETE | /v1/orders/alice/o-1 | ``
                    DELETE | /v1/orders/alice?market=gpu-inference/h100 | ``
                    POST   | /v1/liquidity | {"account":"alice","id":"c-1","type":"remove","market":"gpu-inference/h100","shares":"1"}
                    POST   | /v1/deposits | {"account":"alice","reference":"c-1","amount":"1","origin":"bank"}
                    POST   | /v1/transfers | {"account":"alice","id":"c-1","type":"stake","amount":"5"}
                    POST   | /v1/providers | {"account":"alice","id":"c-1","type":"bond","market":"gpu-inference/h100","amount":"9"}
                    POST   | /v1/providers | {"account":"alice","id":"c-1","type":"nonce","market":"gpu-inference/h100"}
                    POST   | /v1/providers | {"account":"alice","id":"c-1","type":"retire","market":"gpu-inference/h100","rate":"9"}
                    """)
    void theSignatureIsWrittenIntoTheEnvelope(String method, String path, String body)
            throws Exception {
        var answer = send(method, path, body, "Idempotency-Key", "c-1");
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(202);
        assertThat(envelope(door.log.last()))
                .isEqualTo(
                        new Envelope(
                                "alice",
                                "c-1",
                                KEY,
                                ByteBuffer.wrap(HexFormat.of().parseHex(SIGNATURE)),
                                AT));
    }

    @Test
    void theKeyIsWrittenAsItIsRegisteredInLowerCase() throws Exception {
        var body = "{\"account\":\"alice\",\"id\":\"c-2\",\"type\":\"stake\",\"amount\":\"5\"}";
        var answer =
                door.send(
                        "POST",
                        "/v1/transfers",
                        body.getBytes(UTF_8),
                        headers(KEY.toUpperCase(), "" + AT, SIGNATURE));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(envelope(door.log.last()).getKeyId()).isEqualTo(KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -            | now          | sound       | MISSING_FIELD | Hmm-Key       | Hmm-Key is missing: a signature is Hmm-Key, Hmm-Signed-At, Hmm-Signature
                    sound        | -            | sound       | MISSING_FIELD | Hmm-Signed-At | Hmm-Signed-At is missing
                    sound        | now          | -           | MISSING_FIELD | Hmm-Signature | Hmm-Signature is missing
                    -            | -            | sound       | MISSING_FIELD | Hmm-Key       | Hmm-Key is missing
                    0a           | now          | sound       | INVALID_VALUE | Hmm-Key       | must be 32 bytes in hex
                    alice        | now          | sound       | INVALID_VALUE | Hmm-Key       | is not hex
                    sound        | yesterday    | sound       | INVALID_VALUE | Hmm-Signed-At | must be ms since 1970
                    sound        | -1           | sound       | INVALID_VALUE | Hmm-Signed-At | must be ms since 1970
                    sound        | 9999999999999999999 | sound | INVALID_VALUE | Hmm-Signed-At | must be ms since 1970
                    sound        | now          | 0b0b        | INVALID_VALUE | Hmm-Signature | must be 64 bytes in hex
                    """)
    void aPartThatIsMissingOrWrongIsNamed(
            String key, String at, String signature, String code, String field, String detail)
            throws Exception {
        int before = door.log.entries.size();
        var body = "{\"account\":\"alice\",\"id\":\"c-3\",\"type\":\"stake\",\"amount\":\"5\"}";
        var headers =
                headers(
                        key.equals("sound") ? KEY : key,
                        at.equals("now") ? "" + AT : at,
                        signature.equals("sound") ? SIGNATURE : signature);
        var answer = door.send("POST", "/v1/transfers", body.getBytes(UTF_8), headers);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
        assertThat(answer.json().path("detail").asText()).contains(detail);
        assertThat(door.log.entries).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    POST   | /v1/orders | {"account":"alice","market":"gpu-inference/h100","side":"SELL","type":"LIMIT","price":"2.02","quantity":"10"} | clientOrderId
                    PATCH  | /v1/orders/alice/o-1 | {"price":"2.02"} | id
                    DELETE | /v1/orders/alice/o-1 | `` | id
                    POST   | /v1/transfers | {"account":"alice","type":"stake","amount":"5"} | id
                    """)
    void aSignedCommandNamesItsIdItself(String method, String path, String body, String field)
            throws Exception {
        int before = door.log.entries.size();
        var answer = send(method, path, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("MISSING_FIELD");
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
        assertThat(answer.json().path("detail").asText())
                .contains("a signed command names its id itself")
                .contains("Idempotency-Key");
        assertThat(door.log.entries).hasSize(before);
    }

    private TestDoor.Answer send(String method, String path, String body, String... more)
            throws Exception {
        return door.send(
                method, path, body.getBytes(UTF_8), headers(KEY, "" + AT, SIGNATURE, more));
    }

    /// Those that are not `-`.
    private static String[] headers(String key, String at, String signature, String... more) {
        var headers = new ArrayList<>(List.of(more));
        if (!key.equals("-")) headers.addAll(List.of("Hmm-Key", key));
        if (!at.equals("-")) headers.addAll(List.of("Hmm-Signed-At", at));
        if (!signature.equals("-")) headers.addAll(List.of("Hmm-Signature", signature));
        return headers.toArray(String[]::new);
    }

    private static Envelope envelope(SpecificRecord command) {
        return (Envelope) command.get(command.getSchema().getField("envelope").pos());
    }
}
