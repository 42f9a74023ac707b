package ai.hanzo.hmm.cli.crash;

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
import ai.hanzo.hmm.wire.RegisterProvider;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Commands of a few accounts in one market, the same ones for the same seed.
final class Load {
    static final String MARKET = "gpu-inference/h100";
    static final String PROVIDER = "provider";
    static final String POOL = "liquidity";

    private static final int TRADERS = 6;
    private static final long HANZO = 1_000_000;
    private static final long UNIT = 1_000_000;
    private static final long TICK = 100_000;
    private static final long LOT = 10;

    /// One command under its idempotency key.
    record Command(Topic<?> topic, String account, String id, SpecificRecord value) {
        Key key() {
            return new Key(account, id);
        }
    }

    record Key(String account, String id) {}

    private final TopicCatalogue topics;
    private final Random random;

    Load(TopicCatalogue topics, long seed) {
        this.topics = topics;
        this.random = new Random(seed);
    }

    /// Steps of which each needs the one before to have been answered.
    List<List<Command>> preparation() {
        var money =
                new ArrayList<>(
                        List.of(
                                deposit(PROVIDER, "d", 200_000 * HANZO),
                                deposit(POOL, "d", 50_000 * HANZO)));
        for (int i = 0; i < TRADERS; i++) money.add(deposit(trader(i), "d", 2_000 * HANZO));
        return List.of(
                money,
                List.of(provider("register", new RegisterProvider(ByteBuffer.wrap(new byte[32])))),
                List.of(provider("bond", new PostBond(MARKET, 60_000 * HANZO))),
                List.of(
                        provider(
                                "issue",
                                new IssueCapacity(MARKET, 2_000 * UNIT, 1_000_000 * UNIT))),
                List.of(order(PROVIDER, "stock", limit(OrderSide.SELL, 200, 500 * UNIT))),
                List.of(order(POOL, "stock", limit(OrderSide.BUY, 200, 500 * UNIT))),
                List.of(liquidity("pool", new AddLiquidity(MARKET, 400 * UNIT, 8_000 * HANZO, 0L))),
                List.of(order(PROVIDER, "offer", limit(OrderSide.SELL, 205, 1_000 * UNIT))));
    }

    /// Orders on both sides of the price, cancels of earlier ones, and a deposit now and then.
    List<Command> play(int count) {
        var commands = new ArrayList<Command>();
        for (int i = 0; i < count; i++) commands.add(next(trader(random.nextInt(TRADERS)), i));
        return commands;
    }

    private Command next(String account, int i) {
        int choice = random.nextInt(100);
        if (choice < 5) return deposit(account, "d" + i, 1 + random.nextLong(10 * HANZO));
        if (choice < 15)
            return order(account, "c" + i, new CancelOrder("o" + random.nextInt(i + 1)));
        var side = choice < 70 ? OrderSide.BUY : OrderSide.SELL;
        long quantity = LOT * (1 + random.nextInt(20_000));
        if (choice < 30) return order(account, "o" + i, market(quantity));
        return order(account, "o" + i, limit(side, 195 + random.nextInt(15), quantity));
    }

    private static PlaceOrder limit(OrderSide side, long ticks, long quantity) {
        return PlaceOrder.newBuilder()
                .setMarket(MARKET)
                .setSide(side)
                .setType(OrderType.LIMIT)
                .setTimeInForce(OrderTimeInForce.GTC)
                .setPriceMicros(ticks * TICK)
                .setQuantityMicros(quantity)
                .setDelivery(OrderDelivery.HOLD)
                .build();
    }

    private static PlaceOrder market(long quantity) {
        return PlaceOrder.newBuilder()
                .setMarket(MARKET)
                .setSide(OrderSide.BUY)
                .setType(OrderType.MARKET)
                .setQuantityMicros(quantity)
                .setMaxCostMicros(50 * HANZO)
                .setDelivery(OrderDelivery.IMMEDIATE)
                .build();
    }

    private Command deposit(String account, String id, long amountMicros) {
        return new Command(
                topics.deposits(),
                account,
                id,
                new Deposit(envelope(account, id), amountMicros, "test"));
    }

    private Command provider(String id, SpecificRecord body) {
        return new Command(
                topics.providers(),
                PROVIDER,
                id,
                new ProviderCommand(envelope(PROVIDER, id), body));
    }

    private Command liquidity(String id, SpecificRecord body) {
        return new Command(
                topics.liquidity(), POOL, id, new LiquidityCommand(envelope(POOL, id), body));
    }

    private Command order(String account, String id, SpecificRecord body) {
        return new Command(
                topics.orders(), account, id, new OrderCommand(envelope(account, id), body));
    }

    private static Envelope envelope(String account, String id) {
        return Envelope.newBuilder().setAccount(account).setId(id).build();
    }

    private static String trader(int i) {
        return "trader-" + i;
    }
}
