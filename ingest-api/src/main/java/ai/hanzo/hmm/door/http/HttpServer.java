package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.access.Entrance;
import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.Endpoint;

import jakarta.servlet.DispatcherType;

import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Javalin, set up so that every answer is JSON, every failure a problem, and a stop waits for what
/// is under way.
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final long STOP_TIMEOUT_MS = 12_000;

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /// Listens at once, open to all who reach it.
    ///
    /// @param port 0 for any that is free
    public static HttpServer start(String host, int port, List<Route> routes) {
        return start(host, port, routes, Limits.STANDARD);
    }

    /// @param limits of what one client may cost the others
    static HttpServer start(String host, int port, List<Route> routes, Limits limits) {
        return start(
                new Connections(host, port, limits),
                routes,
                Entrance.open(),
                ForeignPages.WELCOME,
                _ -> {});
    }

    /// Listens at once.
    ///
    /// @param port 0 for any that is free
    /// @param entrance who is let in
    /// @param heard is told of every request once it is answered, by the thread that answered
    public static HttpServer start(
            String host,
            int port,
            List<Route> routes,
            Entrance entrance,
            Consumer<Answered> heard) {
        var pages = ForeignPages.keptOut(entrance, host);
        var connections = new Connections(host, port, Limits.STANDARD);
        return start(connections, routes, entrance, pages, heard);
    }

    private static HttpServer start(
            Connections connections,
            List<Route> routes,
            Entrance entrance,
            ForeignPages pages,
            Consumer<Answered> heard) {
        var callers = new Callers(entrance);
        var requests = new Requests(heard);
        var javalin =
                Javalin.create(
                        config -> {
                            connections.serve(config);
                            configure(config, routes, requests);
                            admit(config.routes, pages, callers);
                        });
        return new HttpServer(javalin.start());
    }

    public int port() {
        return javalin.port();
    }

    /// Takes nothing new and waits, with a limit, for what is under way.
    @Override
    public void close() {
        javalin.stop();
    }

    static void configure(JavalinConfig config, List<Route> routes, Requests requests) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.defaultContentType = ContentType.JSON;
        config.jetty.modifyServer(server -> stopGracefully(server, requests));
        config.jetty.modifyServletContextHandler(HttpServer::routeWebSockets);
        config.requestLogger.http(requests::answered);
        config.routes.before(HttpServer::headers);
        routes.forEach(route -> add(config.routes, route));
        addOptions(config.routes, routes);
        config.routes.exception(Problem.class, (problem, ctx) -> Answers.problem(ctx, problem));
        config.routes.exception(HttpResponseException.class, HttpServer::decidedByRouter);
        config.routes.exception(Exception.class, HttpServer::unexpected);
    }

    /// What comes before every route, those that become a WebSocket among them.
    static void admit(RoutesConfig config, ForeignPages pages, Callers callers) {
        config.before(pages::keepOut).before(callers::admit);
    }

    private static void stopGracefully(Server server, Requests requests) {
        server.insertHandler(new GracefulHandler());
        server.setErrorHandler(new ProblemPages(requests));
        server.setStopTimeout(STOP_TIMEOUT_MS);
    }

    private static void routeWebSockets(ServletContextHandler context) {
        var filter = new FilterHolder(new WebSocketRequests());
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private static void headers(Context ctx) {
        SecurityHeaders.putAll(ctx::header);
    }

    /// A GET answers HEAD too; Jetty leaves the body away.
    private static void add(RoutesConfig config, Route route) {
        var handler = Callers.behindAccess(route);
        config.addEndpoint(new Endpoint(route.method(), route.path(), handler));
        if (route.method() == HandlerType.GET) {
            config.addEndpoint(new Endpoint(HandlerType.HEAD, route.path(), handler));
        }
    }

    private static void addOptions(RoutesConfig config, List<Route> routes) {
        var methods = new TreeMap<String, TreeSet<String>>();
        for (var route : routes) {
            var allowed = methods.computeIfAbsent(route.path(), _ -> new TreeSet<>());
            allowed.add(route.method().name());
            allowed.add(HandlerType.OPTIONS.name());
            if (route.method() == HandlerType.GET) allowed.add(HandlerType.HEAD.name());
        }
        methods.forEach(
                (path, allowed) ->
                        config.options(
                                path,
                                ctx ->
                                        ctx.status(HttpStatus.NO_CONTENT)
                                                .header(Header.ALLOW, String.join(", ", allowed))));
    }

    private static void decidedByRouter(HttpResponseException refused, Context ctx) {
        var code = ProblemPages.code(refused.getStatus());
        var detail =
                switch (code) {
                    case NOT_FOUND -> "there is nothing at this path";
                    case METHOD_NOT_ALLOWED -> "this path does not take " + ctx.req().getMethod();
                    default -> String.valueOf(refused.getMessage());
                };
        if (refused instanceof MethodNotAllowedResponse) {
            refused.getDetails().values().forEach(allowed -> ctx.header(Header.ALLOW, allowed));
        }
        Answers.problem(ctx, Problem.of(code, detail));
    }

    private static void unexpected(Exception failure, Context ctx) {
        var decided = ProblemPages.decided(failure);
        if (decided.isPresent()) {
            Answers.problem(ctx, decided.get());
            return;
        }
        LOG.error("{} {} failed", ctx.method().name(), ctx.path(), failure);
        Answers.problem(ctx, Problem.of(Code.INTERNAL, "the door failed; its log says why"));
    }
}
