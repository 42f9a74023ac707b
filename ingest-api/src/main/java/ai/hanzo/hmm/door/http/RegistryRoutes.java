package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.access.Access;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.registry.Reply;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The catalogue of schemas at the paths of Confluent's registry, for where none is configured.
public final class RegistryRoutes {
    private static final List<String> ROOTS =
            List.of("/subjects", "/schemas", "/config", "/mode", "/compatibility", "/associations");
    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.DELETE);

    /// Schemas are longer than commands, bytes.
    private static final int MAX_BYTES = 1024 * 1024;

    private final FixedCatalogue catalogue;

    public RegistryRoutes(FixedCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    public List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (var root : ROOTS) {
            for (var method : METHODS) {
                routes.add(new Route(method, root, Access.PUBLIC, this::answer));
                routes.add(new Route(method, root + "/*", Access.PUBLIC, this::answer));
            }
        }
        return routes;
    }

    private void answer(Context ctx) throws IOException {
        var body = new String(Body.bytes(ctx, MAX_BYTES), StandardCharsets.UTF_8);
        var method = ctx.method() == HandlerType.HEAD ? HandlerType.GET : ctx.method();
        var reply = catalogue.handle(method.name(), ctx.path(), ctx.queryString(), body);
        ctx.status(reply.status());
        Answers.raw(ctx, Reply.CONTENT_TYPE, reply.json());
    }
}
