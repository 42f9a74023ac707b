package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedRequestsTest {
    private static final String LIMIT =
            """
            {"account":"alice","clientOrderId":"o-1","market":"gpu-inference/h100","side":"BUY",
             "type":"LIMIT","price":"2.02","quantity":"10"}""";
    private static final String MARKET_BUY =
            """
            {"account":"alice","clientOrderId":"o-1","market":"gpu-inference/h100","side":"BUY",
             "type":"MARKET","quantity":"10","maxCost":"30"}""";

    private TestDoor door;

    @BeforeAll
    void open() {
        door = new TestDoor();
    }

    @AfterAll
    void close() {
        door.close();
    }

    /// Each row changes one field of a sound LIMIT order; `-` takes it away.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    account       | -                        | 400 | MISSING_FIELD
                    account       | 7                        | 400 | INVALID_TYPE
                    account       | null                     | 400 | INVALID_TYPE
                    account       | ""                       | 400 | INVALID_ID
                    account       | "@treasury"              | 400 | INVALID_ID
                    account       | "a b"                    | 400 | INVALID_ID
                    account       | "ålice"                  | 400 | INVALID_ID
                    clientOrderId | "a/b"                    | 400 | INVALID_ID
                    clientOrderId | {}                       | 400 | INVALID_TYPE
                    market        | -                        | 400 | MISSING_FIELD
                    market        | "gpu-inference"          | 400 | INVALID_ID
                    market        | "GPU/h100"               | 400 | INVALID_ID
                    market        | "gpu-inference/h200"     | 404 | UNKNOWN_MARKET
                    side          | "buy"                    | 400 | INVALID_VALUE
                    side          | true                     | 400 | INVALID_TYPE
                    type          | "STOP"                   | 400 | INVALID_VALUE
                    timeInForce   | "DAY"                    | 400 | INVALID_VALUE
                    expiresAtMs   | 1700000000000            | 400 | FIELD_NOT_ALLOWED
                    postOnly      | "YES"                    | 400 | INVALID_VALUE
                    minFill       | "0"                      | 400 | INVALID_AMOUNT
                    selfTrade     | "NEVER"                  | 400 | INVALID_VALUE
                    delivery      | "LATER"                  | 400 | INVALID_VALUE
                    price         | -                        | 400 | MISSING_FIELD
                    price         | 2.02                     | 400 | INVALID_AMOUNT
                    price         | null                     | 400 | INVALID_AMOUNT
                    price         | ["2.02"]                 | 400 | INVALID_AMOUNT
                    price         | "0"                      | 400 | INVALID_AMOUNT
                    price         | "-2.02"                  | 400 | INVALID_AMOUNT
                    price         | "2.0200001"              | 400 | INVALID_AMOUNT
                    price         | "9223372036854.775808"   | 400 | INVALID_AMOUNT
                    price         | "two"                    | 400 | INVALID_AMOUNT
                    price         | "2.025"                  | 422 | TICK_SIZE
                    quantity      | "10.0005"                | 422 | LOT_SIZE
                    quantity      | "0.001"                  | 422 | MIN_NOTIONAL
                    quantity      | "9223372036854.775"      | 422 | OVERFLOW
                    rate          | "0"                      | 400 | INVALID_AMOUNT
                    maxCost       | "5"                      | 400 | FIELD_NOT_ALLOWED
                    slippagePpm   | 5                        | 400 | FIELD_NOT_ALLOWED
                    priceMicros   | 5                        | 400 | UNKNOWN_FIELD
                    """)
    void aLimitOrderIsTurnedAwayForOneField(String field, String value, int status, String code)
            throws Exception {
        refuses(LIMIT, field, value, status, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    price       | "2"       | 400 | FIELD_NOT_ALLOWED
                    timeInForce | "GTC"     | 400 | FIELD_NOT_ALLOWED
                    expiresAtMs | 5         | 400 | FIELD_NOT_ALLOWED
                    postOnly    | "REJECT"  | 400 | FIELD_NOT_ALLOWED
                    slippagePpm | 1.5       | 400 | INVALID_TYPE
                    slippagePpm | "1"       | 400 | INVALID_TYPE
                    slippagePpm | -1        | 400 | INVALID_VALUE
                    slippagePpm | 1000001   | 400 | INVALID_VALUE
                    slippagePpm | 99999999999999999999999 | 400 | INVALID_VALUE
                    maxCost     | -         | 400 | MISSING_FIELD
                    maxCost     | "0"       | 400 | INVALID_AMOUNT
                    side        | "SELL"    | 400 | FIELD_NOT_ALLOWED
                    """)
    void aMarketOrderIsTurnedAwayForOneField(String field, String value, int status, String code)
            throws Exception {
        refuses(MARKET_BUY, field, value, status, code);
    }

    /// Each row is a whole body.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /v1/orders     | {"account":"alice"    | 400 | MALFORMED
                    /v1/orders     | ``                    | 415 | UNSUPPORTED_MEDIA_TYPE
                    /v1/orders     | []                    | 400 | MALFORMED
                    /v1/orders     | null                  | 400 | MALFORMED
                    /v1/orders     | "text"                | 400 | MALFORMED
                    /v1/orders     | {} {}                 | 400 | MALFORMED
                    /v1/orders     | {"a":1,"a":2}         | 400 | MALFORMED
                    /v1/orders     | {'account':'alice'}   | 400 | MALFORMED
                    /v1/orders     | {"account":NaN}       | 400 | MALFORMED
                    /v1/orders     | {"account":"alice",}  | 400 | MALFORMED
                    /v1/orders     | {}                    | 400 | MISSING_FIELD
                    /v1/liquidity  | {"account":"a","type":"add","market":"gpu-inference/h100","quantity":"1"} | 400 | MISSING_FIELD
                    /v1/liquidity  | {"account":"a","type":"add","market":"gpu-inference/h100","quantity":"1","funds":"2","shares":"1"} | 400 | UNKNOWN_FIELD
                    /v1/liquidity  | {"account":"a","type":"remove","market":"gpu-inference/h100","shares":1} | 400 | INVALID_AMOUNT
                    /v1/liquidity  | {"account":"a","type":"remove","market":"no/such","shares":"1"} | 404 | UNKNOWN_MARKET
                    /v1/liquidity  | {"account":"a","type":"swap"} | 400 | INVALID_VALUE
                    /v1/deposits   | {"account":"a","reference":"r","amount":"-5","origin":"test"} | 400 | INVALID_AMOUNT
                    /v1/deposits   | {"account":"a","reference":"r","amount":"5"} | 400 | MISSING_FIELD
                    /v1/deposits   | {"account":"a","reference":"r","amount":"5","origin":""} | 400 | INVALID_VALUE
                    /v1/deposits   | {"account":"a","reference":"r","amount":"5","origin":"\\u0000"} | 400 | INVALID_VALUE
                    /v1/deposits   | {"account":"a","reference":"r","amount":"5","origin":"\\ud800"} | 400 | INVALID_VALUE
                    /v1/deposits   | {"account":"a","reference":"r","amount":"5","origin":"x","\\ud800":1} | 400 | MALFORMED
                    /v1/deposits   | {"account":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]} | 400 | MALFORMED
                    /v1/liquidity  | {"account":"a","type":"redeem","market":"gpu-inference/h100"} | 400 | MISSING_FIELD
                    /v1/liquidity  | {"account":"a","type":"redeem","market":"gpu-inference/h100","quantity":"0"} | 400 | INVALID_AMOUNT
                    /v1/liquidity  | {"account":"a","type":"redeem","market":"gpu-inference/h100","quantity":"1","rate":"0"} | 400 | INVALID_AMOUNT
                    /v1/liquidity  | {"account":"a","type":"redeem","market":"gpu-inference/h100","quantity":"1","shares":"1"} | 400 | UNKNOWN_FIELD
                    /v1/liquidity  | {"account":"a","type":"redeem","market":"no/such","quantity":"1"} | 404 | UNKNOWN_MARKET
                    /v1/transfers  | {"account":"a","amount":"5"} | 400 | MISSING_FIELD
                    /v1/transfers  | {"account":"a","type":"give","amount":"5"} | 400 | INVALID_VALUE
                    /v1/transfers  | {"account":"a","type":7,"amount":"5"} | 400 | INVALID_TYPE
                    /v1/transfers  | {"account":"a","type":"send","amount":"5"} | 400 | MISSING_FIELD
                    /v1/transfers  | {"account":"a","type":"send","to":"@treasury","amount":"5"} | 400 | INVALID_ID
                    /v1/transfers  | {"account":"a","type":"send","to":"b"} | 400 | MISSING_FIELD
                    /v1/transfers  | {"account":"a","type":"send","to":"b","amount":"0"} | 400 | INVALID_AMOUNT
                    /v1/transfers  | {"account":"a","type":"send","to":"b","amount":"5","destination":"x"} | 400 | UNKNOWN_FIELD
                    /v1/transfers  | {"account":"a","type":"send","to":"b","amount":"5","asset":"hanzo"} | 400 | INVALID_ID
                    /v1/transfers  | {"account":"a","type":"send","to":"b","amount":"5","asset":"SCU:"} | 400 | INVALID_ID
                    /v1/transfers  | {"account":"a","type":"send","to":"b","amount":"5","asset":"gpu-inference/h100"} | 400 | INVALID_ID
                    /v1/transfers  | {"account":"a","type":"send","to":"b","amount":"5","asset":7} | 400 | INVALID_TYPE
                    /v1/transfers  | {"account":"a","type":"send","to":"b","amount":"5","asset":"SCU:no/such"} | 404 | UNKNOWN_MARKET
                    /v1/transfers  | {"account":"a","type":"stake","amount":"-1"} | 400 | INVALID_AMOUNT
                    /v1/transfers  | {"account":"a","type":"stake","amount":5} | 400 | INVALID_AMOUNT
                    /v1/transfers  | {"account":"a","type":"unstake"} | 400 | MISSING_FIELD
                    /v1/transfers  | {"account":"a","type":"key"} | 400 | MISSING_FIELD
                    /v1/transfers  | {"account":"a","type":"key","publicKey":"0a0b"} | 400 | INVALID_VALUE
                    /v1/transfers  | {"account":"a","type":"key","publicKey":"0"} | 400 | INVALID_VALUE
                    /v1/transfers  | {"account":"a","type":"key","publicKey":"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="} | 400 | INVALID_VALUE
                    /v1/transfers  | {"account":"a","type":"key","publicKey":null} | 400 | INVALID_TYPE
                    /v1/telemetry  | {"provider":"p","market":"gpu-inference/h100","observer":"o","sequence":"1","eventTimeMs":1} | 400 | INVALID_TYPE
                    /v1/telemetry  | {"provider":"p","market":"gpu-inference/h100","observer":"o","sequence":-1,"eventTimeMs":1} | 400 | INVALID_VALUE
                    /v1/telemetry  | {"provider":"p","market":"gpu-inference/h100","observer":"o","sequence":1,"eventTimeMs":1,"availabilityPpm":1000001} | 400 | INVALID_VALUE
                    /v1/telemetry  | {"provider":"p","market":"no/such","observer":"o","sequence":1,"eventTimeMs":1} | 404 | UNKNOWN_MARKET
                    /v1/markets    | {"market":"a/b","rawUnit":"u","secondsPerRaw":0} | 400 | INVALID_VALUE
                    """)
    void aBodyIsTurnedAway(String path, String body, int status, String code) throws Exception {
        var appended = door.log.entries.size();
        var answer = door.post(path, body);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(door.log.entries).hasSize(appended);
    }

    @Test
    void aProblemSaysWhatWhereAndWithWhichFigures() throws Exception {
        var answer = door.post("/v1/orders", LIMIT.replace("2.02", "2.025"));
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().toString())
                .isEqualTo(
                        """
                        {"type":"urn:hmm:problem:tick-size",\
                        "title":"The price is off the market's tick",\
                        "status":422,\
                        "detail":"price must be a multiple of the market's tick",\
                        "instance":"/v1/orders",\
                        "code":"TICK_SIZE",\
                        "field":"price",\
                        "figures":{"price":"2.025","tick":"0.01"}}""");
    }

    @Test
    void aJsonNumberForAnAmountIsAnsweredWithASentence() throws Exception {
        var answer = door.post("/v1/orders", LIMIT.replace("\"2.02\"", "2.02"));
        assertThat(answer.json().path("detail").asText())
                .isEqualTo(
                        "price must be a decimal in quotes such as \"1.25\", since JSON numbers"
                                + " lose digits on their way");
    }

    @Test
    void anOrderOfAnUnknownMarketIsLeftToTheMarketWhileTheViewsAreBuilt() throws Exception {
        door.views.notReady = java.util.List.of("restoring");
        try {
            var answer = door.post("/v1/orders", LIMIT.replace("h100", "h200"));
            assertThat(answer.status()).isEqualTo(202);
        } finally {
            door.views.notReady = java.util.List.of();
        }
    }

    private void refuses(String order, String field, String value, int status, String code)
            throws Exception {
        var body = new com.fasterxml.jackson.databind.ObjectMapper().readTree(order);
        var object = (com.fasterxml.jackson.databind.node.ObjectNode) body;
        object.remove(field);
        var text = object.toString();
        if (!value.equals("-")) {
            text = text.substring(0, text.length() - 1) + ",\"" + field + "\":" + value + "}";
        }
        var appended = door.log.entries.size();
        var answer = door.post("/v1/orders", text);
        assertThat(answer.json().path("code").asText()).as(text).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        if (!code.equals("FIELD_NOT_ALLOWED")) {
            assertThat(answer.json().path("field").asText()).isEqualTo(field);
        }
        assertThat(door.log.entries).hasSize(appended);
    }
}
