package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.access.Access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

import java.util.List;
import java.util.function.Supplier;

/// What is asked of the door itself: its time, its health, the keys that tokens are checked with.
public final class ServiceRoutes {
    private final Supplier<String> jwks;
    private final Supplier<List<String>> notReady;
    private final Supplier<List<String>> dead;

    /// @param jwks the public keys as a JSON Web Key Set (RFC 7517)
    /// @param notReady what is not ready, in words; empty when everything is
    /// @param dead what has ended and does not come back by itself, in words; empty while nothing
    ///   has
    public ServiceRoutes(
            Supplier<String> jwks, Supplier<List<String>> notReady, Supplier<List<String>> dead) {
        this.jwks = jwks;
        this.notReady = notReady;
        this.dead = dead;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(Access.PUBLIC, "/v1/time", ServiceRoutes::time),
                Route.get(Access.PUBLIC, "/health/live", this::live),
                Route.get(Access.PUBLIC, "/health/ready", this::ready),
                Route.get(Access.PUBLIC, "/.well-known/jwks.json", this::keys));
    }

    private static void time(Context ctx) {
        var json = JsonNodeFactory.instance.objectNode();
        Answers.json(ctx, json.put("timeMs", System.currentTimeMillis()));
    }

    /// Whoever watches the door may start it anew when it is not.
    private void live(Context ctx) {
        var ended = dead.get();
        var json = JsonNodeFactory.instance.objectNode().put("live", ended.isEmpty());
        if (!ended.isEmpty()) ended.forEach(json.putArray("dead")::add);
        health(ctx, ended.isEmpty(), json);
    }

    private void ready(Context ctx) {
        var missing = notReady.get();
        var json = JsonNodeFactory.instance.objectNode().put("ready", missing.isEmpty());
        missing.forEach(json.putArray("notReady")::add);
        health(ctx, missing.isEmpty(), json);
    }

    private static void health(Context ctx, boolean isGood, ObjectNode json) {
        if (!isGood) ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
        Answers.json(ctx, json);
    }

    private void keys(Context ctx) {
        Answers.raw(ctx, "application/jwk-set+json", jwks.get());
    }
}
