package ai.hanzo.hmm.bench.load;

import ai.hanzo.hmm.local.demo.client.Commands;
import ai.hanzo.hmm.local.demo.client.Connection;
import ai.hanzo.hmm.local.demo.client.NoAnswer;
import ai.hanzo.hmm.local.demo.client.Results;
import ai.hanzo.hmm.streams.signature.Attestor;
import ai.hanzo.hmm.streams.signature.SigningKey;
import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.IssueCapacity;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.RequestNonce;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/// Makes the markets of a mix ready for it: everybody has HANZO and units, the pools are full, and
/// so is every slot of the books. Each step waits for the answers to the one before.
public final class Opening {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long DEPOSIT_MICROS = 1_000_000_000_000_000L;
    private static final long UNITS_MICROS = 20_000_000_000L;
    private static final long POOL_UNITS_MICROS = 200_000_000L;
    private static final long BOND_MICROS = 100_000_000_000_000L;
    private static final long RATE_MICROS = 1_000_000_000_000_000L;

    private final Mix mix;
    private final Workload workload;
    private final Commands commands;
    private final Results results;
    private final List<Attestor> attestors = new ArrayList<>();
    private final Set<String> unanswered = new HashSet<>();
    private final Set<String> markets = new HashSet<>();
    private String refusal = "";

    private Opening(Mix mix, Workload workload, Connection exchange) {
        this.mix = mix;
        this.workload = workload;
        this.commands = new Commands(exchange);
        this.results =
                new Results(
                        exchange,
                        List.of(exchange.topics().executions(), exchange.topics().markets()),
                        (result, _) -> note(result));
    }

    /// Returns when the exchange is ready for the workload.
    ///
    /// @throws NoAnswer where it refuses something or does not answer
    public static void of(Mix mix, Workload workload, Connection exchange) {
        var opening = new Opening(mix, workload, exchange);
        try (opening.commands;
                opening.results) {
            opening.results.start();
            opening.open();
        }
    }

    private void open() {
        createMarkets();
        deposits();
        capacity();
        units();
        pools();
        books();
    }

    private void createMarkets() {
        for (int m = 0; m < mix.markets(); m++) {
            commands.operate(
                    Names.market(m),
                    "open",
                    new CreateMarket(Markets.definition(m), MarketPhase.ACTIVE));
        }
        commands.flush();
        until("the markets", () -> markets.size() == mix.markets());
    }

    private void deposits() {
        for (int m = 0; m < mix.markets(); m++) deposit(Names.provider(m));
        for (int i = 0; i < mix.makers(); i++) deposit(Names.maker(i));
        for (int i = 0; i < mix.takers(); i++) deposit(Names.taker(i));
        deposit(Names.LIQUIDITY_PROVIDER);
        answered("deposits");
    }

    private void deposit(String account) {
        commands.deposit(account, expect(account, "deposit"), DEPOSIT_MICROS);
    }

    private void capacity() {
        long needed = (mix.makers() + mix.takers()) * UNITS_MICROS + POOL_UNITS_MICROS;
        for (int m = 0; m < mix.markets(); m++) {
            attestors.add(new Attestor(SigningKey.random()));
            provide(m, "register", attestors.get(m).registration());
            provide(m, "bond", new PostBond(Names.market(m), BOND_MICROS));
        }
        answered("providers and their bonds");
        prove();
        for (int m = 0; m < mix.markets(); m++) {
            provide(m, "issue", new IssueCapacity(Names.market(m), needed, RATE_MICROS));
        }
        answered("capacity");
    }

    private void prove() {
        var requests = new ArrayList<Future<RecordMetadata>>();
        for (int m = 0; m < mix.markets(); m++) {
            requests.add(provide(m, "nonce", new RequestNonce(Names.market(m))));
        }
        answered("nonces");
        for (int m = 0; m < mix.markets(); m++) {
            var nonce = Attestor.nonceOf(requests.get(m).resultNow());
            var proof =
                    attestors.get(m).attest(Names.market(m), Names.provider(m), RATE_MICROS, nonce);
            provide(m, "attest", proof);
        }
        answered("attestations");
    }

    private Future<RecordMetadata> provide(int market, String id, SpecificRecord body) {
        var account = Names.provider(market);
        return commands.provide(account, expect(account, id), body);
    }

    /// Everybody buys its units from the provider.
    private void units() {
        long all = (mix.makers() + mix.takers()) * UNITS_MICROS + POOL_UNITS_MICROS;
        for (int m = 0; m < mix.markets(); m++) {
            limit(Names.provider(m), m, OrderSide.SELL, all);
        }
        answered("units for sale");
        for (int m = 0; m < mix.markets(); m++) {
            for (int i = 0; i < mix.makers(); i++) buy(Names.maker(i), m, UNITS_MICROS);
            for (int i = 0; i < mix.takers(); i++) buy(Names.taker(i), m, UNITS_MICROS);
            buy(Names.LIQUIDITY_PROVIDER, m, POOL_UNITS_MICROS);
        }
        answered("units bought");
    }

    private void buy(String account, int market, long quantityMicros) {
        limit(account, market, OrderSide.BUY, quantityMicros);
    }

    private void limit(String account, int market, OrderSide side, long quantityMicros) {
        var order =
                PlaceOrder.newBuilder()
                        .setMarket(Names.market(market))
                        .setSide(side)
                        .setType(OrderType.LIMIT)
                        .setPriceMicros(Workload.MIDDLE_MICROS)
                        .setQuantityMicros(quantityMicros)
                        .setDelivery(OrderDelivery.HOLD)
                        .build();
        commands.place(account, expect(account, "units-" + market), order, _ -> {});
    }

    private void pools() {
        long funds = POOL_UNITS_MICROS / 1_000_000 * Workload.MIDDLE_MICROS;
        for (int m = 0; m < mix.markets(); m++) {
            commands.liquidity(
                    Names.LIQUIDITY_PROVIDER,
                    expect(Names.LIQUIDITY_PROVIDER, "pool-" + m),
                    new AddLiquidity(Names.market(m), POOL_UNITS_MICROS, funds, 0L));
        }
        answered("the pools");
    }

    private void books() {
        for (int slot = 0; slot < workload.slots(); slot++) {
            var command = workload.fill(slot).command();
            var envelope = command.getEnvelope();
            commands.place(
                    envelope.getAccount(),
                    expect(envelope.getAccount(), envelope.getId()),
                    (PlaceOrder) command.getBody(),
                    _ -> {});
        }
        answered("the books");
    }

    private String expect(String account, String id) {
        results.see(() -> unanswered.add(key(account, id)));
        return id;
    }

    private void answered(String what) {
        commands.flush();
        until(what, unanswered::isEmpty);
        var refused = results.see(() -> refusal);
        if (!refused.isEmpty()) throw new NoAnswer("the exchange refused " + refused);
    }

    private void until(String what, BooleanSupplier done) {
        results.await(what, PATIENCE, unanswered::size, done);
    }

    /// Under the lock of the results.
    private void note(SpecificRecord result) {
        switch (result) {
            case MarketStatus status -> markets.add(status.getDefinition().getMarket());
            case Execution execution -> note(execution);
            default -> throw new IllegalArgumentException("not asked for: " + result);
        }
    }

    private void note(Execution execution) {
        if (execution.getStatus() == CommandStatus.PENDING) return;
        var key = key(execution.getAccount(), execution.getCommandId());
        if (!unanswered.remove(key)) return;
        if (execution.getStatus() == CommandStatus.REFUSED) {
            refusal = key + ": " + execution.getRefusal().getCode();
        }
    }

    private static String key(String account, String id) {
        return account + ' ' + id;
    }
}
