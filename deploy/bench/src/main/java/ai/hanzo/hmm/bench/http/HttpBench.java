package ai.hanzo.hmm.bench.http;

import ai.hanzo.hmm.bench.load.Arrivals;
import ai.hanzo.hmm.bench.load.Opening;
import ai.hanzo.hmm.bench.load.Timetable;
import ai.hanzo.hmm.bench.load.Workload;
import ai.hanzo.hmm.local.LocalSettings;
import ai.hanzo.hmm.local.OneJvm;
import ai.hanzo.hmm.local.demo.client.Connection;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.streams.GroupProtocol;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One run: the whole exchange in this process, and beside it the load that comes to its door.
public final class HttpBench {
    private static final int ANY_PORT = 0;

    /// Commands of a batch.
    static final int BATCH = 20;

    private final HttpSettings settings;
    private final Path folder;
    private final Consumer<String> progress;
    private final Workload workload;
    private final TopicCatalogue topics = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);
    private final List<Stretch> paced = new ArrayList<>();
    private final List<Stretch> flatOut = new ArrayList<>();
    private final List<Stretch> batches = new ArrayList<>();

    /// @param folder empty, for all that is written
    /// @param progress told what is being done, in a few words
    public HttpBench(HttpSettings settings, Path folder, Consumer<String> progress) {
        this.settings = settings;
        this.folder = folder;
        this.progress = progress;
        this.workload = new Workload(settings.mix(), settings.seed());
    }

    /// @throws IllegalStateException when a command that was accepted has no outcome
    public HttpMeasured run() throws InterruptedException {
        try (var exchange = OneJvm.start(local())) {
            progress.accept("opening the markets");
            Opening.of(
                    settings.mix(),
                    workload,
                    new Connection(exchange.bootstrapServers(), exchange.registryUrl(), topics));
            measure(exchange);
        }
        return HttpMeasured.of(settings, paced, flatOut, batches);
    }

    private void measure(OneJvm exchange) throws InterruptedException {
        var door = URI.create(exchange.doorUrl());
        var requests = new Requests(door.getAuthority());
        Supplier<Request> singles = () -> request(requests, 1);
        Supplier<Request> twenties = () -> request(requests, BATCH);
        var schedule = settings.schedule();
        progress.accept("warming up");
        phase(exchange, singles, new HttpPhase.Plan(Timetable.FLAT_OUT, schedule.firstMs(), 1_000));
        for (int round = 1; round <= schedule.rounds(); round++) {
            progress.accept("round %d: %,d orders/s".formatted(round, settings.perSecond()));
            paced.add(phase(exchange, singles, plan(settings.perSecond())));
            progress.accept("round %d: flat out".formatted(round));
            flatOut.add(phase(exchange, singles, plan(Timetable.FLAT_OUT)));
            progress.accept("round %d: flat out, in batches".formatted(round));
            batches.add(phase(exchange, twenties, plan(Timetable.FLAT_OUT)));
        }
    }

    private Request request(Requests requests, int commands) {
        var next = Stream.generate(workload::next).limit(commands).toList();
        return new Request(
                commands == 1 ? requests.single(next.getFirst()) : requests.batch(next),
                next.stream().mapToLong(Workload.Next::number).toArray());
    }

    private HttpPhase.Plan plan(int perSecond) {
        return new HttpPhase.Plan(
                perSecond, settings.schedule().warmUpMs(), settings.schedule().measuredMs());
    }

    private Stretch phase(OneJvm exchange, Supplier<Request> source, HttpPhase.Plan plan)
            throws InterruptedException {
        var door = URI.create(exchange.doorUrl());
        var address = new InetSocketAddress(door.getHost(), door.getPort());
        var current = new AtomicReference<HttpPhase>();
        try (var arrivals =
                new Arrivals(
                        exchange.bootstrapServers(),
                        new Decided(topics),
                        (number, nanos) -> current.get().decided(number, nanos))) {
            current.set(
                    new HttpPhase(
                            heard -> new Client(address, settings.connections(), heard),
                            source,
                            plan,
                            arrivals::check));
            arrivals.start();
            return current.get().run();
        }
    }

    private LocalSettings local() {
        return LocalSettings.in(folder)
                .withPorts(ANY_PORT, ANY_PORT)
                .withPartitions(settings.partitions())
                .withStreams(
                        new LocalSettings.Streams(
                                settings.threads(),
                                settings.commitIntervalMs(),
                                GroupProtocol.CLASSIC))
                .withMarkets(List.of());
    }
}
