package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.access.Access;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.door.http.Route;
import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Names;
import ai.hanzo.hmm.door.tail.Happening;
import ai.hanzo.hmm.door.tail.Listener;
import ai.hanzo.hmm.door.view.Views;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;

import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The feeds of one door: hears what happens, takes connections, looks after them.
public final class Feed implements Listener, AutoCloseable {
    /// Feeds last: who is turned away need not ask again at once.
    private static final int FULL_FOR_S = 5;

    private static final String SOCKET = "/v1/feed";
    private static final String EVENTS = "/v1/markets/{kind}/{class}/stream";
    private static final String EVENTS_UNLESS_ASKED = "prices,trades,depth";
    private static final long CHECK_MS = 250;
    private static final long LOOK_AGAIN_MS = 1_000;

    private final FeedSettings settings;
    private final Admission admission;
    private final Requested requested;
    private final Places places;
    private final FeedFigures figures = new FeedFigures();
    private final Hub hub;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Hub.Later later = Hub.Later.on(threads);
    private final ScheduledExecutorService clock =
            Executors.newScheduledThreadPool(2, Thread.ofVirtual().factory());
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /// @param views throws {@link Problem} `UNAVAILABLE` while there are none
    public Feed(Supplier<Views> views, Admission admission, FeedSettings settings) {
        this(
                market -> views.get().market(market).isPresent(),
                new ViewBeginnings(views),
                admission,
                settings);
    }

    Feed(
            Predicate<String> isMarket,
            Beginnings beginnings,
            Admission admission,
            FeedSettings settings) {
        this.settings = settings;
        this.admission = admission;
        this.requested = new Requested(isMarket);
        this.places = new Places(settings.mostConnections(), settings.mostConnectionsOfCaller());
        this.hub = new Hub(beginnings, later);
        clock.scheduleWithFixedDelay(this::check, CHECK_MS, CHECK_MS, TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(
                hub::lookAgain, LOOK_AGAIN_MS, LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
    }

    public List<Route> routes() {
        return List.of(
                new Route(HandlerType.GET, SOCKET, Access.PUBLIC, this::socket),
                new Route(HandlerType.GET, EVENTS, Access.PUBLIC, this::events));
    }

    @Override
    public void happened(Happening happening) {
        hub.happened(happening);
    }

    /// How many connections there are.
    public int connections() {
        return places.all();
    }

    /// What they were sent, and why they ended.
    public FeedFigures figures() {
        return figures;
    }

    /// Takes no more connections and ends all there are, telling them why.
    @Override
    public void close() {
        stopping = true;
        connections.forEach(connection -> connection.end(Farewell.STOPPING));
        clock.shutdownNow();
        threads.shutdown();
    }

    private void check() {
        long nowMs = System.nanoTime() / 1_000_000;
        connections.forEach(connection -> connection.check(nowMs));
    }

    private void socket(Context ctx) throws IOException {
        if (!"websocket".equalsIgnoreCase(ctx.header("Upgrade"))) {
            throw Problem.of(Code.UPGRADE_REQUIRED, "this is a WebSocket: ask for an upgrade");
        }
        var guest = admit(ctx);
        var outgoing = outgoing();
        var conversation =
                new Conversation(
                        hub, requested, admission, guest, settings.mostSubscriptions(), outgoing);
        var socket =
                new FeedSocket(settings, outgoing, conversation, later, gone -> leave(gone, guest));
        connections.add(socket);
        var container = JettyWebSocketServerContainer.getContainer(ctx.req().getServletContext());
        if (container.upgrade((_, _) -> socket, asItCame(ctx.req()), ctx.res())) return;
        leave(socket, guest);
        throw Problem.of(Code.MALFORMED, "the request for a WebSocket is malformed");
    }

    /// What stands before the routes hides the headers of the upgrade.
    private static HttpServletRequest asItCame(ServletRequest request) {
        return request instanceof ServletRequestWrapper wrapper
                ? asItCame(wrapper.getRequest())
                : (HttpServletRequest) request;
    }

    private void events(Context ctx) throws IOException {
        var market = Names.market("market", ctx.pathParam("kind") + "/" + ctx.pathParam("class"));
        var asked = ctx.queryParam("channels");
        var subjects = Requested.subjects(market, asked == null ? EVENTS_UNLESS_ASKED : asked);
        requested.checkKnown(subjects.getFirst());
        ctx.contentType("text/event-stream").header("X-Accel-Buffering", "no");
        if (ctx.method() == HandlerType.HEAD) return;
        var guest = admit(ctx);
        var stream = new EventStream(settings, outgoing(), later, ctx.res().getOutputStream());
        connections.add(stream);
        ctx.future(() -> follow(stream, subjects, guest));
    }

    private CompletableFuture<Void> follow(
            EventStream stream, List<Subject> subjects, Guest guest) {
        return stream.follow(hub, subjects).whenComplete((_, _) -> leave(stream, guest));
    }

    /// @throws Problem `UNAVAILABLE`, `TOO_MANY_CONNECTIONS`
    private Guest admit(Context ctx) {
        if (stopping) throw Problem.of(Code.UNAVAILABLE, "the door stops");
        var guest = admission.guest(ctx);
        if (places.take(guest.who())) return guest;
        throw Problem.of(Code.TOO_MANY_CONNECTIONS, "there are as many feeds open as are allowed")
                .retryAfter(FULL_FOR_S);
    }

    private void leave(Connection connection, Guest guest) {
        if (connections.remove(connection)) places.giveBack(guest.who());
    }

    private Outgoing outgoing() {
        return new Outgoing(settings.mostMessages(), settings.mostCharacters(), figures);
    }
}
