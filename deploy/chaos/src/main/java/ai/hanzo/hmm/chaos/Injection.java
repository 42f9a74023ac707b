package ai.hanzo.hmm.chaos;

import ai.hanzo.hmm.chaos.child.Child;
import ai.hanzo.hmm.chaos.child.Site;
import ai.hanzo.hmm.chaos.child.Watch;
import ai.hanzo.hmm.chaos.load.Player;
import ai.hanzo.hmm.chaos.load.Probe;
import ai.hanzo.hmm.chaos.plan.Fault;
import ai.hanzo.hmm.chaos.plan.FaultKind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// Makes the faults happen, one at a time: breaks something, waits until commands sent after that
/// are answered on every partition, and leaves everything whole.
final class Injection {
    /// What an instance says that finds its work given to others.
    static final Pattern FENCED = Pattern.compile("is being fenced|has been fenced|ProducerFenced");

    /// What it may hear first, from a broker that takes no more of its records.
    private static final Pattern TURNED_AWAY =
            Pattern.compile(FENCED.pattern() + "|produce with an old epoch");

    private static final Duration GIVEN_UP = Duration.ofSeconds(90);

    /// Longer than a session (6 s) and a transaction (5 s, looked at once a second) together.
    private static final Duration FROZEN = Duration.ofSeconds(13);

    private static final Duration THAWS_BY_ITSELF = Duration.ofSeconds(120);
    private static final Duration FENCED_WITHIN = Duration.ofSeconds(30);
    private static final Duration REGISTRY_AWAY = Duration.ofSeconds(10);

    /// Longer than a broker's session (6 s): its partitions must find other leaders.
    private static final Duration BROKER_AWAY = Duration.ofSeconds(10);

    private static final Duration REPLICATED_WITHIN = Duration.ofSeconds(60);

    private final Site site;
    private final Player player;
    private final Probe probe;
    private final Poison poison;
    private final Rest rest;
    private final Story story;
    private final Duration takeover;

    /// @param takeover how long a peer may take to serve what a killed instance did
    Injection(
            Site site,
            Player player,
            Probe probe,
            Poison poison,
            Rest rest,
            Story story,
            Duration takeover) {
        this.site = site;
        this.player = player;
        this.probe = probe;
        this.poison = poison;
        this.rest = rest;
        this.story = story;
        this.takeover = takeover;
    }

    /// Returns when what it broke is whole again.
    ///
    /// @return the time until every partition was served again; empty when that did not come
    Optional<Duration> inject(Fault fault) throws InterruptedException {
        var recovery =
                switch (fault.kind()) {
                    case KILL -> kill(instance(fault));
                    case STOP_CONTINUE -> stopAndContinue(instance(fault));
                    case BROKER_BOUNCE -> bounce(site.brokers().get(fault.target()), fault);
                    case LOST_STATE -> loseState(instance(fault), site.stateOf(fault.target()));
                    case POISON -> poison();
                    case REGISTRY_AWAY -> registryAway(instance(fault), fault.gently());
                };
        if (fault.kind() != FaultKind.POISON) requireWhole();
        return recovery;
    }

    private Child instance(Fault fault) {
        return site.instances().get(fault.target());
    }

    private Optional<Duration> kill(Child instance) throws InterruptedException {
        long from = System.nanoTime();
        instance.kill();
        var recovery = servedSince(from);
        if (recovery.isPresent() && recovery.get().compareTo(takeover) > 0) {
            story.violation(
                    "the peer of %s took over after %d ms, allowed are %d"
                            .formatted(
                                    instance.name(),
                                    recovery.get().toMillis(),
                                    takeover.toMillis()));
        }
        restart(instance);
        return recovery;
    }

    /// The zombie finds out by itself, at the latest when it next commits or asks for records.
    private Optional<Duration> stopAndContinue(Child instance) throws InterruptedException {
        long before = instance.count(TURNED_AWAY);
        long from = System.nanoTime();
        var freeze = instance.freeze(THAWS_BY_ITSELF);
        var recovery = servedSince(from);
        Watch.pass(from + FROZEN.toNanos());
        freeze.thaw();
        if (!Watch.until(FENCED_WITHIN, () -> instance.count(TURNED_AWAY) > before)) {
            story.violation("nobody fenced " + instance.name() + " after it continued");
        }
        return recovery;
    }

    private Optional<Duration> bounce(Child broker, Fault fault) throws InterruptedException {
        boolean others = site.brokers().size() > 1;
        if (fault.gently()) stopped(broker);
        else broker.kill();
        long from = System.nanoTime();
        if (!others) restart(broker);
        var recovery = servedSince(from);
        if (others) {
            Watch.pass(from + BROKER_AWAY.toNanos());
            restart(broker);
            awaitReplicas();
        }
        return recovery;
    }

    private Optional<Duration> loseState(Child instance, Path state) throws InterruptedException {
        long from = System.nanoTime();
        instance.kill();
        delete(state);
        instance.start();
        var recovery = servedSince(from);
        instance.awaitReady(Site.STARTS_WITHIN);
        return recovery;
    }

    private Optional<Duration> poison() throws InterruptedException {
        long from = System.nanoTime();
        story.tell(poison.write() + " records that nobody can use");
        return servedSince(from);
    }

    /// The starting instance waits for the registry and takes no work meanwhile: its peer has to
    /// serve all of it.
    private Optional<Duration> registryAway(Child instance, boolean killed)
            throws InterruptedException {
        long from = System.nanoTime();
        if (killed) {
            site.door().kill();
            instance.kill();
            instance.start();
            var recovery = servedSince(from);
            Watch.pass(from + REGISTRY_AWAY.toNanos());
            restart(site.door());
            instance.awaitReady(Site.STARTS_WITHIN);
            return recovery;
        }
        var freeze = site.door().freeze(THAWS_BY_ITSELF);
        instance.kill();
        instance.start();
        var recovery = servedSince(from);
        Watch.pass(from + REGISTRY_AWAY.toNanos());
        freeze.thaw();
        instance.awaitReady(Site.STARTS_WITHIN);
        return recovery;
    }

    private void stopped(Child child) throws InterruptedException {
        if (!child.stop()) story.violation(child.name() + " did not stop when it was asked to");
    }

    private static void restart(Child child) throws InterruptedException {
        child.start();
        child.awaitReady(Site.STARTS_WITHIN);
    }

    private void awaitReplicas() throws InterruptedException {
        if (!Watch.until(REPLICATED_WITHIN, rest::isReplicated)) {
            story.violation("replicas are missing after " + REPLICATED_WITHIN.toSeconds() + " s");
        }
    }

    private void requireWhole() throws InterruptedException {
        if (servedSince(System.nanoTime()).isEmpty()) {
            story.violation("not every partition is served though nothing is broken any more");
        }
    }

    private Optional<Duration> servedSince(long fromNanos) throws InterruptedException {
        try {
            var done = player.ask(probe.next()).get(GIVEN_UP.toSeconds(), TimeUnit.SECONDS);
            return Optional.of(Duration.ofNanos(done - fromNanos));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a probe failed", e);
        }
    }

    private static void delete(Path folder) {
        try (var tree = Files.walk(folder)) {
            for (var path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        } catch (NoSuchFileException _) {
            return; // it never had any state
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
