package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.HdrHistogram.Histogram;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// Plays a load at a steady pace on a thread of its own until it is told to stop, and then goes on
/// listening. What has no outcome after a while is asked for again under its id.
public final class Player implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration FIRST_ANSWERS = Duration.ofSeconds(60);
    private static final long TELEMETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long RULING_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int MOST_UNANSWERED = 2_000;

    private final TopicCatalogue topics;
    private final Client client;
    private final Load load;
    private final Telemetry telemetry;
    private final Dealings dealings;
    private final double rate;
    private final Queue<Round> asked = new ConcurrentLinkedQueue<>();
    private final Map<Key, Round> open = new HashMap<>();
    private final Histogram latency = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
    private final Thread thread = Thread.ofPlatform().name("load").unstarted(this::run);
    private volatile boolean playing = true;
    private volatile boolean closing;
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private volatile Counts counts = new Counts(0, 0, 0, 0, 0);
    private long sent;
    private long refused;
    private long reports;

    /// What has been sent and answered so far; commands count once however often they were sent.
    public record Counts(long sent, long answered, long refused, long resent, long reports) {
        public long unanswered() {
            return sent - answered;
        }
    }

    private record Round(List<Command> commands, Set<Key> open, CompletableFuture<Long> done) {}

    /// @param rate commands a second
    public Player(
            String bootstrapServers,
            TopicCatalogue topics,
            Registry registry,
            long seed,
            List<MarketDefinition> markets,
            double rate) {
        this.topics = topics;
        this.client = new Client(bootstrapServers, topics, registry, this::answered);
        var names = markets.stream().map(MarketDefinition::getMarket).toList();
        this.load = new Load(topics, seed, names);
        this.telemetry = new Telemetry(seed, names);
        var allocations = new CommittedLog<>(bootstrapServers, topics.allocations(), registry);
        this.dealings = new Dealings(seed, new Commands(topics), markets, allocations);
        this.rate = rate;
    }

    /// Gives everybody what trading needs, then begins to play.
    ///
    /// @throws IllegalStateException when the exchange does not answer
    public void start(Collection<Command> alsoFirst) {
        sent += load.prepare(client, FIRST_ANSWERS);
        first(alsoFirst);
        thread.start();
    }

    /// Asks for these between the others. Completed with the time, as System.nanoTime() has it, at
    /// which the last of them was answered.
    public CompletableFuture<Long> ask(List<Command> commands) {
        var keys = new HashSet<Key>();
        commands.forEach(command -> keys.add(command.key()));
        var round = new Round(commands, keys, new CompletableFuture<>());
        asked.add(round);
        return round.done;
    }

    /// Has every provider prove once more what it can run: first asks for nonces, then, when those
    /// are answered, comes the second with proofs.
    List<Command> lastRequests() {
        return load.lastRequests();
    }

    List<Command> lastProofs() {
        return load.lastProofs(client::nonceOf);
    }

    /// Allocations that are open or disputed, as far as is known.
    List<Allocation> unsettled() {
        return dealings.unsettled();
    }

    /// Ends an allocation for its consumer.
    Command end(Allocation allocation) {
        return dealings.end(allocation);
    }

    /// When providers spoke of their allocations; to be read after the close.
    public Words words() {
        return dealings.words();
    }

    /// Whether the operator ruled that an allocation was not delivered; to be asked after the
    /// close.
    public boolean hasFaulted(String allocation) {
        return dealings.hasFaulted(allocation);
    }

    /// Sends nothing new from now on.
    public void stop() {
        playing = false;
    }

    public Counts counts() {
        return counts;
    }

    /// Why it has ended before it was told to.
    public Optional<RuntimeException> failure() {
        return failure;
    }

    /// From sending to reading the outcome, microseconds; to be read after the close.
    public Histogram latency() {
        return latency;
    }

    @Override
    public void close() {
        closing = true;
        try {
            if (thread.isAlive() && !thread.join(Duration.ofSeconds(30))) {
                throw new IllegalStateException("the load does not stop");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        client.close();
        dealings.close();
    }

    private void first(Collection<Command> commands) {
        client.sendAndAwait(commands, FIRST_ANSWERS);
        sent += commands.size();
    }

    private void run() {
        try {
            play();
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
    }

    private void play() {
        double due = 0;
        long last = System.nanoTime();
        long report = last;
        long ruling = last;
        while (!closing) {
            long now = System.nanoTime();
            due = Math.min(due + (now - last) / 1e9 * rate, rate / 4 + 1);
            last = now;
            sendRounds();
            for (; playing && due >= 1 && client.unansweredCount() < MOST_UNANSWERED; due--) {
                send(load.next(client::nonceOf));
            }
            if (playing && now - report > TELEMETRY_NANOS) {
                report = now;
                var observed = telemetry.next(System.currentTimeMillis());
                client.tell(topics.telemetry(), observed.getProvider(), observed);
                reports++;
            }
            if (playing && now - ruling > RULING_NANOS) {
                ruling = now;
                dealings.ruling(System.currentTimeMillis()).ifPresent(this::rule);
            }
            if (!playing) dealings.pardons().forEach(this::rule);
            deal(System.currentTimeMillis());
            client.listen();
            client.resendAfter(PATIENCE);
            counts =
                    new Counts(
                            sent, client.answeredCount(), refused, client.resentCount(), reports);
        }
    }

    /// What concerns allocations comes beside the pace.
    private void deal(long nowMs) {
        dealings.due(nowMs).forEach(this::send);
        dealings.overDisputes(nowMs).forEach(this::rule);
    }

    private void rule(OperatorCommand command) {
        client.tell(topics.operatorCommands(), command.getMarket(), command);
    }

    private void sendRounds() {
        for (var round = asked.poll(); round != null; round = asked.poll()) {
            for (var command : round.commands) {
                open.put(command.key(), round);
                send(command);
            }
        }
    }

    private void send(Command command) {
        sent++;
        client.send(command);
    }

    private void answered(Key key, Execution outcome, long nanos) {
        latency.recordValue(Math.min(nanos / 1_000, latency.getHighestTrackableValue()));
        if (outcome.getRefusal() != null) refused++;
        var round = open.remove(key);
        if (round == null) return;
        round.open.remove(key);
        if (round.open.isEmpty()) round.done.complete(System.nanoTime());
    }
}
