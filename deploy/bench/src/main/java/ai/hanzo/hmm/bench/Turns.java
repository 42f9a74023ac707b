package ai.hanzo.hmm.bench;

import ai.hanzo.hmm.bench.load.Arrivals;
import ai.hanzo.hmm.bench.load.Phase;
import ai.hanzo.hmm.bench.load.Workload;
import ai.hanzo.hmm.bench.report.Measured;
import ai.hanzo.hmm.bench.report.Rate;
import ai.hanzo.hmm.bench.report.Spread;
import ai.hanzo.hmm.bench.report.Written;
import ai.hanzo.hmm.bench.subject.Subject;

import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/// The turns of one subject, and what was measured in them.
public final class Turns {
    private final Subject subject;
    private final Workload workload;
    private final String bootstrapServers;
    private final Traffic traffic;
    private final List<Double> startSeconds = new ArrayList<>();
    private final List<Double> perSecond = new ArrayList<>();
    private final Map<Integer, List<Histogram>> latencies = new TreeMap<>();
    private List<Written> written = List.of();
    private long writtenFor = 1;
    private long commands;
    private long settled;

    public Turns(Subject subject, Workload workload, String bootstrapServers) {
        this.subject = subject;
        this.workload = workload;
        this.bootstrapServers = bootstrapServers;
        this.traffic = new Traffic(bootstrapServers, subject.topicPrefixes());
    }

    public String name() {
        return subject.name();
    }

    public void start() {
        long from = System.nanoTime();
        subject.start();
        startSeconds.add((System.nanoTime() - from) / 1e9);
    }

    public void stop() {
        subject.close();
    }

    /// A phase whose latencies and throughput do not count, but what it writes does.
    public void warmUp(Phase.Plan plan) throws InterruptedException {
        counted(plan);
    }

    /// A phase at a rate.
    public void pace(Phase.Plan plan) throws InterruptedException {
        var outcome = counted(plan);
        latencies
                .computeIfAbsent(plan.perSecond(), _ -> new ArrayList<>())
                .add(outcome.latenciesMicros());
    }

    /// A phase flat out.
    void flatOut(Phase.Plan plan) throws InterruptedException {
        perSecond.add(phase(plan).perSecond());
    }

    /// Mean size of a topic's values in the last phase that was counted.
    public int meanBytes(String topic) {
        var found =
                written.stream()
                        .filter(one -> one.topic().equals(topic))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("nothing in " + topic));
        return (int) (found.valueBytes() / found.records());
    }

    /// Commands sent in all phases.
    public long commands() {
        return commands;
    }

    /// Of them, all that have a result of their own.
    public long settled() {
        return settled;
    }

    /// The phases at a rate, by rate.
    public List<Rate> rates() {
        return latencies.entrySet().stream()
                .map(rate -> Rate.of(rate.getKey(), rate.getValue()))
                .toList();
    }

    Measured measured() {
        return new Measured(
                subject.name(),
                Spread.of(perSecond),
                rates(),
                Spread.of(startSeconds),
                writtenFor,
                written);
    }

    private Phase.Outcome counted(Phase.Plan plan) throws InterruptedException {
        var beginnings = traffic.ends();
        var outcome = phase(plan);
        written = traffic.since(beginnings);
        writtenFor = outcome.commands();
        return outcome;
    }

    private Phase.Outcome phase(Phase.Plan plan) throws InterruptedException {
        var current = new AtomicReference<Phase>();
        Phase.Outcome outcome;
        try (var producer = producer();
                var arrivals =
                        new Arrivals(
                                bootstrapServers,
                                subject,
                                (number, nanos) -> current.get().arrived(number, nanos))) {
            current.set(new Phase(subject, workload, producer, plan, arrivals::check));
            arrivals.start();
            outcome = current.get().run();
            arrivals.check();
        }
        subject.examine();
        commands += outcome.commands();
        settled += outcome.settled();
        return outcome;
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        1,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        1 << 16),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
