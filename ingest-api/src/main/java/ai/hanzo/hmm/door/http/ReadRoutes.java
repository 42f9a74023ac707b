package ai.hanzo.hmm.door.http;

import static ai.hanzo.hmm.door.problem.Code.UNKNOWN_ACCOUNT;
import static ai.hanzo.hmm.door.problem.Code.UNKNOWN_COMMAND;
import static ai.hanzo.hmm.door.problem.Code.UNKNOWN_ORDER;

import ai.hanzo.hmm.door.access.Access;
import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Names;
import ai.hanzo.hmm.door.view.Conservation;
import ai.hanzo.hmm.door.view.Outcome;
import ai.hanzo.hmm.door.view.Posted;
import ai.hanzo.hmm.door.view.Shown;
import ai.hanzo.hmm.door.view.Views;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.MarketStatus;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.javalin.http.Context;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Views out.
public final class ReadRoutes {
    private final Supplier<Views> views;
    private final OtherDoors others;

    public ReadRoutes(Supplier<Views> views, OtherDoors others) {
        this.views = views;
        this.others = others;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(Access.PUBLIC, "/v1/markets", this::markets),
                Route.get(Access.PUBLIC, "/v1/markets/{kind}/{class}", this::market),
                Route.get(Access.PUBLIC, "/v1/markets/{kind}/{class}/book", this::book),
                Route.get(Access.PUBLIC, "/v1/markets/{kind}/{class}/price", this::price),
                Route.get(Access.OWNER, "/v1/orders/{account}/{clientOrderId}", this::order),
                Route.get(Access.OWNER, "/v1/commands/{account}/{id}", this::command),
                Route.get(Access.OWNER, "/v1/accounts/{account}/balances", this::balances),
                Route.get(Access.PUBLIC, "/v1/conservation", this::conservation));
    }

    private void markets(Context ctx) {
        var shown = JsonNodeFactory.instance.objectNode();
        var list = shown.putArray("markets");
        var phase = Paths.phaseAsked(ctx);
        var kind = Paths.kindAsked(ctx);
        for (var market : views.get().markets()) {
            boolean asked =
                    phase.map(market.getPhase()::equals).orElse(true)
                            && kind.map(market.getDefinition().getMarket()::startsWith)
                                    .orElse(true);
            if (asked) list.add(flat(market));
        }
        Answers.json(ctx, shown);
    }

    private void market(Context ctx) {
        Answers.json(ctx, flat(Paths.known(views.get(), Paths.market(ctx))));
    }

    /// A market with its definition's fields beside its state's, as `POST /v1/markets` takes them.
    private static ObjectNode flat(MarketStatus market) {
        var shown = Shown.record(market.getDefinition());
        var state = Shown.record(market);
        state.remove("definition");
        return shown.setAll(state);
    }

    /// The best levels, best first, at most as many as the query says; a market without orders has
    /// an empty book.
    private void book(Context ctx) {
        int levels = Paths.levels(ctx);
        var market = Paths.known(views.get(), Paths.market(ctx));
        var empty = at(market);
        empty.putArray("bids");
        empty.putArray("asks");
        var depth = views.get().depth(market.getDefinition().getMarket());
        Answers.json(ctx, depth.map(whole -> Shown.record(best(whole, levels))).orElse(empty));
    }

    private static Depth best(Depth whole, int levels) {
        return Depth.newBuilder(whole)
                .setBids(whole.getBids().stream().limit(levels).toList())
                .setAsks(whole.getAsks().stream().limit(levels).toList())
                .build();
    }

    /// What prices there are; a market where nothing happened has none.
    private void price(Context ctx) {
        var market = Paths.known(views.get(), Paths.market(ctx));
        var price = views.get().price(market.getDefinition().getMarket());
        Answers.json(ctx, price.map(Shown::record).orElseGet(() -> at(market)));
    }

    private static ObjectNode at(MarketStatus market) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("market", market.getDefinition().getMarket())
                .put("timeMs", market.getTimeMs());
    }

    private void order(Context ctx) {
        var id = Names.name("clientOrderId", ctx.pathParam("clientOrderId"));
        var outcome = Outcome.ofOrder(views.get(), Paths.account(ctx), id);
        Answers.json(
                ctx,
                outcome.orElseThrow(
                        unknown(UNKNOWN_ORDER, "nothing is known of order " + id + " yet")));
    }

    private void command(Context ctx) {
        var id = Names.name("id", ctx.pathParam("id"));
        Answers.show(
                ctx,
                views.get().command(Paths.account(ctx), id),
                unknown(UNKNOWN_COMMAND, "nothing is known of command " + id + " yet"));
    }

    private void balances(Context ctx) {
        var account = Paths.account(ctx);
        Answers.show(
                ctx,
                views.get().balances(account),
                unknown(UNKNOWN_ACCOUNT, "account " + account + " has had no balance yet"));
    }

    /// Every door has sums of its own part; a door that is asked by another answers with those.
    private void conservation(Context ctx) {
        var posted = views.get().posted();
        if (OtherDoors.isAsking(ctx)) {
            Answers.json(ctx, Posted.shown(posted));
            return;
        }
        var markets = views.get().markets();
        ctx.future(
                () ->
                        others.ask(ctx)
                                .thenAccept(
                                        parts -> {
                                            var all = new ArrayList<>(posted);
                                            parts.forEach(part -> all.addAll(Posted.read(part)));
                                            Answers.json(ctx, Conservation.shown(all, markets));
                                        }));
    }

    private static Supplier<Problem> unknown(Code code, String detail) {
        return () -> Problem.of(code, detail);
    }
}
