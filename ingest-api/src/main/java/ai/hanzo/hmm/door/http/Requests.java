package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.problem.Code;

import io.javalin.http.Context;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Every request once it is answered: a line of the log at DEBUG, which names neither path nor
/// query since both name accounts, and word to whoever counts.
record Requests(Consumer<Answered> heard) {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final String PROBLEM = "hmm.problem";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /// Notes why a request is turned away.
    static void problem(Context ctx, Code code) {
        ctx.attribute(PROBLEM, code);
    }

    /// What a route, or none of them, answered.
    void answered(Context ctx, float ms) {
        var endpoint = ctx.endpoints().matchedHttpEndpoint();
        say(
                new Answered(
                        known(ctx.req().getMethod()),
                        endpoint == null ? Answered.NO_ROUTE : endpoint.path,
                        ctx.statusCode(),
                        Optional.ofNullable(ctx.attribute(PROBLEM)),
                        endpoint == null ? Duration.ZERO : Duration.ofNanos((long) (ms * 1e6))));
    }

    /// What was so wrong that no route saw it.
    void refused(String method, Code code) {
        say(
                new Answered(
                        known(method),
                        Answered.NO_ROUTE,
                        code.status(),
                        Optional.of(code),
                        Duration.ZERO));
    }

    private void say(Answered answered) {
        if (LOG.isDebugEnabled()) log(answered);
        heard.accept(answered);
    }

    private static void log(Answered answered) {
        var line =
                LOG.atDebug()
                        .addKeyValue("method", answered.method())
                        .addKeyValue("route", answered.route())
                        .addKeyValue("status", answered.status())
                        .addKeyValue("tookMicros", answered.took().toNanos() / 1_000);
        answered.problem().ifPresent(code -> line.addKeyValue("code", code.name()));
        line.log("answered");
    }

    private static String known(String method) {
        return METHODS.contains(method) ? method : "OTHER";
    }
}
