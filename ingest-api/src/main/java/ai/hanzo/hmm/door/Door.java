package ai.hanzo.hmm.door;

import ai.hanzo.hmm.door.http.AllocationReads;
import ai.hanzo.hmm.door.http.CommandRoutes;
import ai.hanzo.hmm.door.http.HistoryReads;
import ai.hanzo.hmm.door.http.HttpServer;
import ai.hanzo.hmm.door.http.OperatorRoutes;
import ai.hanzo.hmm.door.http.PageRoutes;
import ai.hanzo.hmm.door.http.Peers;
import ai.hanzo.hmm.door.http.ProviderReads;
import ai.hanzo.hmm.door.http.ReadRoutes;
import ai.hanzo.hmm.door.http.RegistryRoutes;
import ai.hanzo.hmm.door.http.Route;
import ai.hanzo.hmm.door.http.ServiceRoutes;
import ai.hanzo.hmm.door.log.CommandLog;
import ai.hanzo.hmm.door.log.KafkaCommandLog;
import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.tail.Listener;
import ai.hanzo.hmm.door.tail.Tail;
import ai.hanzo.hmm.door.view.KafkaViews;
import ai.hanzo.hmm.door.view.Views;
import ai.hanzo.hmm.door.wait.Waiting;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.registry.RegistryClient;
import ai.hanzo.hmm.wire.registry.RegistrySettings;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The door of one exchange. It opens in two steps: {@link #listen()} needs no Kafka and serves the
/// schemas, {@link #startViews()} needs the topics and lets commands in and views out. Until then
/// those are answered 503 `UNAVAILABLE`.
public final class Door implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final DoorSettings settings;
    private final TopicCatalogue topics;
    private final Waiting waiting = new Waiting();
    private final Peers peers = new Peers(() -> inside().views().others());
    private final AtomicReference<Inside> inside = new AtomicReference<>();
    private Optional<HttpServer> http = Optional.empty();

    /// What is behind the door once it is open.
    private record Inside(
            Optional<RegistryClient> registry, KafkaCommandLog log, KafkaViews views, Tail tail) {}

    public Door(DoorSettings settings) {
        this.settings = settings;
        this.topics = new TopicCatalogue(settings.topicPrefix());
    }

    /// Serves HTTP from here on.
    public synchronized void listen() {
        var server = HttpServer.start(settings.host(), settings.port(), routes());
        http = Optional.of(server);
        LOG.atLevel(settings.allowPublicBind() ? Level.WARN : Level.INFO)
                .log(
                        "open mode: whoever reaches http://{}:{} may act for every account",
                        settings.host(),
                        server.port());
    }

    /// Connects to Kafka, where all topics must exist.
    public synchronized void startViews() {
        if (inside.get() != null) throw new IllegalStateException("the views run already");
        var remote = remoteRegistry();
        var registry = remote.<Registry>map(client -> client).orElseGet(this::catalogue);
        var log =
                new KafkaCommandLog(
                        settings.bootstrapServers(),
                        registry,
                        ClientOverrides.ofProducer(settings.overrides()));
        var views =
                new KafkaViews(
                        settings.bootstrapServers(),
                        settings.stateDir(),
                        advertised(),
                        topics,
                        registry,
                        settings.overrides());
        var tail =
                new Tail(
                        settings.bootstrapServers(),
                        topics,
                        registry,
                        ClientOverrides.ofConsumer(settings.overrides()),
                        listeners());
        views.start();
        tail.start();
        inside.set(new Inside(remote, log, views, tail));
    }

    /// Where other doors reach this one.
    private String advertised() {
        if (!settings.advertised().isEmpty()) return settings.advertised();
        return settings.host() + ":" + (http.isPresent() ? port() : settings.port());
    }

    /// The port that it listens on.
    public synchronized int port() {
        return http.orElseThrow(() -> new IllegalStateException("not listening")).port();
    }

    /// Takes no more requests, answers those under way, then lets go of Kafka; each with a limit.
    @Override
    public synchronized void close() {
        var parts = new ArrayList<Runnable>();
        parts.add(waiting::close);
        http.ifPresent(server -> parts.add(server::close));
        parts.add(peers::close);
        http = Optional.empty();
        var open = inside.get();
        if (open != null) {
            parts.add(open.log()::close);
            parts.add(open.tail()::close);
            parts.add(open.views()::close);
            open.registry().ifPresent(registry -> parts.add(registry::close));
        }
        for (var part : parts) closeEvenAfterFailure(part);
        inside.set(null);
    }

    /// What comes later is closed even if this fails.
    private static void closeEvenAfterFailure(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException failure) {
            LOG.error("a part of the door did not close", failure);
        }
    }

    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        routes.addAll(new CommandRoutes(topics, this::log, waiting, this::views).routes());
        routes.addAll(new OperatorRoutes(topics, this::log, waiting, this::views).routes());
        reads().forEach(route -> routes.add(peers.behind(route)));
        routes.addAll(new PageRoutes().routes());
        routes.addAll(new ServiceRoutes(settings.jwks(), this::notReady).routes());
        if (settings.registryUrl().isBlank()) {
            routes.addAll(new RegistryRoutes(catalogue()).routes());
        }
        return routes;
    }

    private List<Route> reads() {
        var reads = new ArrayList<Route>();
        reads.addAll(new ReadRoutes(this::views, peers).routes());
        reads.addAll(new HistoryReads(this::views).routes());
        reads.addAll(new ProviderReads(this::views).routes());
        reads.addAll(new AllocationReads(this::views, peers).routes());
        return reads;
    }

    /// Who hears of what happens at the exchange.
    private List<Listener> listeners() {
        return List.of(waiting);
    }

    private Optional<RegistryClient> remoteRegistry() {
        if (settings.registryUrl().isBlank()) return Optional.empty();
        var client = new HashMap<String, String>(settings.overrides());
        client.put(RegistrySettings.URL, settings.registryUrl());
        return Optional.of(new RegistryClient(new RegistrySettings(client)));
    }

    private FixedCatalogue catalogue() {
        return new FixedCatalogue(topics);
    }

    private CommandLog log() {
        return inside().log();
    }

    private Views views() {
        return inside().views().views();
    }

    private Inside inside() {
        var open = inside.get();
        if (open == null) throw Problem.of(Code.UNAVAILABLE, "the door is opening or closing");
        return open;
    }

    private List<String> notReady() {
        var missing = new ArrayList<>(settings.notReady().get());
        var open = inside.get();
        if (open == null) {
            missing.add("the door is opening");
        } else {
            missing.addAll(open.views().views().notReady());
            missing.addAll(open.tail().notReady());
        }
        return missing;
    }
}
