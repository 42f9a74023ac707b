package ai.hanzo.hmm.local.demo;

import ai.hanzo.hmm.local.demo.client.Commands;
import ai.hanzo.hmm.local.demo.client.NoAnswer;
import ai.hanzo.hmm.local.demo.client.Results;
import ai.hanzo.hmm.local.demo.input.TraceSize;
import ai.hanzo.hmm.local.demo.plan.MarketMakers;
import ai.hanzo.hmm.local.demo.plan.MarketPlan;
import ai.hanzo.hmm.local.demo.plan.Quarrel;
import ai.hanzo.hmm.local.demo.plan.Quoter;
import ai.hanzo.hmm.local.demo.plan.Terms;
import ai.hanzo.hmm.local.demo.report.Summary;
import ai.hanzo.hmm.local.demo.tally.Tally;
import ai.hanzo.hmm.streams.token.JwksUrl;
import ai.hanzo.hmm.streams.token.PublishedKeys;
import ai.hanzo.hmm.streams.token.TokenVerifier;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/// Plays a market on an exchange that runs somewhere, as a client with nothing but Kafka: opens it,
/// sends every request of a trace as an order, has what was bought served to its end, and says what
/// it came to.
public final class Demo {
    private final DemoSettings settings;

    public Demo(DemoSettings settings) {
        this.settings = settings;
    }

    /// What a door publishes for those who check access tokens.
    ///
    /// @param doorUrl without a slash at the end
    static Supplier<String> keysOf(String doorUrl) {
        return new JwksUrl(URI.create(doorUrl + "/.well-known/jwks.json"));
    }

    /// Plays once.
    ///
    /// @throws ai.hanzo.hmm.local.demo.input.UnreadableInput where the trace cannot be read
    /// @throws NoAnswer where the exchange does not answer in time, or refuses the opening
    public Summary play() {
        var size = settings.trace().size();
        var plan = plan(size);
        var topics = settings.exchange().topics();
        var tally = new Tally(Terms.MARKET, plan.requests());
        try (var commands = new Commands(settings.exchange());
                var fulfilment = fulfilment(plan);
                var results =
                        new Results(
                                settings.exchange(),
                                played(topics),
                                (result, seenMs) -> {
                                    tally.on(result, seenMs);
                                    fulfilment.on(result);
                                })) {
            var stage = new Stage(commands, results, tally, settings.progress());
            results.start();
            fulfilment.start(stage);
            long nanos = perform(plan, size, stage);
            serve(fulfilment, stage);
            settle(stage, topics);
            return stage.see(all -> summary(all, commands.telemetryReports(), nanos));
        } finally {
            settings.progress().end();
        }
    }

    private Fulfilment fulfilment(MarketPlan plan) {
        var quarrel = Quarrel.of(settings.seed(), plan.requests());
        return new Fulfilment(verifier(), settings.conducts(), quarrel);
    }

    private Summary summary(Tally all, long telemetryReports, long nanos) {
        return Summaries.of(all, settings.conducts().times(), telemetryReports, nanos);
    }

    private TokenVerifier verifier() {
        try {
            return new TokenVerifier(new PublishedKeys(settings.jwks(), System::currentTimeMillis));
        } catch (UncheckedIOException e) {
            throw new NoAnswer("the door does not show its keys: " + e.getMessage(), e);
        }
    }

    /// @return how long the orders took, ns
    private long perform(MarketPlan plan, TraceSize size, Stage stage) {
        try (var observers = new Observers(stage.commands(), settings.seed())) {
            new Opening(plan, settings.conducts().times(), stage).open(observers);
            var play = new Play(plan, makers(plan), settings, size.spanNanos(), stage);
            play.quote();
            return play.play();
        }
    }

    /// Waits until every order has its allocations, each of them has ended, and nothing that was
    /// said about them is under way.
    private static void serve(Fulfilment fulfilment, Stage stage) {
        stage.progress().begin("serving", stage.see(all -> all.grants().count()));
        stage.until(
                "the end of all that was bought",
                all -> {
                    stage.progress().at(all.lives().ends().count());
                    return all.progress();
                },
                () -> fulfilment.isDone(stage));
        fulfilment.end(stage);
        stage.until(
                "answers about allocations",
                all -> all.serviceAnswers().open(),
                stage.tally()::answered);
    }

    private MarketPlan plan(TraceSize size) {
        var points = settings.prices().points();
        long highest = points.stream().mapToLong(Terms::ticks).max().orElseThrow();
        return MarketPlan.of(size, Terms.ticks(points.getFirst()), highest);
    }

    private static MarketMakers makers(MarketPlan plan) {
        return new MarketMakers(
                plan, new Quoter(plan, Parties.SELLERS, Parties.LIQUIDITY_PROVIDERS));
    }

    /// What is read during the play; the rest is read when nobody measures.
    private static List<Topic<?>> played(TopicCatalogue topics) {
        return List.of(
                topics.executions(),
                topics.settlements(),
                topics.allocations(),
                topics.accessTokens(),
                topics.quality(),
                topics.markets());
    }

    /// Waits until balances and markets say what all the others say.
    private static void settle(Stage stage, TopicCatalogue topics) {
        stage.progress().begin("settling", 1);
        stage.results().add(List.of(topics.balances()));
        stage.until("balances and markets", Tally::progress, stage.tally()::settled);
        stage.progress().at(1);
    }
}
