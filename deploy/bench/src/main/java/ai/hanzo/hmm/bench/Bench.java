package ai.hanzo.hmm.bench;

import ai.hanzo.hmm.bench.load.Opening;
import ai.hanzo.hmm.bench.load.Phase;
import ai.hanzo.hmm.bench.load.Timetable;
import ai.hanzo.hmm.bench.load.Workload;
import ai.hanzo.hmm.bench.report.Conditions;
import ai.hanzo.hmm.bench.report.Report;
import ai.hanzo.hmm.bench.subject.Exchange;
import ai.hanzo.hmm.bench.subject.PassThrough;
import ai.hanzo.hmm.bench.subject.Subject;
import ai.hanzo.hmm.local.demo.client.Connection;
import ai.hanzo.hmm.streams.StreamsSettings;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import java.util.function.Consumer;

/// One run: the exchange and the pass-through in turns on one broker, each stopped while the other
/// is measured. The first turns only warm up, and tell how large the exchange's records are.
public final class Bench {
    private static final long AFTER_WARM_UP_MS = 1_000;

    private final BenchSettings settings;
    private final Site site;
    private final Consumer<String> progress;
    private final Workload workload;
    private final TopicCatalogue topics = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);

    /// @param site where it runs
    /// @param progress told what is being done, in a few words
    public Bench(BenchSettings settings, Site site, Consumer<String> progress) {
        this.settings = settings;
        this.site = site;
        this.progress = progress;
        this.workload = new Workload(settings.mix(), settings.seed());
    }

    public Report run() throws InterruptedException {
        var pipeline = new Exchange(streams("exchange"));
        var exchange = turns(pipeline);
        warmUp(exchange, this::open);
        var passThrough =
                turns(
                        new PassThrough(
                                streams("pass-through"),
                                pipeline::encode,
                                PassThrough.Hops.two(
                                        exchange.meanBytes(topics.marketCommands().name()),
                                        exchange.meanBytes(topics.settlements().name()))));
        warmUp(passThrough, () -> {});
        for (int round = 1; round <= settings.schedule().rounds(); round++) {
            boolean ours = round % 2 == 1;
            turn(round, ours ? exchange : passThrough);
            turn(round, ours ? passThrough : exchange);
        }
        return new Report(
                conditions(),
                exchange.measured(),
                passThrough.measured(),
                site.brokerSeconds(),
                Memories.now());
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
        turns.start();
        for (int rate : settings.rates()) {
            progress.accept("round %d: %s at %,d orders/s".formatted(round, turns.name(), rate));
            turns.pace(plan(rate));
        }
        progress.accept("round %d: %s flat out".formatted(round, turns.name()));
        turns.flatOut(plan(Timetable.FLAT_OUT));
        turns.stop();
    }

    private Phase.Plan plan(int perSecond) {
        return new Phase.Plan(
                perSecond, settings.schedule().warmUpMs(), settings.schedule().measuredMs());
    }

    private Conditions conditions() {
        return new Conditions(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString(),
                settings.threads(),
                settings.commitIntervalMs(),
                settings.partitions().accounts(),
                settings.schedule().rounds(),
                settings.schedule().measuredMs() / 1e3,
                settings.mix().inWords());
    }
}
