package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.SCU;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.PostOnly;
import ai.hanzo.hmm.market.command.SelfTrade;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.quality.RawMetrics;
import ai.hanzo.hmm.market.state.RestingOrder;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;

/// People and providers who do anything that can be done, well or badly, at random: a seed and a
/// regime make always the same economy. What was sent and what came of it is kept.
final class Economy {
    private static final List<String> TRADERS = List.of("ann", "bob", "cyd", "dan", "eve");
    private static final List<String> PROVIDERS = List.of("p1", "p2", "p3");
    private static final int[] FEES = {3_000, 2_700, 2_400, 2_100};

    private static final int MOST_OPEN = 40;

    private final Random random;
    private final Regime regime;
    private final MarketTerms terms;
    private final Floor floor;
    private final List<Sent> log = new ArrayList<>();
    private final Map<RefusalCode, Integer> refusals = new EnumMap<>(RefusalCode.class);
    private final Map<String, Integer> happened = new TreeMap<>();
    private final Nonsense nonsense;
    private int ids;

    /// A command with its log time and what came of it.
    record Sent(MarketInput command, long timeMs, List<MarketEvent> events) {}

    Economy(long seed, Regime regime) {
        this.random = new Random(seed);
        this.regime = regime;
        this.terms = regime.terms();
        this.floor = new Floor();
        this.nonsense = new Nonsense(random, terms);
        send(new MarketInput.Open(terms, Phase.ACTIVE));
        for (var account : everybody()) floor.ledger().deposit(account, regime.fundsMicros());
    }

    void run(int commands) {
        for (int i = 0; i < commands; i++) {
            pass();
            var command = next();
            if (command instanceof MarketInput.OfAccount sent && !floor.ledger().canPay(sent)) {
                continue;
            }
            send(command);
        }
    }

    /// Takes all orders off the book.
    void cancelAll() {
        for (var order : floor.shelf().orders()) {
            send(new MarketInput.Cancel(order.account(), id(), order.clientOrderId()));
        }
    }

    Floor floor() {
        return floor;
    }

    List<Sent> log() {
        return log;
    }

    Map<RefusalCode, Integer> refusals() {
        return refusals;
    }

    /// How often each kind of event was seen.
    Map<String, Integer> happened() {
        return happened;
    }

    private List<String> everybody() {
        var all = new ArrayList<>(TRADERS);
        all.addAll(PROVIDERS);
        return all;
    }

    private void send(MarketInput command) {
        var events = floor.send(command);
        log.add(new Sent(command, floor.timeMs(), events));
        for (var event : events) {
            happened.merge(event.getClass().getSimpleName(), 1, Integer::sum);
            if (!(event instanceof MarketEvent.Executed executed)) continue;
            executed.refused().ifPresent(r -> refusals.merge(r.code(), 1, Integer::sum));
            if (executed.unassignedMicros() > 0) happened.merge("Unassigned", 1, Integer::sum);
            for (var order : executed.orders()) {
                happened.merge(order.status() + " " + order.ending(), 1, Integer::sum);
            }
        }
    }

    /// Time mostly creeps, sometimes leaps, and the log's clock now and then goes back.
    private void pass() {
        long by =
                switch (random.nextInt(100)) {
                    case 0 -> random.nextInt(4 * 3_600_000);
                    case 1 -> -random.nextInt(1_000);
                    default -> random.nextInt(50);
                };
        floor.at(floor.timeMs() + by);
    }

    private MarketInput next() {
        if (floor.shelf().openOrders() > MOST_OPEN) return cancel();
        int dice = random.nextInt(1_000);
        if (dice < 480) return limit();
        if (dice < 640) return atMarket();
        if (dice < 760) return cancel();
        if (dice < 795) return amend();
        if (dice < 800) return new MarketInput.CancelAll(anybody(), id());
        if (dice < 840) return addToPool();
        if (dice < 870) return removeFromPool();
        if (dice < 890) return new MarketInput.Bond(provider(), id(), funds(provider()));
        if (dice < 905) return new MarketInput.Unbond(anybody(), id(), some(regime.fundsMicros()));
        if (dice < 955) return issue();
        if (dice < 975) return fold();
        if (dice < 982) return new MarketInput.ChangePhase(phase());
        if (dice < 984) return new MarketInput.Open(terms, Phase.PAUSED);
        if (dice < 990) return new MarketInput.Tick();
        return nonsense.next(anybody(), provider(), id());
    }

    private MarketInput limit() {
        var side = side();
        long price = price(side);
        long quantity = quantity(side);
        var lasts =
                switch (random.nextInt(10)) {
                    case 0, 1 -> TimeInForce.IOC;
                    case 2 -> TimeInForce.FOK;
                    case 3 -> TimeInForce.GTT;
                    default -> TimeInForce.GTC;
                };
        return place(new OrderTerms.Limit(side, price, quantity, lasts), conditions(lasts));
    }

    private Conditions conditions(TimeInForce lasts) {
        long ends = lasts == TimeInForce.GTT ? floor.timeMs() - 500 + random.nextInt(20_000) : 0;
        var postOnly = PostOnly.NO;
        long minFill = 0;
        if (lasts.rests() && random.nextInt(5) == 0) {
            postOnly = random.nextBoolean() ? PostOnly.REJECT : PostOnly.SLIDE;
        } else if (random.nextInt(12) == 0) {
            minFill = (1 + random.nextLong(1 + regime.mostLots() / 20)) * terms.lotMicros();
        }
        var modes = SelfTrade.values();
        return new Conditions(ends, postOnly, minFill, modes[random.nextInt(modes.length)]);
    }

    private MarketInput place(OrderTerms order) {
        return place(order, conditions(TimeInForce.IOC));
    }

    /// To another price, another quantity or both, with what it needs held besides, or a little
    /// more, or too little.
    private MarketInput amend() {
        var open = floor.shelf().orders();
        if (open.isEmpty() || random.nextInt(20) == 0) {
            return new MarketInput.Amend(
                    anybody(),
                    id(),
                    "no-such-order",
                    Side.BUY,
                    OptionalLong.empty(),
                    OptionalLong.of(terms.lotMicros()),
                    some(1_000));
        }
        var order = open.get(random.nextInt(open.size()));
        var price = OptionalLong.empty();
        var quantity = OptionalLong.empty();
        if (random.nextBoolean()) price = OptionalLong.of(price(order.side()));
        if (price.isEmpty() || random.nextBoolean()) {
            quantity = OptionalLong.of(quantity(order.side()));
        }
        var wanted =
                new OrderTerms.Limit(
                        order.side(),
                        price.orElse(order.priceMicros()),
                        quantity.orElse(order.originalMicros()),
                        TimeInForce.GTC);
        long more = Math.max(0, Holding.of(wanted, order.takerFeePpm()) - order.holdMicros());
        if (random.nextInt(10) == 0) more /= 2;
        else if (random.nextInt(3) == 0) more += some(100);
        return new MarketInput.Amend(
                order.account(), id(), order.clientOrderId(), order.side(), price, quantity, more);
    }

    private MarketInput atMarket() {
        int slippage = random.nextInt(3) == 0 ? random.nextInt(1_000_001) : 10_000;
        return switch (random.nextInt(3)) {
            case 0 -> place(new OrderTerms.BudgetBuy(some(regime.fundsMicros() / 50), slippage));
            case 1 ->
                    place(
                            new OrderTerms.MarketBuy(
                                    quantity(Side.BUY), some(regime.fundsMicros() / 20), slippage));
            default -> place(new OrderTerms.MarketSell(quantity(Side.SELL), slippage));
        };
    }

    /// With what the ledger would hold for it; without funds it is made smaller by its owner.
    private MarketInput place(OrderTerms order, Conditions conditions) {
        var account = anybody();
        int taker = FEES[random.nextInt(FEES.length)];
        var delivery = random.nextBoolean() ? Delivery.IMMEDIATE : Delivery.HOLD;
        var rate = OptionalLong.empty();
        if (random.nextInt(3) == 0) rate = OptionalLong.of(1 + random.nextLong(3_000_000));
        var group = random.nextInt(4) == 0 ? "group" : account;
        return new MarketInput.Place(
                account,
                id(),
                order,
                conditions,
                delivery,
                rate,
                hold(order, taker),
                taker,
                taker / 3,
                group);
    }

    private static long hold(OrderTerms order, int takerPpm) {
        return switch (order) {
            case OrderTerms.Limit t -> Holding.of(t, takerPpm);
            case OrderTerms.MarketBuy t -> t.maxCostMicros();
            case OrderTerms.BudgetBuy t -> t.budgetMicros();
            case OrderTerms.MarketSell t -> t.quantityMicros();
        };
    }

    private MarketInput cancel() {
        var open = floor.shelf().orders();
        if (open.isEmpty() || random.nextInt(20) == 0) {
            return new MarketInput.Cancel(anybody(), id(), "no-such-order");
        }
        RestingOrder order = open.get(random.nextInt(open.size()));
        return new MarketInput.Cancel(order.account(), id(), order.clientOrderId());
    }

    private MarketInput addToPool() {
        var account = anybody();
        var pool = floor.market().view().pool();
        long units = some(floor.ledger().purse(account, SCU).free());
        long funds = some(floor.ledger().purse(account, HANZO).free());
        if (pool.isEmpty()) {
            funds = Math.min(funds, Holding.worth(units, price(Side.BUY)));
        }
        return new MarketInput.AddToPool(account, id(), units, funds, some(1_000));
    }

    private MarketInput removeFromPool() {
        var account = anybody();
        long shares = floor.ledger().purse(account, LP).free();
        long given = random.nextInt(4) == 0 ? shares : some(shares);
        long least = random.nextInt(5) == 0 ? some(regime.fundsMicros()) : 0;
        return new MarketInput.RemoveFromPool(account, id(), given, 0, least);
    }

    private MarketInput issue() {
        var account = random.nextInt(20) == 0 ? anybody() : provider();
        return new MarketInput.Issue(
                account, id(), some(regime.rawMicros()), some(4_000_000), "key of " + account);
    }

    private MarketInput fold() {
        var metrics = RawMetrics.of(some(3_000), some(80_000_000), some(1_000_000), 0);
        return new MarketInput.FoldQuality(
                random.nextInt(10) == 0 ? "stranger" : provider(), floor.timeMs(), metrics);
    }

    private Phase phase() {
        return switch (random.nextInt(10)) {
            case 0 -> Phase.PRE_OPEN;
            case 1 -> Phase.POST_ONLY;
            case 2 -> Phase.PAUSED;
            default -> Phase.ACTIVE;
        };
    }

    private long price(Side side) {
        long away = random.nextLong(regime.spreadTicks() + 1) - regime.spreadTicks() / 4;
        long ticks = regime.priceTicks() + (side == Side.BUY ? -away : away);
        return Math.max(1, ticks) * terms.tickMicros();
    }

    private long quantity(Side side) {
        return (1 + random.nextLong(regime.mostLots())) * terms.lotMicros();
    }

    /// 1..most, small ones often.
    private long some(long most) {
        if (most <= 1) return 1;
        return 1 + random.nextLong(random.nextBoolean() ? most : Math.max(1, most / 100));
    }

    private long funds(String account) {
        return some(floor.ledger().purse(account, HANZO).free());
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private String anybody() {
        var all = everybody();
        return all.get(random.nextInt(all.size()));
    }

    private String provider() {
        return PROVIDERS.get(random.nextInt(PROVIDERS.size()));
    }

    private String id() {
        return "c" + ++ids;
    }
}
