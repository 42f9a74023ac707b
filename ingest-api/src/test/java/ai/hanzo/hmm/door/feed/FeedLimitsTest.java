package ai.hanzo.hmm.door.feed;

import static ai.hanzo.hmm.door.feed.Records.MARKET;
import static ai.hanzo.hmm.door.feed.Records.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

class FeedLimitsTest {
    private static final String PRICES =
            "{'op':'subscribe','channels':[{'channel':'prices','market':'%s'}]}".formatted(MARKET);

    private FeedRig rig = new FeedRig(FeedRig.SETTINGS);

    @AfterEach
    void close() {
        rig.close();
    }

    private void with(FeedSettings settings) {
        rig.close();
        rig = new FeedRig(settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    rubbish                                                            | MALFORMED
                    {'op':'ping'} {'op':'ping'}                                        | MALFORMED
                    []                                                                 | MALFORMED
                    {}                                                                 | MISSING_FIELD
                    {'op':'trade'}                                                     | INVALID_VALUE
                    {'op':1}                                                           | INVALID_TYPE
                    {'op':'ping','op':'ping'}                                          | MALFORMED
                    {'op':'ping','more':1}                                             | UNKNOWN_FIELD
                    {'op':'ping','id':1.5}                                             | INVALID_VALUE
                    {'op':'ping','id':{}}                                              | INVALID_VALUE
                    {'op':'subscribe'}                                                 | MISSING_FIELD
                    {'op':'subscribe','channels':[]}                                   | INVALID_VALUE
                    {'op':'subscribe','channels':{}}                                   | INVALID_TYPE
                    {'op':'subscribe','channels':['depth']}                            | INVALID_TYPE
                    {'op':'subscribe','channels':[{'channel':'depth'}]}                | MISSING_FIELD
                    {'op':'subscribe','channels':[{'channel':'DEPTH','market':'a/b'}]} | INVALID_VALUE
                    {'op':'subscribe','channels':[{'channel':'tips','market':'a/b'}]}  | INVALID_VALUE
                    {'op':'subscribe','channels':[{'channel':'depth','market':'ab'}]}  | INVALID_ID
                    {'op':'subscribe','channels':[{'channel':'depth','market':'a/b'}]} | UNKNOWN_MARKET
                    {'op':'subscribe','channels':[{'channel':'depth','account':'a'}]}  | MISSING_FIELD
                    {'op':'subscribe','channels':[{'channel':'depth','market':'a/b','interval':'1m'}]}   | UNKNOWN_FIELD
                    {'op':'subscribe','channels':[{'channel':'candles','market':'a/b'}]}                 | MISSING_FIELD
                    {'op':'subscribe','channels':[{'channel':'candles','market':'a/b','interval':'2m'}]} | INVALID_VALUE
                    {'op':'subscribe','channels':[{'channel':'balances','account':'@pool'}]}             | INVALID_ID
                    {'op':'auth'}                                                      | MISSING_FIELD
                    """)
    void aSenselessMessageIsAnErrorAndChangesNothing(String sent, String code) throws Exception {
        try (var client = rig.connect()) {
            var error = client.send(sent).next("error");
            assertThat(error.path("code").asText()).as("%s", error).isEqualTo(code);
            assertThat(error.path("detail").asText()).isNotEmpty();
            client.send("{'op':'ping'}").next("pong");
        }
    }

    @Test
    void anErrorNamesTheRequest() throws Exception {
        try (var client = rig.connect()) {
            var error = client.send("{'op':'trade','id':'x-1'}").next("error");
            assertThat(error.path("id").asText()).isEqualTo("x-1");
            assertThat(error.path("field").asText()).isEqualTo("op");
        }
    }

    @Test
    void bytesAreNoMessage() throws Exception {
        try (var client = rig.connect()) {
            client.socket.sendBinary(ByteBuffer.wrap(new byte[] {1, 2}), true).get();
            assertThat(client.next("error").path("code").asText()).isEqualTo("MALFORMED");
            client.send("{'op':'ping'}").next("pong");
        }
    }

    @Test
    void tooMuchNonsenseInARowEndsIt() throws Exception {
        try (var client = rig.connect()) {
            for (int i = 0; i < 20; i++) client.send("nonsense");
            assertThat(client.closed()).startsWith("4000 MALFORMED");
        }
        await().until(() -> rig.feed.connections() == 0);
    }

    @Test
    void aMessageThatIsTooLongEndsIt() throws Exception {
        try (var client = rig.connect();
                var other = rig.connect()) {
            var blanks = " ".repeat(FeedRig.SETTINGS.mostFrameBytes() - 13);
            client.send("{'op':'ping'}" + blanks).next("pong");
            client.send("{'op':'ping'}" + blanks + " ");
            assertThat(client.closed()).startsWith("1009");
            other.send("{'op':'ping'}").next("pong");
        }
    }

    @Test
    void aConnectionFollowsSoManySubjectsAndNoMore() throws Exception {
        with(limits(3, 50));
        try (var client = rig.connect()) {
            client.send(candles("1s", "1m", "5m")).next("subscribed");
            for (int i = 0; i < 3; i++) client.next("snapshot");
            var error = client.send(candles("1h")).next("error");
            assertThat(error.path("code").asText()).isEqualTo("TOO_MANY_SUBSCRIPTIONS");
            client.send(candles("1m")).next("subscribed");
            client.next("snapshot");
        }
    }

    @Test
    void aCallerHasSoManyConnectionsAndNoMore() throws Exception {
        with(limits(200, 2));
        try (var one = rig.connect();
                var two = rig.connect()) {
            two.send("{'op':'ping'}").next("pong");
            assertThatThrownBy(rig::connect)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThatThereIsNoRoom(refused.getResponse()));
            assertThatThereIsNoRoom(events());
            one.socket.abort();
            await().until(() -> rig.feed.connections() == 1);
            rig.connect().close();
        }
    }

    @Test
    void whoAsksWithoutAnUpgradeIsToldSo() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + rig.server.port() + "/v1/feed");
            var answer =
                    http.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(426);
            assertThat(answer.body()).contains("UPGRADE_REQUIRED");
        }
    }

    @Test
    void aSlowConsumerIsCutOffAndTheOthersGoOn() throws Exception {
        try (var slow = rig.connect();
                var quick = rig.connect()) {
            slow.send(PRICES).next("subscribed");
            slow.next("snapshot");
            quick.send(PRICES).next("subscribed");
            quick.next("snapshot");
            slow.stopReading();
            int told = 0;
            while (rig.feed.figures().ended(Farewell.SLOW_CONSUMER) == 0) {
                assertThat(told).as("messages that nobody read").isLessThan(200_000);
                rig.happens(price(++told * 1_000_000L));
                assertThat(quick.next("update").path("data").path("last").asText())
                        .isEqualTo("" + told);
            }
            rig.happens(price(7));
            assertThat(quick.next("update").path("data").path("last").asText())
                    .isEqualTo("0.000007");
            slow.readOn();
            assertThat(slow.closed()).startsWith("4008 SLOW_CONSUMER");
        }
    }

    @Test
    void whoNeverReadsIsLetGoAfterAWhile() throws Exception {
        with(new FeedSettings(60_000, 60_000, 60_000, 100, 100, 1 << 20, 16 << 10, 200, 50, 20));
        try (var slow = rig.connect()) {
            slow.send(PRICES).next("subscribed");
            slow.next("snapshot");
            slow.stopReading();
            for (int told = 1; rig.feed.connections() > 0; told++) {
                assertThat(told).as("messages that nobody read").isLessThan(2_000_000);
                rig.happens(price(told));
            }
        }
    }

    @Test
    void silenceIsBrokenByHeartbeats() throws Exception {
        with(new FeedSettings(50, 60_000, 60_000, 5_000, 100, 1 << 20, 16 << 10, 200, 50, 20));
        try (var client = rig.connect()) {
            assertThat(client.next("heartbeat").path("timeMs").asLong()).isPositive();
            client.next("heartbeat");
        }
    }

    @Test
    void whoAnswersPingsStaysAndWhoDoesNotIsLetGo() throws Exception {
        with(new FeedSettings(60_000, 100, 1_500, 5_000, 100, 1 << 20, 16 << 10, 200, 50, 20));
        try (var dead = rig.connect();
                var alive = rig.connect()) {
            dead.send("{'op':'ping'}").next("pong");
            dead.stopReading();
            dead.send("{'op':'ping'}").next("pong");
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> rig.feed.figures().ended(Farewell.NO_PONG) == 1);
            alive.send("{'op':'ping'}").next("pong");
            dead.readOn();
            assertThat(dead.closed()).startsWith("4009 NO_PONG");
        }
    }

    private HttpResponse<String> events() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var path = "/v1/markets/" + MARKET + "/stream";
            var uri = URI.create("http://127.0.0.1:" + rig.server.port() + path);
            return http.send(
                    HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void assertThatThereIsNoRoom(HttpResponse<?> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        if (answer.body() instanceof String body) assertThat(body).contains("TOO_MANY_CONNECTIONS");
    }

    private static FeedSettings limits(int subscriptions, int ofCaller) {
        return new FeedSettings(
                60_000,
                60_000,
                60_000,
                5_000,
                1_000,
                1 << 20,
                16 << 10,
                subscriptions,
                50,
                ofCaller);
    }

    private static String candles(String... intervals) {
        var channels = new StringBuilder();
        for (var interval : intervals) {
            if (!channels.isEmpty()) channels.append(',');
            channels.append(
                    "{'channel':'candles','market':'%s','interval':'%s'}"
                            .formatted(MARKET, interval));
        }
        return "{'op':'subscribe','channels':[" + channels + "]}";
    }
}
