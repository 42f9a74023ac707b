package ai.hanzo.hmm.door.http;

import static ai.hanzo.hmm.door.http.Appending.key;

import ai.hanzo.hmm.door.access.Access;
import ai.hanzo.hmm.door.access.Role;
import ai.hanzo.hmm.door.log.Command;
import ai.hanzo.hmm.door.log.CommandLog;
import ai.hanzo.hmm.door.request.AccountRequests;
import ai.hanzo.hmm.door.request.MarketRequests;
import ai.hanzo.hmm.door.request.ProviderRulings;
import ai.hanzo.hmm.door.view.Views;
import ai.hanzo.hmm.door.wait.Waiting;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import io.javalin.http.Context;
import io.javalin.http.Handler;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The operator's commands in: each is checked for shape, appended to its topic and answered with
/// its place there.
public final class OperatorRoutes {
    private static final String MARKET = "/v1/markets/{kind}/{class}";
    private static final String PROVIDER = MARKET + "/providers/{provider}";
    private static final String ALLOCATION = MARKET + "/allocations/{number}";

    private final TopicCatalogue topics;
    private final Sending sending;
    private final KnownMarkets markets;

    public OperatorRoutes(
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
                Route.post(Access.of(Role.OPERATOR), "/v1/markets", appending(this::createMarket)),
                Route.put(Access.of(Role.OPERATOR), MARKET + "/phase", appending(this::setPhase)),
                Route.put(Access.of(Role.OPERATOR), MARKET + "/terms", appending(this::setTerms)),
                Route.put(
                        Access.of(Role.OPERATOR),
                        PROVIDER + "/standing",
                        appending(this::setStanding)),
                Route.put(
                        Access.of(Role.OPERATOR), PROVIDER + "/bond-ppm", appending(this::setBond)),
                Route.post(
                        Access.of(Role.OPERATOR),
                        ALLOCATION + "/faults",
                        appending(this::ruleFault)),
                Route.post(
                        Access.of(Role.OPERATOR),
                        ALLOCATION + "/rulings",
                        appending(this::ruleDispute)),
                Route.put(
                        Access.of(Role.OPERATOR),
                        "/v1/accounts/{account}/group",
                        appending(this::setOwnerGroup)));
    }

    private Handler appending(Appending.Reader reader) {
        return new Appending(sending, reader);
    }

    private Command<?> createMarket(Context ctx) throws IOException {
        return ofMarket(MarketRequests.create(Body.fields(ctx), key(ctx)));
    }

    private Command<?> setPhase(Context ctx) throws IOException {
        return ofKnown(MarketRequests.phase(Paths.market(ctx), Body.fields(ctx), key(ctx)));
    }

    private Command<?> setTerms(Context ctx) throws IOException {
        return ofKnown(MarketRequests.terms(Paths.market(ctx), Body.fields(ctx), key(ctx)));
    }

    private Command<?> setStanding(Context ctx) throws IOException {
        var market = Paths.market(ctx);
        var provider = Paths.provider(ctx);
        return ofProvider(
                provider, ProviderRulings.standing(market, provider, Body.fields(ctx), key(ctx)));
    }

    private Command<?> setBond(Context ctx) throws IOException {
        var market = Paths.market(ctx);
        var provider = Paths.provider(ctx);
        return ofProvider(
                provider, ProviderRulings.bond(market, provider, Body.fields(ctx), key(ctx)));
    }

    private Command<?> ruleFault(Context ctx) throws IOException {
        var market = Paths.market(ctx);
        var number = Paths.number(ctx);
        return ofKnown(ProviderRulings.fault(market, number, Body.fields(ctx), key(ctx)));
    }

    private Command<?> ruleDispute(Context ctx) throws IOException {
        var market = Paths.market(ctx);
        var number = Paths.number(ctx);
        return ofKnown(ProviderRulings.dispute(market, number, Body.fields(ctx), key(ctx)));
    }

    private Command<?> setOwnerGroup(Context ctx) throws IOException {
        var account = Paths.account(ctx);
        var value = AccountRequests.group(account, Body.fields(ctx), key(ctx));
        return new Command<>(
                topics.operatorCommands(),
                "account",
                account,
                value.getId(),
                value,
                "/v1/accounts/" + account + "/balances",
                Map.of());
    }

    private Command<?> ofProvider(String provider, OperatorCommand value) {
        return ofKnown(value).readAt("/v1/providers/" + provider + "/quality");
    }

    private Command<?> ofKnown(OperatorCommand value) {
        markets.check(value.getMarket());
        return ofMarket(value);
    }

    private Command<?> ofMarket(OperatorCommand value) {
        var market = value.getMarket();
        return new Command<>(
                topics.operatorCommands(),
                "market",
                market,
                value.getId(),
                value,
                "/v1/markets/" + market,
                Map.of());
    }
}
