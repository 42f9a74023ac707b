package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.access.Access;
import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.view.ListedExecution;
import ai.hanzo.hmm.door.view.OrderCursor;
import ai.hanzo.hmm.door.view.Outcome;
import ai.hanzo.hmm.door.view.Shown;
import ai.hanzo.hmm.door.view.Trade;
import ai.hanzo.hmm.door.view.Views;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.javalin.http.Context;

import java.util.List;
import java.util.function.Supplier;

/// What has happened, out, a page at a time: `next` is there while more may follow, and says which
/// parameter it is to be given back as.
public final class HistoryReads {
    private static final String ACCOUNT = "/v1/accounts/{account}";
    private static final String MARKET = "/v1/markets/{kind}/{class}";

    private final Supplier<Views> views;

    public HistoryReads(Supplier<Views> views) {
        this.views = views;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(Access.OWNER, ACCOUNT + "/orders", this::orders),
                Route.get(Access.OWNER, ACCOUNT + "/executions", this::executions),
                Route.get(Access.PUBLIC, MARKET + "/trades", this::trades),
                Route.get(Access.PUBLIC, MARKET + "/candles", this::candles));
    }

    /// `next` is given back as `after`.
    private void orders(Context ctx) {
        var account = Paths.account(ctx);
        var asked = Paths.orders(ctx);
        var after = Paths.asked(ctx, "after").map(OrderCursor::parse).orElse(OrderCursor.BEGIN);
        if (after.closed() && !asked.closed()) {
            throw Problem.of(Code.INVALID_VALUE, "after", "after must be a next of these orders");
        }
        int limit = Paths.limit(ctx);
        var page = views.get().orders(account, asked, after, limit);
        var shown = JsonNodeFactory.instance.objectNode();
        var list = shown.putArray("orders");
        for (var order : page) {
            list.add(Outcome.ofListed(order.touched(), account, order.clientOrderId()));
        }
        if (page.size() == limit) shown.put("next", page.getLast().at().text());
        Answers.json(ctx, shown);
    }

    /// The newest first, and `next` is given back as `before`; with `after` the oldest first, and
    /// it is given back as `after`.
    private void executions(Context ctx) {
        var span = Paths.span(ctx);
        var page = views.get().executions(Paths.account(ctx), span);
        var shown = JsonNodeFactory.instance.objectNode();
        var list = shown.putArray("executions");
        for (var each : page) list.add(shown(each));
        if (page.size() == span.limit()) shown.put("next", page.getLast().position());
        Answers.json(ctx, shown);
    }

    private static ObjectNode shown(ListedExecution listed) {
        var shown = JsonNodeFactory.instance.objectNode().put("position", listed.position());
        return shown.setAll(Shown.record(listed.execution()));
    }

    /// As executions, by their sequences; nobody is named.
    private void trades(Context ctx) {
        var market = Paths.market(ctx);
        Paths.known(views.get(), market);
        var span = Paths.span(ctx);
        var page = views.get().trades(market, span);
        var shown = JsonNodeFactory.instance.objectNode().put("market", market);
        var list = shown.putArray("trades");
        for (var trade : page) list.add(Trade.shown(trade));
        if (page.size() == span.limit()) shown.put("next", page.getLast().getSequence());
        Answers.json(ctx, shown);
    }

    /// Oldest first: from `fromMs` on, and `next` is given back as `fromMs`; else the last ones
    /// before `toMs`.
    private void candles(Context ctx) {
        var market = Paths.market(ctx);
        Paths.known(views.get(), market);
        var interval = Paths.interval(ctx);
        int limit = Paths.limit(ctx);
        long fromMs = Paths.timeMs(ctx, "fromMs").orElse(-1L);
        long toMs = Paths.timeMs(ctx, "toMs").orElse(Long.MAX_VALUE);
        var page = views.get().candles(market, interval, fromMs, toMs, limit);
        var shown =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("market", market)
                        .put("interval", interval);
        var list = shown.putArray("candles");
        for (var bar : page) {
            var fields = Shown.record(bar);
            fields.remove(List.of("market", "interval"));
            list.add(fields);
        }
        boolean full = fromMs >= 0 && page.size() == limit;
        if (full) shown.put("next", page.getLast().getStartMs() + 1);
        Answers.json(ctx, shown);
    }
}
