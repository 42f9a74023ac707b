package ai.hanzo.hmm.bench.tokens;

import ai.hanzo.hmm.bench.Site;
import ai.hanzo.hmm.bench.Turns;
import ai.hanzo.hmm.bench.load.Opening;
import ai.hanzo.hmm.bench.load.Phase;
import ai.hanzo.hmm.bench.load.Timetable;
import ai.hanzo.hmm.bench.load.Workload;
import ai.hanzo.hmm.bench.subject.Exchange;
import ai.hanzo.hmm.bench.subject.PassThrough;
import ai.hanzo.hmm.bench.subject.Subject;
import ai.hanzo.hmm.local.demo.client.Connection;
import ai.hanzo.hmm.streams.StreamsSettings;
import ai.hanzo.hmm.streams.token.PublishedKeys;
import ai.hanzo.hmm.streams.token.TokenVerifier;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import java.util.function.Consumer;

/// One run: how long it takes from an order to the token that opens what it bought, at a steady
/// rate, beside a pass-through of as many hops; both in turns on one broker.
public final class TokenBench {
    private static final long AFTER_WARM_UP_MS = 1_000;

    private final TokenSettings settings;
    private final Site site;
    private final Consumer<String> progress;
    private final Workload workload;
    private final TopicCatalogue topics = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);

    /// @param site where it runs
    /// @param progress told what is being done, in a few words
    public TokenBench(TokenSettings settings, Site site, Consumer<String> progress) {
        this.settings = settings;
        this.site = site;
        this.progress = progress;
        this.workload = new Workload(settings.mix(), settings.seed());
    }

    /// @throws IllegalStateException when a token is missing or not usable
    public TokenMeasured run() throws InterruptedException {
        var pipeline = new Exchange(streams("exchange"));
        var usable = new Usable(new TokenVerifier(PublishedKeys.at(site.keysUrl())));
        var toToken = new OrderToToken(pipeline, topics, usable);
        var exchange = turns(toToken);
        warmUp(exchange, this::open);
        var passThrough =
                turns(
                        new PassThrough(
                                streams("pass-through"),
                                pipeline::encode,
                                PassThrough.Hops.three(
                                        exchange.meanBytes(topics.marketCommands().name()),
                                        exchange.meanBytes(topics.settlements().name()),
                                        exchange.meanBytes(topics.accessTokens().name()))));
        warmUp(passThrough, () -> {});
        for (int round = 1; round <= settings.schedule().rounds(); round++) {
            boolean ours = round % 2 == 1;
            turn(round, ours ? exchange : passThrough);
            turn(round, ours ? passThrough : exchange);
        }
        return new TokenMeasured(
                settings.conditions(),
                exchange.rates().getFirst(),
                passThrough.rates().getFirst(),
                new TokenMeasured.Counts(
                        exchange.commands(),
                        exchange.settled(),
                        toToken.verified(),
                        toToken.verifyMicros()));
    }

    private StreamsSettings streams(String name) {
        return site.streamsSettings(name, settings.threads(), settings.commitIntervalMs());
    }

    private Turns turns(Subject subject) {
        return new Turns(subject, workload, site.bootstrapServers());
    }

    private void open() {
        progress.accept("opening the markets");
        var exchange = new Connection(site.bootstrapServers(), site.registryUrl(), topics);
        Opening.of(settings.mix(), workload, exchange);
    }

    private void warmUp(Turns turns, Runnable first) throws InterruptedException {
        progress.accept("warming up: " + turns.name());
        turns.start();
        first.run();
        turns.warmUp(
                new Phase.Plan(
                        Timetable.FLAT_OUT, settings.schedule().firstMs(), AFTER_WARM_UP_MS));
        turns.stop();
    }

    private void turn(int round, Turns turns) throws InterruptedException {
        progress.accept(
                "round %d: %s at %,d orders/s"
                        .formatted(round, turns.name(), settings.perSecond()));
        turns.start();
        turns.pace(
                new Phase.Plan(
                        settings.perSecond(),
                        settings.schedule().warmUpMs(),
                        settings.schedule().measuredMs()));
        turns.stop();
    }
}
