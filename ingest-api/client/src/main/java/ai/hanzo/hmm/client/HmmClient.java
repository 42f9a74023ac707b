package ai.hanzo.hmm.client;

import ai.hanzo.hmm.client.answer.Answer;
import ai.hanzo.hmm.client.answer.Execution;
import ai.hanzo.hmm.client.answer.Quality;
import ai.hanzo.hmm.client.command.Deposit;
import ai.hanzo.hmm.client.command.Telemetry;
import ai.hanzo.hmm.client.feed.Feed;
import ai.hanzo.hmm.client.feed.FeedEvent;
import ai.hanzo.hmm.client.http.Calls;
import ai.hanzo.hmm.client.http.Json;
import ai.hanzo.hmm.client.http.Path;
import ai.hanzo.hmm.client.http.Request;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// A door of the exchange. Every call throws {@link Problem} when the door turns it away and {@link
/// Unreachable} when no answer comes. Safe for threads.
public final class HmmClient implements AutoCloseable {
    private final ClientSettings settings;
    private final HttpClient http;
    private final Calls calls;
    private final Set<Feed> feeds = ConcurrentHashMap.newKeySet();

    private HmmClient(ClientSettings settings) {
        this.settings = settings;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(settings.answerWithin())
                        .build();
        this.calls = new Calls(settings, http);
    }

    /// Nothing is sent yet.
    public static HmmClient of(ClientSettings settings) {
        return new HmmClient(settings);
    }

    /// @param door such as `http://127.0.0.1:8080`
    public static HmmClient at(String door) {
        return of(ClientSettings.of(door));
    }

    /// What an account does, and what is its own.
    public Account account(String name) {
        return new Account(calls, name, Duration.ZERO);
    }

    /// What markets there are and what happens there.
    public Markets markets() {
        return new Markets(calls);
    }

    /// The treasury's to say.
    public Answer<Execution> deposit(Deposit deposit) {
        return deposit(deposit, Duration.ZERO);
    }

    /// @param wait how long for what becomes of it, at most 10 s
    public Answer<Execution> deposit(Deposit deposit, Duration wait) {
        var request = Request.of("POST", new Path("/v1/deposits"), Json.body(deposit));
        return Answers.ofCommand(calls.send(request.waiting(wait)));
    }

    /// An observer's to say.
    public void report(Telemetry report) {
        calls.send(Request.of("POST", new Path("/v1/telemetry"), Json.body(report)));
    }

    /// How a provider stands, market by market.
    public List<Quality> quality(String provider) {
        var path = Path.of("/v1/providers/{}/quality", provider);
        var markets = new ArrayList<Quality>();
        for (var each : calls.send(Request.get(path)).body().path("quality")) {
            markets.add(Json.as(Quality.class, each));
        }
        return List.copyOf(markets);
    }

    /// What happens, told as it happens. It follows nothing until it is told to; whoever opens it
    /// closes it.
    public Feed feed(Consumer<FeedEvent> listener) {
        var feed = Feed.open(settings, http, listener);
        feeds.removeIf(Feed::isOver);
        feeds.add(feed);
        return feed;
    }

    /// The door's clock.
    public Instant time() {
        var shown = calls.send(Request.get(new Path("/v1/time"))).body();
        return Instant.ofEpochMilli(shown.path("timeMs").asLong());
    }

    /// What is under way is given up, and feeds end.
    @Override
    public void close() {
        feeds.forEach(Feed::close);
        http.shutdownNow();
    }
}
