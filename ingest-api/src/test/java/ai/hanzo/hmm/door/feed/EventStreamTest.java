package ai.hanzo.hmm.door.feed;

import static ai.hanzo.hmm.door.feed.Records.MARKET;
import static ai.hanzo.hmm.door.feed.Records.price;
import static ai.hanzo.hmm.door.feed.Records.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.feed.line.Channel;
import ai.hanzo.hmm.door.feed.line.Past;
import ai.hanzo.hmm.door.feed.line.Subject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

@Timeout(60)
class EventStreamTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private FeedRig rig = new FeedRig(FeedRig.SETTINGS);

    @AfterEach
    void close() {
        http.shutdownNow();
        rig.close();
    }

    @Test
    void eachMessageIsAnEventNamedAndNumbered() throws Exception {
        rig.pasts.put(new Subject(Channel.TRADES, MARKET), Past.of(List.of(trade(5))));
        try (var events = events("?channels=trades,prices,candles:1m")) {
            assertThat(event(events)).containsExactly("retry: 1000");
            var snapshots = List.of(event(events), event(events), event(events));
            assertThat(snapshots)
                    .as("of each, in any order")
                    .extracting(List::getFirst)
                    .containsExactlyInAnyOrder("event: trades", "event: prices", "event: candles");
            assertThat(snapshots)
                    .filteredOn(lines -> lines.getFirst().equals("event: trades"))
                    .singleElement()
                    .satisfies(EventStreamTest::isASnapshotOfTrades);
            rig.happens(trade(6));
            assertThat(event(events))
                    .contains("event: trades", "id: trades:6")
                    .anySatisfy(line -> assertThat(line).contains("\"previous\":5"));
        }
    }

    private static void isASnapshotOfTrades(List<String> lines) {
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).isEqualTo("id: trades:5");
        assertThat(lines.get(2)).startsWith("data: {\"type\":\"snapshot\",\"channel\"");
    }

    @Test
    void pricesTradesAndDepthAreToldUnlessOthersAreAskedFor() throws Exception {
        try (var events = events("")) {
            event(events);
            assertThat(List.of(event(events), event(events), event(events)))
                    .extracting(List::getFirst)
                    .containsExactlyInAnyOrder("event: prices", "event: trades", "event: depth");
        }
    }

    @Test
    void silenceIsBrokenByComments() throws Exception {
        rig.close();
        rig =
                new FeedRig(
                        new FeedSettings(
                                50, 60_000, 60_000, 100, 100, 1 << 20, 16 << 10, 200, 50, 20));
        try (var events = events("?channels=prices")) {
            event(events);
            event(events);
            assertThat(event(events).getFirst()).startsWith(": heartbeat ");
        }
    }

    @Test
    void whoGoesIsForgotten() throws Exception {
        var events = events("?channels=prices");
        event(events);
        assertThat(rig.feed.connections()).isEqualTo(1);
        events.close();
        await().until(
                        () -> {
                            rig.happens(price(1));
                            return rig.feed.connections() == 0;
                        });
    }

    @Test
    void aStopEndsTheStreamAndSaysWhy() throws Exception {
        try (var events = events("?channels=prices")) {
            event(events);
            event(events);
            rig.feed.close();
            assertThat(event(events))
                    .contains("event: error")
                    .anySatisfy(line -> assertThat(line).contains("STOPPING"));
            assertThat(events.readLine()).isNull();
        }
    }

    @Test
    void whoNeverReadsIsLetGo() throws Exception {
        rig.close();
        rig =
                new FeedRig(
                        new FeedSettings(
                                60_000, 60_000, 60_000, 100, 100, 1 << 20, 16 << 10, 200, 50, 20));
        try (var socket = new Socket("127.0.0.1", rig.server.port())) {
            var request =
                    "GET /v1/markets/" + MARKET + "/stream HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            await().until(() -> rig.feed.connections() == 1);
            for (int told = 1; rig.feed.connections() > 0; told++) {
                assertThat(told).as("events that nobody read").isLessThan(5_000_000);
                rig.happens(price(told));
            }
            assertThat(rig.feed.figures().ended(Farewell.SLOW_CONSUMER)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    no/such       |                       | 404 | UNKNOWN_MARKET
                    NO/such       |                       | 400 | INVALID_ID
                    %s            | ?channels=            | 400 | INVALID_VALUE
                    %s            | ?channels=tips        | 400 | INVALID_VALUE
                    %s            | ?channels=balances    | 400 | INVALID_VALUE
                    %s            | ?channels=candles     | 400 | INVALID_VALUE
                    %s            | ?channels=candles:2m  | 400 | INVALID_VALUE
                    %s            | ?channels=prices:1m   | 400 | INVALID_VALUE
                    """)
    void whatCannotBeStreamedIsAProblem(String market, String query, int status, String code)
            throws Exception {
        var path = market.formatted(MARKET) + "/stream" + (query == null ? "" : query);
        var answer = http.send(request(path), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"" + code + "\"");
        assertThat(rig.feed.connections()).isZero();
    }

    @Test
    void headBeginsNoStream() throws Exception {
        var head =
                HttpRequest.newBuilder(request(MARKET + "/stream"), (_, _) -> true).HEAD().build();
        var answer = http.send(head, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/event-stream");
        assertThat(rig.feed.connections()).isZero();
    }

    private BufferedReader events(String query) throws IOException, InterruptedException {
        var answer =
                http.send(
                        request(MARKET + "/stream" + query),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
    }

    private HttpRequest request(String path) {
        var url = "http://127.0.0.1:" + rig.server.port() + "/v1/markets/" + path;
        return HttpRequest.newBuilder(URI.create(url)).build();
    }

    /// The lines of the next event.
    private static List<String> event(BufferedReader events) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = events.readLine(); line != null && !line.isEmpty(); ) {
            lines.add(line);
            line = events.readLine();
        }
        return lines;
    }
}
