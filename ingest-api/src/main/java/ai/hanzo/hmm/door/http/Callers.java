package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.access.Caller;
import ai.hanzo.hmm.door.access.Entrance;
import ai.hanzo.hmm.door.access.Visit;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Who asks: found out before any route sees the request, and held against what the route asks for.
public final class Callers {
    private static final String VISIT = "hmm.visit";
    private static final String HEALTH = "/health/";

    /// Whose what a path is about is.
    private static final List<String> OWNERS = List.of("account", "provider");

    private final Entrance entrance;

    Callers(Entrance entrance) {
        this.entrance = entrance;
    }

    /// The caller of a request that was let in.
    public static Caller of(Context ctx) {
        return visit(ctx).caller();
    }

    /// A request that was let in.
    public static Visit visit(Context ctx) {
        return Objects.requireNonNull(ctx.<Visit>attribute(VISIT), "nobody asked who is calling");
    }

    /// Lets a request in, also one for a WebSocket. Asking how the door is costs nobody anything.
    void admit(Context ctx) {
        var address = Addresses.group(ctx.req().getRemoteAddr());
        var authorization = Optional.ofNullable(ctx.header(Header.AUTHORIZATION));
        ctx.attribute(
                VISIT,
                ctx.path().startsWith(HEALTH)
                        ? new Visit(entrance, Caller.NOBODY, address)
                        : entrance.admit(authorization, address));
    }

    /// The handler of a route, behind what the route asks of its caller: a role, and that the
    /// caller acts for whom the path names.
    static Handler behindAccess(Route route) {
        var owners = OWNERS.stream().filter(each -> names(route.path(), each)).toList();
        return ctx -> {
            var caller = of(ctx);
            caller.requireRole(route.access());
            for (var owner : owners) caller.requireAccount(route.access(), ctx.pathParam(owner));
            route.handler().handle(ctx);
        };
    }

    private static boolean names(String path, String parameter) {
        return path.contains("{" + parameter + "}");
    }
}
