package ai.hanzo.hmm.door.http;

import static ai.hanzo.hmm.door.problem.Code.INVALID_VALUE;
import static ai.hanzo.hmm.door.problem.Code.UNKNOWN_ALLOCATION;

import ai.hanzo.hmm.door.access.Access;
import ai.hanzo.hmm.door.access.Role;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Names;
import ai.hanzo.hmm.door.view.AllocationKeys;
import ai.hanzo.hmm.door.view.Shown;
import ai.hanzo.hmm.door.view.StateFilter;
import ai.hanzo.hmm.door.view.Views;
import ai.hanzo.hmm.wire.Allocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.javalin.http.Context;
import io.javalin.http.Header;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/// What a consumer has bought and what a provider is to serve, out.
public final class AllocationReads {
    private static final String OF_CONSUMER = "/v1/accounts/{account}/allocations";
    private static final String OF_PROVIDER = "/v1/providers/{provider}/allocations";
    private static final String NUMBER = "/{kind}/{class}/{number}";
    private static final String ONE = OF_CONSUMER + NUMBER;

    private final Supplier<Views> views;
    private final OtherDoors others;

    public AllocationReads(Supplier<Views> views, OtherDoors others) {
        this.views = views;
        this.others = others;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(Access.OWNER, OF_CONSUMER, this::ofConsumer),
                Route.get(Access.OWNER, ONE, this::one),
                Route.get(Access.OWNER, ONE + "/token", this::token),
                Route.get(Access.of(Role.PROVIDER), OF_PROVIDER, this::ofProvider),
                Route.get(Access.of(Role.PROVIDER), OF_PROVIDER + NUMBER, this::oneOfProvider));
    }

    private void ofConsumer(Context ctx) {
        var account = Paths.account(ctx);
        var states = Paths.states(ctx);
        int limit = Paths.limit(ctx);
        var page = views.get().allocations(account, states, Paths.after(ctx), limit);
        page(ctx, shown(page), limit);
    }

    /// The open ones alone: closed ones are read one by one.
    private void ofProvider(Context ctx) {
        var provider = Paths.provider(ctx);
        var states = Paths.states(ctx);
        if (states == StateFilter.ANY) states = StateFilter.OPEN;
        if (!states.isOfOpenOnes()) {
            throw Problem.of(
                    INVALID_VALUE, "state", "a provider's allocations are listed while open");
        }
        var after = Paths.after(ctx);
        var market = Paths.marketAsked(ctx).orElse("");
        market(market, after);
        int limit = Paths.limit(ctx);
        var here = shown(views.get().served(provider, market, states, after, limit));
        ctx.future(
                () -> others.ask(ctx).thenAccept(parts -> page(ctx, merged(here, parts), limit)));
    }

    /// They lie in their consumers' partitions, and so with several doors.
    private static List<JsonNode> merged(List<JsonNode> here, List<JsonNode> parts) {
        var all = new ArrayList<>(here);
        for (var part : parts) part.path("allocations").forEach(all::add);
        all.sort(Comparator.comparing(one -> AllocationKeys.order(idOf(one))));
        return all;
    }

    private static List<JsonNode> shown(List<Allocation> allocations) {
        return allocations.stream().<JsonNode>map(Shown::record).toList();
    }

    private static String idOf(JsonNode allocation) {
        return allocation.path("allocationId").asText();
    }

    private void market(String market, String after) {
        if (market.isEmpty()) return;
        Paths.known(views.get(), market);
        if (!after.isEmpty() && !Names.marketOfAllocation(after).equals(market)) {
            throw Problem.of(INVALID_VALUE, "after", "after must be an allocation of the market");
        }
    }

    /// `next` is there while more may follow, and is given back as `after`.
    private static void page(Context ctx, List<JsonNode> found, int limit) {
        var page = found.subList(0, Math.min(limit, found.size()));
        var shown = JsonNodeFactory.instance.objectNode();
        var list = shown.putArray("allocations");
        page.forEach(list::add);
        if (page.size() == limit) shown.put("next", idOf(page.getLast()));
        Answers.json(ctx, shown);
    }

    private void one(Context ctx) {
        var id = Paths.allocation(ctx);
        Answers.show(ctx, views.get().allocation(Paths.account(ctx), id), none(id));
    }

    /// In whatever state, for who checks a token of it. It lies in its consumer's partition, so the
    /// consumer is named.
    private void oneOfProvider(Context ctx) {
        var id = Paths.allocation(ctx);
        var provider = Paths.provider(ctx);
        var consumer = Names.name("consumer", Paths.asked(ctx, "consumer").orElse(""));
        var its =
                views.get()
                        .allocation(consumer, id)
                        .filter(allocation -> allocation.getProvider().equals(provider));
        Answers.show(
                ctx,
                its,
                () ->
                        Problem.of(
                                UNKNOWN_ALLOCATION,
                                "the provider has no allocation %s of %s".formatted(id, consumer)));
    }

    private void token(Context ctx) {
        var id = Paths.allocation(ctx);
        ctx.header(Header.CACHE_CONTROL, "no-store");
        Answers.show(ctx, views.get().token(Paths.account(ctx), id), none(id));
    }

    private static Supplier<Problem> none(String id) {
        return () -> Problem.of(UNKNOWN_ALLOCATION, "the account has no allocation " + id);
    }
}
