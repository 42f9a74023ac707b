package ai.hanzo.hmm.door.http;

import static ai.hanzo.hmm.door.problem.Code.INVALID_VALUE;
import static ai.hanzo.hmm.door.problem.Code.UNKNOWN_MARKET;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Names;
import ai.hanzo.hmm.door.view.StateFilter;
import ai.hanzo.hmm.door.view.Views;
import ai.hanzo.hmm.wire.MarketStatus;

import io.javalin.http.Context;

import java.util.Optional;

/// What paths and queries name, checked as strictly as bodies.
final class Paths {
    private static final int MOST_WAIT_MS = 10_000;

    private Paths() {}

    /// The market of `{kind}/{class}`.
    static String market(Context ctx) {
        return Names.market("market", ctx.pathParam("kind") + "/" + ctx.pathParam("class"));
    }

    static String account(Context ctx) {
        return Names.name("account", ctx.pathParam("account"));
    }

    static String provider(Context ctx) {
        return Names.name("provider", ctx.pathParam("provider"));
    }

    /// The market of the query, which may name none.
    static Optional<String> marketAsked(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("market"))
                .map(text -> Names.market("market", text));
    }

    /// The number of an allocation in its market.
    static long number(Context ctx) {
        return whole("number", ctx.pathParam("number"));
    }

    /// An allocation: `gpu-inference/h100/42` in a path is `gpu-inference/h100#42`.
    static String allocation(Context ctx) {
        return market(ctx) + "#" + number(ctx);
    }

    /// A page's length, 1 to 1,000, 100 unless the query says.
    static int limit(Context ctx) {
        var limit = ctx.queryParam("limit") == null ? 100 : whole("limit", ctx.queryParam("limit"));
        if (limit < 1 || limit > 1_000) {
            throw Problem.of(INVALID_VALUE, "limit", "limit must be between 1 and 1000");
        }
        return (int) limit;
    }

    /// How long the answer may wait for the outcome, ms: 0 to 10,000, 0 unless the query says.
    static int waitMs(Context ctx) {
        var asked = ctx.queryParam("wait");
        var ms = asked == null ? 0 : whole("wait", asked);
        if (ms > MOST_WAIT_MS) {
            throw Problem.of(
                    INVALID_VALUE, "wait", "wait must be between 0 and " + MOST_WAIT_MS + " ms");
        }
        return (int) ms;
    }

    /// The allocation that a page goes on after; empty to begin.
    static String after(Context ctx) {
        var after = ctx.queryParam("after");
        return after == null || after.isEmpty() ? "" : Names.allocation("after", after);
    }

    /// In which state allocations are asked for, any unless the query says.
    static StateFilter states(Context ctx) {
        var word = ctx.queryParam("state");
        if (word == null) return StateFilter.ANY;
        return StateFilter.of(word)
                .orElseThrow(
                        () ->
                                Problem.of(
                                        INVALID_VALUE,
                                        "state",
                                        "state must be one of "
                                                + String.join(", ", StateFilter.words())));
    }

    /// Whether a query says so: `?explain`, or `?explain=true`.
    static boolean flag(Context ctx, String name) {
        var said = ctx.queryParam(name);
        if (said == null || said.equals("false")) return false;
        if (said.isEmpty() || said.equals("true")) return true;
        throw Problem.of(INVALID_VALUE, name, name + " must be true, false or nothing");
    }

    /// @throws Problem `UNKNOWN_MARKET`
    static MarketStatus known(Views views, String market) {
        return views.market(market)
                .orElseThrow(
                        () -> Problem.of(UNKNOWN_MARKET, "market", "there is no market " + market));
    }

    private static long whole(String name, String text) {
        if (text.matches("0|[1-9][0-9]{0,17}")) return Long.parseLong(text);
        throw Problem.of(INVALID_VALUE, name, name + " must be a whole number");
    }
}
