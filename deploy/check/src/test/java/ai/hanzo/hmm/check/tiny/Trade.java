package ai.hanzo.hmm.check.tiny;

import ai.hanzo.hmm.node.setup.MarketCatalogue;
import ai.hanzo.hmm.streams.signature.Attestor;
import ai.hanzo.hmm.streams.signature.SigningKey;
import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.IssueCapacity;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderTimeInForce;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.Redeem;
import ai.hanzo.hmm.wire.RegisterKey;
import ai.hanzo.hmm.wire.RequestNonce;
import ai.hanzo.hmm.wire.RetireCapacity;
import ai.hanzo.hmm.wire.RuleFault;
import ai.hanzo.hmm.wire.Send;
import ai.hanzo.hmm.wire.SetProviderStanding;
import ai.hanzo.hmm.wire.Stake;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.Unstake;
import ai.hanzo.hmm.wire.Withdraw;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;

import java.nio.ByteBuffer;

/// Commands for a tiny exchange.
public final class Trade {
    static final String MARKET = "gpu-inference/h100";

    private static final long UNIT = 1_000_000;
    private static final int TRADERS = 50;
    private static final long RATE = 1_000_000 * UNIT;

    private final TopicCatalogue topics;
    private final TinyExchange exchange;
    private final Attestor attestor = new Attestor(SigningKey.random());

    public Trade(TopicCatalogue topics, TinyExchange exchange) {
        this.topics = topics;
        this.exchange = exchange;
    }

    /// A market, a provider with capacity and a pool, and traders with funds.
    public void open() {
        MarketCatalogue.builtIn().forEach(exchange::open);
        deposit("house", "d", 100_000 * UNIT);
        for (int i = 0; i < TRADERS; i++) deposit("trader-" + i, "d", 1_000 * UNIT);
        provide("register", attestor.registration());
        provide("bond", new PostBond(MARKET, 50_000 * UNIT));
        prove("1");
        provide("issue", new IssueCapacity(MARKET, 1_000 * UNIT, RATE));
        var pool = new AddLiquidity(MARKET, 10 * UNIT, 220 * UNIT, 0L);
        exchange.send(topics.liquidity(), "house", new LiquidityCommand(by("house", "p"), pool));
    }

    /// So many orders: a sale that rests and a purchase that meets it, in turn.
    public void orders(int count) {
        for (int i = 0; i < count; i++) {
            if (i % 2 == 0) order("house", "s" + i, limit(OrderSide.SELL, 100 + i % 7 * 10));
            else order("trader-" + i % TRADERS, "b" + i, limit(OrderSide.BUY, 100 + i % 5 * 10));
        }
    }

    /// Allocations of every fate.
    public void lives() {
        var serving = new Serving(topics, exchange);
        orderNow("trader-1", "life-1");
        serving.wholeLife("trader-1");
        orderNow("trader-2", "life-2");
        serving.shortLife("trader-2");
        orderNow("trader-3", "life-3");
        serving.noLife();
    }

    /// One of each of the other things: an allocation, a repeat, a refusal, a cancel, a withdrawal.
    public void oddments() {
        orderNow("trader-1", "now");
        orderNow("trader-1", "now");
        order(
                "trader-1",
                "low",
                PlaceOrder.newBuilder(limit(OrderSide.BUY, 50)).setPriceMicros(20 * UNIT).build());
        order("trader-2", "sale", limit(OrderSide.SELL, 9_000 * UNIT));
        exchange.send(
                topics.orders(),
                "trader-1",
                new OrderCommand(by("trader-1", "c"), new CancelOrder("low")));
        exchange.send(
                topics.transfers(),
                "trader-3",
                new TransferCommand(by("trader-3", "w"), new Withdraw(UNIT, "out")));
    }

    /// What becomes of a provider: it fails an allocation, takes capacity back, is suspended; what
    /// it owes is then paid in cash; it is reinstated and proves again what it can run.
    public void discipline() {
        exchange.rule(MARKET, "fault", new RuleFault(1L, 400L, "not delivered"));
        provide("retire", new RetireCapacity(MARKET, 3_000L, UNIT));
        provide("too-much", new RetireCapacity(MARKET, 5_000 * UNIT, 0L));
        stand("suspend", ProviderStanding.SUSPENDED, 10_000);
        redeem("cash");
        stand("reinstate", ProviderStanding.ACTIVE, 0);
        provide("nonce-f", new RequestNonce(MARKET));
        var forger = new Attestor(SigningKey.random());
        provide("forgery", forger.attest(MARKET, "house", RATE, exchange.nonce()));
        prove("2");
        redeem("again");
    }

    private void stand(String id, ProviderStanding standing, int slashPpm) {
        var ruling = new SetProviderStanding("house", standing, slashPpm, "tests");
        exchange.rule(MARKET, id, ruling);
    }

    private void redeem(String id) {
        var body = new LiquidityCommand(by("trader-1", id), new Redeem(MARKET, 20L, null, 0));
        exchange.send(topics.liquidity(), "trader-1", body);
    }

    /// What accounts do with their own: a present, a stake, units redeemed, an owner group,
    /// commands without and with the signature that is asked for. On the next day the stake lowers
    /// fees.
    public void transfers() {
        transfer(by("trader-4", "gift"), new Send("trader-5", "HANZO", UNIT));
        transfer(by("trader-9", "stake"), new Stake(200 * UNIT));
        transfer(by("trader-9", "unstake"), new Unstake(50 * UNIT));
        transfer(by("trader-8", "key"), new RegisterKey(ByteBuffer.wrap(new byte[32])));
        transfer(by("trader-8", "u"), new Withdraw(UNIT, "not signed"));
        transfer(signed("trader-8", "u"), new Withdraw(2 * UNIT, "signed"));
        exchange.group("trader-7", "family");
        var redeem = new Redeem(MARKET, 50L, null, 0);
        exchange.send(
                topics.liquidity(),
                "trader-1",
                new LiquidityCommand(by("trader-1", "redeem"), redeem));
        exchange.tick(MARKET);
        exchange.pass(24 * 60 * 60 * 1_000);
        order("trader-9", "cheap", limit(OrderSide.BUY, 100));
    }

    private void prove(String id) {
        provide("nonce-" + id, new RequestNonce(MARKET));
        provide("proof-" + id, attestor.attest(MARKET, "house", RATE, exchange.nonce()));
    }

    private void transfer(Envelope by, SpecificRecord body) {
        exchange.send(topics.transfers(), by.getAccount(), new TransferCommand(by, body));
    }

    private Envelope signed(String account, String id) {
        return Envelope.newBuilder(by(account, id))
                .setKeyId("00".repeat(32))
                .setSignature(ByteBuffer.wrap(new byte[64]))
                .setSignedAtMs(exchange.timeMs())
                .build();
    }

    private void deposit(String account, String id, long micros) {
        exchange.send(topics.deposits(), account, new Deposit(by(account, id), micros, "test"));
    }

    private void provide(String id, SpecificRecord body) {
        exchange.send(topics.providers(), "house", new ProviderCommand(by("house", id), body));
    }

    private void orderNow(String account, String id) {
        var now =
                PlaceOrder.newBuilder(limit(OrderSide.BUY, 1_000))
                        .setDelivery(OrderDelivery.IMMEDIATE)
                        .setPriceMicros(23 * UNIT)
                        .build();
        order(account, id, now);
    }

    private void order(String account, String id, PlaceOrder order) {
        exchange.send(topics.orders(), account, new OrderCommand(by(account, id), order));
    }

    private static PlaceOrder limit(OrderSide side, long quantity) {
        return PlaceOrder.newBuilder()
                .setMarket(MARKET)
                .setSide(side)
                .setType(OrderType.LIMIT)
                .setTimeInForce(OrderTimeInForce.GTC)
                .setPriceMicros(22 * UNIT)
                .setQuantityMicros(quantity)
                .setDelivery(OrderDelivery.HOLD)
                .build();
    }

    private static Envelope by(String account, String id) {
        return Envelope.newBuilder().setAccount(account).setId(id).build();
    }
}
