package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.access.Access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

import java.util.List;
import java.util.function.Supplier;

/// What is asked of the door itself: its time, its health, the keys that tokens are checked with.
public final class ServiceRoutes {
    private final Supplier<String> jwks;
    private final Supplier<List<String>> notReady;

    /// @param jwks the public keys as a JSON Web Key Set (RFC 7517)
    /// @param notReady what is not ready, in words; empty when everything is
    public ServiceRoutes(Supplier<String> jwks, Supplier<List<String>> notReady) {
        this.jwks = jwks;
        this.notReady = notReady;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(Access.PUBLIC, "/v1/time", ServiceRoutes::time),
                Route.get(Access.PUBLIC, "/health/live", ServiceRoutes::live),
                Route.get(Access.PUBLIC, "/health/ready", this::ready),
                Route.get(Access.PUBLIC, "/.well-known/jwks.json", this::keys));
    }

    private static void time(Context ctx) {
        var json = JsonNodeFactory.instance.objectNode();
        Answers.json(ctx, json.put("timeMs", System.currentTimeMillis()));
    }

    private static void live(Context ctx) {
        Answers.json(ctx, JsonNodeFactory.instance.objectNode().put("live", true));
    }

    private void ready(Context ctx) {
        var missing = notReady.get();
        var json = JsonNodeFactory.instance.objectNode().put("ready", missing.isEmpty());
        missing.forEach(json.putArray("notReady")::add);
        if (!missing.isEmpty()) ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
        Answers.json(ctx, json);
    }

    private void keys(Context ctx) {
        Answers.raw(ctx, "application/jwk-set+json", jwks.get());
    }
}
