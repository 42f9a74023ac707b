package ai.hanzo.hmm.local.demo;

import ai.hanzo.hmm.local.demo.client.Commands;
import ai.hanzo.hmm.local.demo.client.NoAnswer;
import ai.hanzo.hmm.local.demo.plan.MarketPlan;
import ai.hanzo.hmm.local.demo.plan.Provider;
import ai.hanzo.hmm.local.demo.plan.Quote;
import ai.hanzo.hmm.local.demo.plan.Terms;
import ai.hanzo.hmm.local.demo.plan.Times;
import ai.hanzo.hmm.local.demo.tally.Tally;
import ai.hanzo.hmm.streams.signature.Attestor;
import ai.hanzo.hmm.streams.signature.SigningKey;
import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.IssueCapacity;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.RequestNonce;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Brings a market to life, step by step: the market, everybody's funds, providers with their
/// bonds, proofs and capacity at their measured grade, and the pool. Each step waits for the
/// answers to the one before, for order is kept within a topic only.
final class Opening {
    static final int STEPS = 7;

    private final MarketPlan plan;
    private final Times times;
    private final Stage stage;
    private final Commands commands;
    private final Map<Provider, Attestor> attestors;

    Opening(MarketPlan plan, Times times, Stage stage) {
        this.plan = plan;
        this.times = times;
        this.stage = stage;
        this.commands = stage.commands();
        this.attestors =
                Provider.ALL.stream()
                        .collect(
                                Collectors.toMap(
                                        provider -> provider,
                                        _ -> new Attestor(SigningKey.random())));
    }

    /// @param observers start to report once there is somebody to observe
    void open(Observers observers) {
        stage.progress().begin("opening", STEPS);
        createMarket();
        stage.progress().at(1);
        deposit();
        stage.progress().at(2);
        bond();
        stage.progress().at(3);
        prove();
        stage.progress().at(4);
        observers.start();
        stage.until("scores of all providers", () -> scores().size() == Provider.ALL.size());
        issue();
        stage.progress().at(5);
        sellToLiquidityProviders();
        stage.progress().at(6);
        fillPool();
        stage.progress().at(STEPS);
    }

    private void createMarket() {
        var definition = Terms.definition(plan.startTicks() * Terms.TICK_MICROS, times);
        commands.operate(
                Terms.MARKET, "open-market", new CreateMarket(definition, MarketPhase.ACTIVE));
        commands.flush();
        stage.until("the market's opening", () -> terms(stage.tally()).isPresent());
        if (!stage.see(Opening::terms).equals(Optional.of(definition))) {
            throw new NoAnswer(
                    Terms.MARKET + " was open before, on other terms: play on a fresh exchange");
        }
    }

    private static Optional<MarketDefinition> terms(Tally tally) {
        return tally.accounts().terms(Terms.MARKET);
    }

    private void deposit() {
        for (int i = 0; i < MarketPlan.CONSUMERS; i++) {
            deposit(Parties.consumer(i), plan.consumerDepositMicros());
        }
        for (var account : Parties.LIQUIDITY_PROVIDERS) {
            deposit(account, plan.liquidityDepositMicros());
        }
        for (var provider : Provider.ALL) {
            deposit(provider.account(), plan.bondMicros(Provider.ALL.size()));
        }
        stage.answered("deposits");
    }

    private void deposit(String account, long amountMicros) {
        stage.expect(account, "deposit");
        commands.deposit(account, "deposit", amountMicros);
    }

    private void bond() {
        for (var provider : Provider.ALL) {
            provide(provider, "register", attestors.get(provider).registration());
            long amount = plan.bondMicros(Provider.ALL.size());
            provide(provider, "bond", new PostBond(Terms.MARKET, amount));
        }
        stage.answered("registrations and bonds");
    }

    private void prove() {
        var requests = new HashMap<Provider, Future<RecordMetadata>>();
        for (var provider : Provider.ALL) {
            requests.put(provider, provide(provider, "nonce", new RequestNonce(Terms.MARKET)));
        }
        stage.answered("nonces");
        for (var provider : Provider.ALL) {
            var nonce = Attestor.nonceOf(requests.get(provider).resultNow());
            provide(
                    provider,
                    "attest",
                    attestors
                            .get(provider)
                            .attest(
                                    Terms.MARKET,
                                    provider.account(),
                                    plan.providerRateMicros(),
                                    nonce));
        }
        stage.answered("attestations");
    }

    private void issue() {
        for (var score : stage.see(_ -> scores())) {
            long raw = plan.rawOf(Provider.ALL.size(), score.getGradePpm());
            var capacity = new IssueCapacity(Terms.MARKET, raw, plan.providerRateMicros());
            stage.expect(score.getProvider(), "issue");
            commands.provide(score.getProvider(), "issue", capacity);
        }
        stage.answered("capacity");
    }

    private Future<RecordMetadata> provide(Provider provider, String id, SpecificRecord body) {
        stage.expect(provider.account(), id);
        return commands.provide(provider.account(), id, body);
    }

    private List<QualityScore> scores() {
        return Provider.ALL.stream()
                .flatMap(provider -> stage.tally().score(provider.account()).stream())
                .toList();
    }

    private void sellToLiquidityProviders() {
        long price = plan.startTicks() * Terms.TICK_MICROS;
        for (int i = 0; i < Provider.ALL.size(); i++) {
            long units = plan.openingMicros(i, Provider.ALL.size());
            var seller = Provider.ALL.get(i).account();
            place("opening-sale", new Quote(seller, OrderSide.SELL, price, units, true));
        }
        stage.answered("the first sales");
        for (var account : Parties.LIQUIDITY_PROVIDERS) {
            long units = plan.poolShareMicros() + plan.reserveMicros();
            place("opening-buy", new Quote(account, OrderSide.BUY, price, units, false));
        }
        stage.answered("the first purchases");
    }

    private void place(String id, Quote quote) {
        stage.expect(quote.account(), id);
        commands.place(quote.account(), id, Orders.of(quote), _ -> {});
    }

    private void fillPool() {
        for (var account : Parties.LIQUIDITY_PROVIDERS) {
            long units = plan.poolShareMicros();
            long funds = plan.poolFundsMicros() / MarketPlan.LIQUIDITY_PROVIDERS;
            stage.expect(account, "fill-pool");
            commands.liquidity(
                    account, "fill-pool", new AddLiquidity(Terms.MARKET, units, funds, 0L));
        }
        stage.answered("the pool");
    }
}
