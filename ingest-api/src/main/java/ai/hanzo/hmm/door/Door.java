package ai.hanzo.hmm.door;

import ai.hanzo.hmm.door.access.Access;
import ai.hanzo.hmm.door.access.Entrance;
import ai.hanzo.hmm.door.access.Loopback;
import ai.hanzo.hmm.door.access.Role;
import ai.hanzo.hmm.door.feed.Feed;
import ai.hanzo.hmm.door.feed.FeedSettings;
import ai.hanzo.hmm.door.feed.Visitors;
import ai.hanzo.hmm.door.http.AllocationReads;
import ai.hanzo.hmm.door.http.CommandRoutes;
import ai.hanzo.hmm.door.http.DocumentRoutes;
import ai.hanzo.hmm.door.http.HistoryReads;
import ai.hanzo.hmm.door.http.HttpServer;
import ai.hanzo.hmm.door.http.MetricsRoutes;
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
import ai.hanzo.hmm.door.metrics.CommandMeters;
import ai.hanzo.hmm.door.metrics.ConservationMeters;
import ai.hanzo.hmm.door.metrics.FeedMeters;
import ai.hanzo.hmm.door.metrics.MarketMeters;
import ai.hanzo.hmm.door.metrics.MeteredLog;
import ai.hanzo.hmm.door.metrics.Meters;
import ai.hanzo.hmm.door.metrics.RequestMeters;
import ai.hanzo.hmm.door.metrics.StreamsMeters;
import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.tail.Listener;
import ai.hanzo.hmm.door.tail.Tail;
import ai.hanzo.hmm.door.view.Conservation;
import ai.hanzo.hmm.door.view.KafkaViews;
import ai.hanzo.hmm.door.view.Posted;
import ai.hanzo.hmm.door.view.Views;
import ai.hanzo.hmm.door.wait.Waiting;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.registry.RegistryClient;
import ai.hanzo.hmm.wire.registry.RegistrySettings;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Entrance entrance;
    private final Peers peers = new Peers(() -> inside().views().others());
    private final AtomicReference<Inside> inside = new AtomicReference<>();
    private final Feed feed;
    private final Meters meters = new Meters();
    private final CommandMeters commandMeters = new CommandMeters(meters);
    private final StreamsMeters streamsMeters;
    private volatile boolean leaving;
    private Optional<HttpServer> http = Optional.empty();

    /// What is behind the door once it is open.
    private record Inside(
            Optional<RegistryClient> registry,
            KafkaCommandLog log,
            CommandLog counted,
            KafkaViews views,
            Tail tail) {}

    /// @throws ai.hanzo.hmm.door.access.UnusableCredentials when what says whom to let in cannot be
    ///   used
    public Door(DoorSettings settings) {
        this.settings = settings;
        this.entrance = Entrance.of(settings.access(), System::currentTimeMillis);
        this.topics = new TopicCatalogue(settings.topicPrefix());
        this.feed = new Feed(() -> inside().views().nearby(), new Visitors(), FeedSettings.DEFAULT);
        this.streamsMeters = new StreamsMeters(meters, topics);
        meters.ready(this::notReady);
        meters.gauge("hmm.waits", "Requests that wait for an outcome", () -> waiting.underWay());
        new FeedMeters(meters, feed);
        new ConservationMeters(meters, this::differences);
    }

    /// Serves HTTP from here on.
    public synchronized void listen() {
        var server =
                HttpServer.start(
                        settings.host(),
                        settings.port(),
                        routes(),
                        entrance,
                        new RequestMeters(meters));
        http = Optional.of(server);
        if (entrance.isOpen()) {
            LOG.warn(
                    "OPEN MODE: whoever reaches http://{}:{} may act for every account, and as"
                            + " treasury and operator",
                    settings.host(),
                    server.port());
        } else {
            LOG.info("http://{}:{} asks for credentials", settings.host(), server.port());
        }
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
                        Advertised.of(settings, http.map(HttpServer::port).orElse(settings.port())),
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
        views.watch(streams -> streamsMeters.watch("views", streams));
        streamsMeters.lag().reader("tail", tail::metrics);
        log.watch(meters::producer);
        views.start();
        tail.start();
        inside.set(new Inside(remote, log, new MeteredLog(log, commandMeters), views, tail));
    }

    /// The figures that it serves at `/metrics`; others may be bound to them.
    public Meters meters() {
        return meters;
    }

    /// Where applications of Kafka Streams in the same process are followed.
    public StreamsMeters streamsMeters() {
        return streamsMeters;
    }

    /// Says from here on that it is not ready, so that no new clients are sent here, and goes on
    /// answering those that come.
    public void leave() {
        leaving = true;
    }

    /// What has ended and does not come back by itself, in words; empty while nothing has.
    public List<String> dead() {
        var dead = new ArrayList<String>();
        var open = inside.get();
        if (open == null || leaving) return dead;
        if (open.views().hasStopped()) dead.add("the door's views have ended");
        if (open.tail().hasStopped()) dead.add("the door's reader of the exchange has ended");
        dead.addAll(streamsMeters.dead());
        return dead;
    }

    /// What is not ready, in words; empty when everything is.
    public List<String> notReady() {
        var missing = new ArrayList<>(settings.notReady().get());
        var open = inside.get();
        if (leaving) {
            missing.add("the door is closing");
        } else if (open == null) {
            missing.add("the door is opening");
        } else {
            missing.addAll(open.views().views().notReady());
            missing.addAll(open.tail().notReady());
        }
        return missing;
    }

    /// Says that it is not ready, ends feeds, takes no more requests and answers those under way,
    /// with a limit.
    public synchronized void stopListening() {
        leave();
        closeEvenAfterFailure(waiting::close);
        closeEvenAfterFailure(feed::close);
        var listening = http;
        http = Optional.empty();
        listening.ifPresent(server -> closeEvenAfterFailure(server::close));
        closeEvenAfterFailure(peers::close);
    }

    /// The port that it listens on.
    public synchronized int port() {
        return http.orElseThrow(() -> new IllegalStateException("not listening")).port();
    }

    /// Takes no more requests, answers those under way, then lets go of Kafka; each with a limit.
    @Override
    public synchronized void close() {
        stopListening();
        var parts = new ArrayList<Runnable>();
        var open = inside.get();
        if (open != null) {
            parts.add(open.log()::close);
            parts.add(open.tail()::close);
            parts.add(open.views()::close);
            open.registry().ifPresent(registry -> parts.add(registry::close));
        }
        parts.add(meters::close);
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

    /// All that can be asked of it.
    List<Route> routes() {
        var routes = new ArrayList<Route>();
        routes.addAll(new CommandRoutes(topics, this::log, waiting, this::views).routes());
        routes.addAll(new OperatorRoutes(topics, this::log, waiting, this::views).routes());
        reads().forEach(route -> routes.add(peers.behind(route)));
        routes.addAll(new PageRoutes().routes());
        routes.addAll(new ServiceRoutes(settings.jwks(), this::notReady, this::dead).routes());
        routes.addAll(new MetricsRoutes(meters::scrape, ofMetrics()).routes());
        routes.addAll(new DocumentRoutes().routes());
        routes.addAll(feed.routes());
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

    private Access ofMetrics() {
        return Loopback.isAddress(settings.host()) ? Access.PUBLIC : Access.of(Role.OPERATOR);
    }

    /// With what the other doors have; a scrape waits for them some seconds at most.
    private Map<String, BigDecimal> differences() {
        var views = views();
        var posted = new ArrayList<>(views.posted());
        peers.ask("/v1/conservation").forEach(part -> posted.addAll(Posted.read(part)));
        return Conservation.differences(posted, views.markets());
    }

    /// Who hears of what happens at the exchange.
    private List<Listener> listeners() {
        return List.of(commandMeters, new MarketMeters(meters), waiting, feed);
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
        return inside().counted();
    }

    private Views views() {
        return inside().views().views();
    }

    private Inside inside() {
        var open = inside.get();
        if (open == null) throw Problem.of(Code.UNAVAILABLE, "the door is opening or closing");
        return open;
    }
}
