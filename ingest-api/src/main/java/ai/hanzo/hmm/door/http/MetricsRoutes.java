package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.access.Access;

import io.javalin.http.Context;

import java.util.List;
import java.util.function.Supplier;

/// What Prometheus scrapes.
///
/// @param scrape all figures in {@link #MEDIA_TYPE}
/// @param access of whom: everybody on this machine, an operator where other machines reach the
///   door
public record MetricsRoutes(Supplier<String> scrape, Access access) {
    /// The text format of Prometheus.
    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    public List<Route> routes() {
        return List.of(Route.get(access, "/metrics", this::answer));
    }

    private void answer(Context ctx) {
        Answers.raw(ctx, MEDIA_TYPE, scrape.get());
    }
}
