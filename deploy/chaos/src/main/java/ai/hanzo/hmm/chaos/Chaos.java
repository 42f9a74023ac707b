package ai.hanzo.hmm.chaos;

import ai.hanzo.hmm.chaos.child.Launcher;
import ai.hanzo.hmm.chaos.child.Site;
import ai.hanzo.hmm.chaos.child.Site.Layout;
import ai.hanzo.hmm.chaos.child.Watch;
import ai.hanzo.hmm.chaos.life.LifeCounts;
import ai.hanzo.hmm.chaos.life.Lives;
import ai.hanzo.hmm.chaos.life.Stillness;
import ai.hanzo.hmm.chaos.load.Player;
import ai.hanzo.hmm.chaos.load.Probe;
import ai.hanzo.hmm.chaos.load.Unwinding;
import ai.hanzo.hmm.chaos.plan.Fault;
import ai.hanzo.hmm.chaos.plan.Schedule;
import ai.hanzo.hmm.chaos.report.Report;
import ai.hanzo.hmm.chaos.report.Signs;
import ai.hanzo.hmm.check.CheckSettings;
import ai.hanzo.hmm.check.Checker;
import ai.hanzo.hmm.check.Verdict;
import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.node.setup.MarketCatalogue;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One run: an exchange of real processes, a load, faults in the middle of it, and at the end, when
/// everything has come to rest, the checker.
public final class Chaos {
    private static final String MARKETS = "markets.json";
    private static final int ACCOUNT_PARTITIONS = 4;
    private static final String PARTITIONS = ACCOUNT_PARTITIONS + ",2,2";
    private static final List<String> GROUPS = List.of("hmm-exchange", "hmm-quality");

    /// Between two faults of which the first took longer than planned: what waited is served.
    private static final Duration BREATH = Duration.ofSeconds(5);

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(120);

    /// The last allocations end some seconds after they are redeemed; then those that can be
    /// disputed are waited for.
    private static final Duration UNWINDS_WITHIN = Duration.ofSeconds(180);

    private static final Duration RESTS_WITHIN = Duration.ofSeconds(240);

    private final ChaosSettings settings;
    private final List<Fault> faults;
    private final Story story;
    private final TopicCatalogue topics = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);
    private final FixedCatalogue registry = new FixedCatalogue(topics);
    private final Site site;
    private final List<MarketDefinition> markets;

    private Chaos(
            ChaosSettings settings,
            List<Fault> faults,
            Path folder,
            String mainClass,
            Consumer<String> listener) {
        this.settings = settings;
        this.faults = List.copyOf(faults);
        this.story = new Story(listener);
        var file = copyOfMarkets(folder);
        this.markets = MarketCatalogue.read(file);
        var layout =
                new Layout(
                        settings.brokers(),
                        Schedule.INSTANCES,
                        PARTITIONS,
                        settings.groupProtocol(),
                        settings.standbys(),
                        settings.commitIntervalMs());
        this.site = new Site(new Launcher(mainClass, folder.resolve("logs")), folder, file, layout);
    }

    /// Runs it and says what came of it.
    ///
    /// @param faults in the order of their time; one waits until the one before is mended
    /// @param folder an empty one, for everything that the run writes
    /// @param mainClass of this program, that children are started with
    /// @param listener told what happens, line by line
    /// @throws IllegalStateException when there is nothing to report, since the exchange did not
    ///   even start
    public static Report run(
            ChaosSettings settings,
            List<Fault> faults,
            Path folder,
            String mainClass,
            Consumer<String> listener)
            throws InterruptedException {
        var chaos = new Chaos(settings, faults, folder, mainClass, listener);
        try (var _ = chaos.site) {
            return chaos.run();
        }
    }

    private Report run() throws InterruptedException {
        site.start();
        story.tell("the exchange is up: " + site.bootstrapServers());
        var address = site.bootstrapServers();
        var player =
                new Player(address, topics, registry, settings.seed(), markets, settings.rate());
        try (var _ = player;
                var poison = new Poison(address, topics, registry, settings.seed());
                var rest = new Rest(address, topics, GROUPS)) {
            var names = markets.stream().map(MarketDefinition::getMarket).toList();
            var probe = new Probe(topics, ACCOUNT_PARTITIONS, names);
            player.start(probe.preparation());
            story.tell("the load begins");
            long fromMs = System.currentTimeMillis();
            play(
                    player,
                    new Injection(site, player, probe, poison, rest, story, settings.takeover()));
            long toMs = System.currentTimeMillis();
            settle(player, rest);
            var letters = DeadLetters.read(address, topics, registry);
            letters.offences(poison.written()).forEach(story::violation);
            var lives = lives(player);
            var topic = topics.marketCommands().name();
            var stillness = Stillness.read(address, topic, names, fromMs, toMs);
            var verdict = check();
            stop();
            return new Report(
                    settings,
                    player.counts(),
                    player.latency(),
                    story.faults(),
                    poison.written().size(),
                    letters.count(),
                    Signs.in(site),
                    lives,
                    stillness,
                    verdict,
                    story.violations());
        }
    }

    private void play(Player player, Injection injection) throws InterruptedException {
        long from = System.nanoTime();
        long mended = from;
        for (var fault : faults) {
            watchUntil(Math.max(from + fault.at().toNanos(), mended), player);
            inject(fault, injection, Duration.ofNanos(System.nanoTime() - from));
            mended = System.nanoTime() + BREATH.toNanos();
        }
        watchUntil(from + settings.length().toNanos(), player);
        player.stop();
    }

    /// What goes wrong with one fault is a violation, and the run goes on.
    private void inject(Fault fault, Injection injection, Duration at) throws InterruptedException {
        story.tell(
                "%s %d%s"
                        .formatted(
                                fault.kind().id(),
                                fault.target(),
                                fault.gently() ? " gently" : ""));
        try {
            var recovery = injection.inject(fault);
            story.happened(fault, at, recovery);
            if (recovery.isEmpty()) story.violation(fault.kind().id() + " was not recovered from");
        } catch (IllegalStateException | CannotStart e) {
            story.happened(fault, at, Optional.empty());
            story.violation(fault.kind().id() + ": " + e.getMessage());
        }
    }

    private void watchUntil(long nanos, Player player) throws InterruptedException {
        var left = Duration.ofNanos(nanos - System.nanoTime());
        Watch.until(
                left,
                () -> {
                    keepUp(player);
                    return false;
                });
    }

    private void keepUp(Player player) throws InterruptedException {
        restartTheFallen();
        if (player.failure().isPresent()) {
            throw new IllegalStateException("the load broke", player.failure().get());
        }
    }

    /// Nobody may end but by a fault; who did is started again, as its keeper would.
    private void restartTheFallen() throws InterruptedException {
        for (var child : site.all()) {
            if (!child.hasEndedByItself()) continue;
            story.violation(child.name() + " ended by itself: " + child.lastWords());
            child.start();
            child.awaitReady(Site.STARTS_WITHIN);
        }
    }

    private void settle(Player player, Rest rest) throws InterruptedException {
        boolean answered =
                Watch.until(
                        ANSWERS_WITHIN,
                        () -> {
                            keepUp(player);
                            return player.counts().unanswered() == 0;
                        });
        if (!answered) {
            story.violation(
                    "%d commands have no outcome after %d s"
                            .formatted(player.counts().unanswered(), ANSWERS_WITHIN.toSeconds()));
        }
        unwind(player);
        player.close();
        rest.await(RESTS_WITHIN).ifPresent(unrest -> story.violation("no rest: " + unrest));
        story.tell("at rest");
    }

    private void unwind(Player player) throws InterruptedException {
        story.tell("everybody leaves");
        var address = site.bootstrapServers();
        new Unwinding(player, address, topics, registry, markets)
                .run(UNWINDS_WITHIN)
                .ifPresent(left -> story.violation("not unwound: " + left));
    }

    private LifeCounts lives(Player player) {
        var lives = Lives.read(site.bootstrapServers(), topics, registry, markets);
        var counts = lives.judge(player.words()::firstBetween, player::hasFaulted);
        lives.offences().forEach(story::violation);
        return counts;
    }

    /// While the exchange runs: one that is told to end may leave a tick behind.
    private Verdict check() {
        story.tell("the checker reads");
        var verdict = Checker.check(CheckSettings.of(site.bootstrapServers()));
        for (var finding : verdict.broken()) {
            story.violation(
                    "%s: %s"
                            .formatted(
                                    finding.promise().id(),
                                    finding.firstOffence().orElse("no offence told")));
        }
        for (var finding : verdict.unjudged()) {
            story.violation(
                    "%s could not be judged: %s"
                            .formatted(finding.promise().id(), finding.unjudged()));
        }
        return verdict;
    }

    /// Asks all to end, those first that write.
    private void stop() throws InterruptedException {
        for (var instance : site.instances()) {
            if (!instance.stop()) story.violation(instance.name() + " did not stop when asked to");
        }
        if (!site.door().stop()) story.violation("the door did not stop when asked to");
    }

    private static Path copyOfMarkets(Path folder) {
        try (var source = Chaos.class.getResourceAsStream(MARKETS)) {
            var copy = folder.resolve(MARKETS);
            Files.copy(source, copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }
}
