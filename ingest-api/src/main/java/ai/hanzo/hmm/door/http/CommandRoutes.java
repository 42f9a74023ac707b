package ai.hanzo.hmm.door.http;

import static ai.hanzo.hmm.door.problem.Code.MISSING_FIELD;

import ai.hanzo.hmm.door.access.Access;
import ai.hanzo.hmm.door.access.Role;
import ai.hanzo.hmm.door.log.Command;
import ai.hanzo.hmm.door.log.CommandLog;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.MoneyRequests;
import ai.hanzo.hmm.door.request.OrderRequests;
import ai.hanzo.hmm.door.request.PoolRequests;
import ai.hanzo.hmm.door.request.Proof;
import ai.hanzo.hmm.door.request.ProviderRequests;
import ai.hanzo.hmm.door.request.Sender;
import ai.hanzo.hmm.door.request.TelemetryRequests;
import ai.hanzo.hmm.door.view.Views;
import ai.hanzo.hmm.door.wait.Waiting;
import ai.hanzo.hmm.wire.AmendOrder;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import io.javalin.http.Context;
import io.javalin.http.Handler;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Commands of accounts and observers in: each is checked for shape, appended to its topic and
/// answered with its place there.
public final class CommandRoutes {
    private final TopicCatalogue topics;
    private final Sending sending;
    private final KnownMarkets markets;

    public CommandRoutes(
            TopicCatalogue topics,
            Supplier<CommandLog> log,
            Waiting waiting,
            Supplier<Views> views) {
        this.topics = topics;
        this.sending = new Sending(log, waiting);
        this.markets = new KnownMarkets(views);
    }

    public List<Route> routes() {
        return List.of(
                Route.post(Access.of(Role.TRADER), "/v1/orders", appending(this::placeOrder)),
                Route.post(
                        Access.of(Role.TRADER),
                        "/v1/orders/batch",
                        new Batch(sending, this::ofOrder)),
                Route.patch(
                        Access.of(Role.TRADER),
                        "/v1/orders/{account}/{clientOrderId}",
                        appending(this::amendOrder)),
                Route.delete(
                        Access.of(Role.TRADER),
                        "/v1/orders/{account}/{clientOrderId}",
                        appending(this::cancelOrder)),
                Route.delete(
                        Access.of(Role.TRADER),
                        "/v1/orders/{account}",
                        appending(this::cancelAllOrders)),
                Route.post(
                        Access.of(Role.TRADER, Role.PROVIDER),
                        "/v1/liquidity",
                        appending(this::liquidity)),
                Route.post(Access.of(Role.TREASURY), "/v1/deposits", appending(this::deposit)),
                Route.post(
                        Access.of(Role.TRADER, Role.PROVIDER),
                        "/v1/transfers",
                        appending(this::transfer)),
                Route.post(Access.of(Role.PROVIDER), "/v1/providers", appending(this::provider)),
                Route.post(Access.of(Role.OBSERVER), "/v1/telemetry", appending(this::telemetry)));
    }

    private Handler appending(Appending.Reader reader) {
        return new Appending(sending, reader);
    }

    private Command<?> placeOrder(Context ctx) throws IOException {
        return ofOrder(OrderRequests.place(Body.fields(ctx), by(ctx)));
    }

    private Command<?> ofOrder(OrderCommand value) {
        markets.check(value.getBody());
        var account = value.getEnvelope().getAccount();
        var command = Command.of(topics.orders(), value.getEnvelope(), value);
        return switch (value.getBody()) {
            case PlaceOrder _ -> command.readAt("/v1/orders/" + account + "/" + command.id());
            case AmendOrder amend ->
                    command.readAt("/v1/orders/" + account + "/" + amend.getClientOrderId());
            default -> command;
        };
    }

    private Command<?> cancelOrder(Context ctx) {
        var account = ctx.pathParam("account");
        var order = ctx.pathParam("clientOrderId");
        return ofOrder(OrderRequests.cancel(account, order, by(ctx)));
    }

    private Command<?> cancelAllOrders(Context ctx) {
        var market = ctx.queryParam("market");
        if (market == null) throw Problem.of(MISSING_FIELD, "market", "market is missing");
        return ofOrder(OrderRequests.cancelAll(ctx.pathParam("account"), market, by(ctx)));
    }

    private Command<?> amendOrder(Context ctx) throws IOException {
        var account = ctx.pathParam("account");
        var order = ctx.pathParam("clientOrderId");
        return ofOrder(OrderRequests.amend(account, order, Body.fields(ctx), by(ctx)));
    }

    private Command<?> liquidity(Context ctx) throws IOException {
        var value = PoolRequests.read(Body.fields(ctx), by(ctx));
        markets.check(value.getBody());
        return Command.of(topics.liquidity(), value.getEnvelope(), value);
    }

    private Command<?> deposit(Context ctx) throws IOException {
        var value = MoneyRequests.deposit(Body.fields(ctx), by(ctx));
        return Command.of(topics.deposits(), value.getEnvelope(), value);
    }

    private Command<?> transfer(Context ctx) throws IOException {
        var value = MoneyRequests.transfer(Body.fields(ctx), by(ctx));
        markets.check(value.getBody());
        return Command.of(topics.transfers(), value.getEnvelope(), value);
    }

    private Command<?> provider(Context ctx) throws IOException {
        var value = ProviderRequests.read(Body.fields(ctx), by(ctx));
        markets.check(value.getBody());
        return Command.of(topics.providers(), value.getEnvelope(), value);
    }

    private Command<?> telemetry(Context ctx) throws IOException {
        var value = TelemetryRequests.read(Body.fields(ctx));
        markets.check(value.getBody());
        var provider = value.getProvider();
        return new Command<>(
                topics.telemetry(),
                "provider",
                provider,
                TelemetryRequests.idOf(value),
                value,
                "/v1/providers/" + provider + "/quality",
                Map.of());
    }

    private static Sender by(Context ctx) {
        return new Sender(Appending.key(ctx), Proof.ofHeaders(ctx::header));
    }
}
