package ai.hanzo.hmm.chaos.load;

import static ai.hanzo.hmm.chaos.load.Commands.HANZO;
import static ai.hanzo.hmm.chaos.load.Commands.LOT;
import static ai.hanzo.hmm.chaos.load.Commands.TICK;
import static ai.hanzo.hmm.chaos.load.Commands.UNIT;
import static ai.hanzo.hmm.chaos.load.Commands.limit;

import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.AmendOrder;
import ai.hanzo.hmm.wire.CancelAllOrders;
import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderTimeInForce;
import ai.hanzo.hmm.wire.Redeem;
import ai.hanzo.hmm.wire.RemoveLiquidity;
import ai.hanzo.hmm.wire.Send;
import ai.hanzo.hmm.wire.Stake;
import ai.hanzo.hmm.wire.Unstake;
import ai.hanzo.hmm.wire.Withdraw;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Commands of a few busy accounts and of many others in some markets, the same ones for the same
/// seed, but for proofs: what they say follows from where the requests for them stand. Quantities
/// are small beside what a provider offers, so that an hour of it does not empty a market.
public final class Load {
    private static final String POOL = "liquidity";

    /// These send nine of ten commands, so that they have orders to cancel and to amend.
    private static final int BUSY = 8;

    private static final int TRADERS = 2_000;

    private final Commands commands;
    private final Random random;
    private final Providers providers;
    private final List<String> markets;
    private final long[] orders = new long[TRADERS];
    private long count;

    public Load(TopicCatalogue topics, long seed, List<String> markets) {
        this.commands = new Commands(topics);
        this.random = new Random(seed);
        this.markets = List.copyOf(markets);
        this.providers = new Providers(commands, seed, this.markets);
    }

    /// Gives everybody what trading needs, step by step: each needs the one before to have been
    /// answered.
    ///
    /// @return how many commands that took
    /// @throws IllegalStateException when the exchange does not answer within the limit
    public int prepare(Client client, Duration limit) {
        var steps =
                List.<Supplier<List<Command>>>of(
                        this::money,
                        providers::registrations,
                        providers::bonds,
                        () -> providers.requests("nonce"),
                        () -> providers.proofs("proof", client::nonceOf),
                        providers::issues,
                        () -> inEach("stock", (id, m) -> sell(Providers.LARGE, id, m, 200, 500)),
                        () -> inEach("stock", this::buyStock),
                        () -> inEach("pool", this::fillPool),
                        () -> inEach("offer", (id, m) -> sell(Providers.LARGE, id, m, 205, 1_000)),
                        () -> inEach("offer", (id, m) -> sell(Providers.SMALL, id, m, 202, 50)));
        int count = 0;
        for (var step : steps) {
            var asked = step.get();
            client.sendAndAwait(asked, limit);
            count += asked.size();
        }
        return count;
    }

    /// What providers prove with before they leave; the nonces first.
    List<Command> lastRequests() {
        return providers.requests("last-nonce");
    }

    List<Command> lastProofs(Nonces nonces) {
        return providers.proofs("last-proof", nonces);
    }

    private List<Command> money() {
        int n = markets.size();
        var money = new ArrayList<Command>();
        for (var provider : Providers.ALL) {
            money.add(commands.deposit(provider, "d", n * Providers.moneyMicros(provider)));
        }
        money.add(commands.deposit(POOL, "d", n * 50_000 * HANZO));
        for (int i = 0; i < TRADERS; i++) {
            money.add(commands.deposit(trader(i), "d", n * 2_000 * HANZO));
        }
        return money;
    }

    /// As {@link #next}, so many times, before any of them is sent.
    public List<Command> play(int count) {
        return IntStream.range(0, count).mapToObj(_ -> next(_ -> Optional.empty())).toList();
    }

    /// Orders on both sides of the price, most of which rest or take, cancels and amendments of the
    /// latest, and now and then money or liquidity in or out, from one to another or into a stake,
    /// units redeemed, and what providers prove and take back.
    Command next(Nonces nonces) {
        long i = count++;
        int who = random.nextInt(random.nextInt(10) < 9 ? BUSY : TRADERS);
        var account = trader(who);
        var market = markets.get(random.nextInt(markets.size()));
        int choice = random.nextInt(100);
        if (choice < 4) return commands.deposit(account, "d" + i, random.nextLong(1, 10 * HANZO));
        if (choice < 10) return transfer(account, "t" + i);
        if (choice < 12) return liquidity(market, "l" + i);
        if (choice < 14) return redeem(account, market, "r" + i);
        if (choice < 15) return providers.next(random, "v" + i, market, nonces);
        if (choice < 31) return cancel(account, "c" + i, who);
        if (choice < 32) return commands.order(account, "a" + i, new CancelAllOrders(market));
        if (choice < 36) return amend(account, "m" + i, who);
        return place(account, market, who, choice);
    }

    /// What an account does with its own money; what it ends of a stake may be more than it has.
    private Command transfer(String account, String id) {
        long micros = random.nextLong(1, HANZO);
        SpecificRecord body =
                switch (random.nextInt(4)) {
                    case 0 -> new Withdraw(micros, "test");
                    case 1 -> new Stake(micros);
                    case 2 -> new Unstake(micros);
                    default -> new Send(trader(random.nextInt(TRADERS)), "HANZO", micros);
                };
        return commands.transfer(account, id, body);
    }

    private Command redeem(String account, String market, String id) {
        return commands.liquidity(
                account, id, new Redeem(market, random.nextLong(1, 200 * LOT), null, 0));
    }

    /// Of one of its latest orders, which may be gone.
    private Command amend(String account, String id, int who) {
        var body =
                AmendOrder.newBuilder()
                        .setClientOrderId(latest(who))
                        .setQuantityMicros(LOT * random.nextLong(1, 500));
        if (random.nextBoolean()) body.setPriceMicros(random.nextInt(195, 210) * TICK);
        return commands.order(account, id, body.build());
    }

    private Command place(String account, String market, int who, int choice) {
        var id = "o" + orders[who]++;
        long quantity = LOT * random.nextLong(1, 500);
        if (choice < 50) return commands.order(account, id, Commands.market(market, quantity));
        var until = choice < 68 ? OrderTimeInForce.IOC : OrderTimeInForce.GTC;
        var side = random.nextInt(100) < 60 ? OrderSide.BUY : OrderSide.SELL;
        return commands.order(
                account, id, limit(market, side, until, random.nextInt(195, 210), quantity));
    }

    /// Of one of its latest orders, which may be gone, or be cancelled already.
    private Command cancel(String account, String id, int who) {
        return commands.order(account, id, new CancelOrder(latest(who)));
    }

    private String latest(int who) {
        return "o" + Math.max(0, orders[who] - 1 - random.nextInt(20));
    }

    private Command liquidity(String market, String id) {
        var body =
                random.nextBoolean()
                        ? new AddLiquidity(market, UNIT / 100, HANZO / 5, 0L)
                        : new RemoveLiquidity(market, random.nextLong(1, 40_000), 0L, 0L);
        return commands.liquidity(POOL, id, body);
    }

    private Command sell(String provider, String id, String market, long ticks, long units) {
        var order = limit(market, OrderSide.SELL, OrderTimeInForce.GTC, ticks, units * UNIT);
        return commands.order(provider, id, order);
    }

    private Command buyStock(String id, String market) {
        var order = limit(market, OrderSide.BUY, OrderTimeInForce.GTC, 200, 500 * UNIT);
        return commands.order(POOL, id, order);
    }

    private Command fillPool(String id, String market) {
        var body = new AddLiquidity(market, 400 * UNIT, 8_000 * HANZO, 0L);
        return commands.liquidity(POOL, id, body);
    }

    private interface InMarket {
        Command of(String id, String market);
    }

    private List<Command> inEach(String id, InMarket made) {
        return IntStream.range(0, markets.size())
                .mapToObj(i -> made.of(id + i, markets.get(i)))
                .toList();
    }

    private static String trader(int i) {
        return "trader-" + i;
    }
}
