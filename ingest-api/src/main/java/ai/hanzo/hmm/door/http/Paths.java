package ai.hanzo.hmm.door.http;

import static ai.hanzo.hmm.door.problem.Code.INVALID_VALUE;
import static ai.hanzo.hmm.door.problem.Code.UNKNOWN_MARKET;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Names;
import ai.hanzo.hmm.door.view.OrderFilter;
import ai.hanzo.hmm.door.view.Span;
import ai.hanzo.hmm.door.view.StateFilter;
import ai.hanzo.hmm.door.view.Views;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.MarketStatus;

import io.javalin.http.Context;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What paths and queries name, checked as strictly as bodies.
final class Paths {
    private static final int MOST_WAIT_MS = 10_000;
    private static final List<String> INTERVALS = List.of("1s", "1m", "5m", "1h", "1d");

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

    /// What a query says; nothing where it is absent or empty.
    static Optional<String> asked(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name)).filter(text -> !text.isEmpty());
    }

    static Optional<MarketPhase> phaseAsked(Context ctx) {
        return asked(ctx, "phase").map(text -> choice("phase", text, MarketPhase.class));
    }

    /// What the names of a kind's markets begin with.
    static Optional<String> kindAsked(Context ctx) {
        return asked(ctx, "kind").map(text -> Names.marketKind("kind", text) + "/");
    }

    /// How many levels of a side, 1 to 100, all unless the query says.
    static int levels(Context ctx) {
        return asked(ctx, "levels").map(text -> (int) whole("levels", text, 1, 100)).orElse(100);
    }

    /// A part of what is numbered, the newest first unless the query says `after`.
    static Span span(Context ctx) {
        int limit = limit(ctx);
        var after = asked(ctx, "after").map(text -> whole("after", text));
        var before = asked(ctx, "before").map(text -> whole("before", text));
        if (after.isPresent() && before.isPresent()) {
            throw Problem.of(INVALID_VALUE, "after", "give after or before, not both");
        }
        if (after.isPresent()) return Span.after(after.get(), limit);
        return before.map(number -> Span.before(number, limit)).orElse(Span.newest(limit));
    }

    /// Which orders are asked for, the open ones unless the query says.
    static OrderFilter orders(Context ctx) {
        var state = asked(ctx, "state").orElse("open");
        var market = marketAsked(ctx).orElse("");
        return switch (state) {
            case "open" -> new OrderFilter(true, false, market);
            case "closed" -> new OrderFilter(false, true, market);
            case "all" -> new OrderFilter(true, true, market);
            default ->
                    throw Problem.of(
                            INVALID_VALUE, "state", "state must be one of open, closed, all");
        };
    }

    /// Which bars: 1s, 1m, 5m, 1h or 1d.
    static String interval(Context ctx) {
        var text = asked(ctx, "interval").orElse("1m");
        if (INTERVALS.contains(text)) return text;
        throw Problem.of(
                INVALID_VALUE,
                "interval",
                "interval must be one of " + String.join(", ", INTERVALS));
    }

    /// A time of the query, ms since 1970.
    static Optional<Long> timeMs(Context ctx, String name) {
        return asked(ctx, name).map(text -> whole(name, text));
    }

    /// A page's length, 1 to 1,000, 100 unless the query says.
    static int limit(Context ctx) {
        var limit = ctx.queryParam("limit");
        return limit == null ? 100 : (int) whole("limit", limit, 1, 1_000);
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

    private static <E extends Enum<E>> E choice(String name, String text, Class<E> type) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) return constant;
        }
        var names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        throw Problem.of(INVALID_VALUE, name, name + " must be one of " + String.join(", ", names));
    }

    private static long whole(String name, String text, long min, long max) {
        long number = whole(name, text);
        if (number >= min && number <= max) return number;
        throw Problem.of(INVALID_VALUE, name, name + " must be between " + min + " and " + max);
    }

    private static long whole(String name, String text) {
        if (text.matches("0|[1-9][0-9]{0,17}")) return Long.parseLong(text);
        throw Problem.of(INVALID_VALUE, name, name + " must be a whole number");
    }
}
