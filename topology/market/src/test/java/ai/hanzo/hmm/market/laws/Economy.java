package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.SCU;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.quality.RawMetrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// People and providers who do anything that can be done, well or badly, at random: a seed and a
/// regime make always the same economy. What was sent and what came of it is kept.
final class Economy {
    private static final int MOST_OPEN = 40;

    private final Random random;
    private final Regime regime;
    private final MarketTerms terms;
    private final Floor floor;
    private final List<Sent> log = new ArrayList<>();
    private final Map<RefusalCode, Integer> refusals = new EnumMap<>(RefusalCode.class);
    private final Map<String, Integer> happened = new TreeMap<>();
    private final Crowd crowd;
    private final RandomOrders orders;
    private final Nonsense nonsense;
    private final RandomProviders providers;
    private final RandomLives lives;

    /// A command with its log time and what came of it.
    record Sent(MarketInput command, long timeMs, List<MarketEvent> events) {}

    Economy(long seed, Regime regime) {
        this.random = new Random(seed);
        this.regime = regime;
        this.terms = regime.terms();
        this.floor = new Floor();
        this.crowd = new Crowd(random);
        this.orders = new RandomOrders(random, crowd, regime, floor);
        this.nonsense = new Nonsense(random, terms);
        this.providers = new RandomProviders(random, crowd, floor);
        this.lives = new RandomLives(random, crowd, floor);
        send(new MarketInput.Open(terms, Phase.ACTIVE));
        for (var account : crowd.everybody()) floor.ledger().deposit(account, regime.fundsMicros());
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
            send(new MarketInput.Cancel(order.account(), crowd.id(), order.clientOrderId()));
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

    private void send(MarketInput command) {
        var events = floor.send(command);
        log.add(new Sent(command, floor.timeMs(), events));
        for (var event : events) {
            happened.merge(event.getClass().getSimpleName(), 1, Integer::sum);
            if (event instanceof MarketEvent.Closed closed) {
                happened.merge("Closed " + closed.reason(), 1, Integer::sum);
            }
            if (event instanceof MarketEvent.Served(var allocation)) {
                happened.merge("Served " + allocation.service().state(), 1, Integer::sum);
            }
            if (event instanceof MarketEvent.Declined(var why)) {
                refusals.merge(why.code(), 1, Integer::sum);
            }
            if (!(event instanceof MarketEvent.Executed executed)) continue;
            executed.refused().ifPresent(r -> refusals.merge(r.code(), 1, Integer::sum));
            if (executed.unassignedMicros() > 0) happened.merge("Unassigned", 1, Integer::sum);
            for (var order : executed.orders()) {
                happened.merge(order.status() + " " + order.ending(), 1, Integer::sum);
            }
        }
    }

    /// Time mostly creeps, sometimes leaps with the market ticked or without, and the log's clock
    /// now and then goes back.
    private void pass() {
        long by =
                switch (random.nextInt(100)) {
                    case 0 -> random.nextInt(4 * 3_600_000);
                    case 1 -> -random.nextInt(1_000);
                    case 2 -> random.nextInt(3) > 0 ? 0 : attend(random.nextInt(400_000));
                    default -> random.nextInt(50);
                };
        floor.at(floor.timeMs() + by);
    }

    /// The market is ticked whenever it is due, as it is while the exchange is up, or hears of a
    /// provider.
    ///
    /// @return how much time is left
    private int attend(int ms) {
        long until = floor.timeMs() + ms;
        for (var due = floor.market().nextDueMs();
                due.isPresent() && due.getAsLong() <= until;
                due = floor.market().nextDueMs()) {
            floor.at(Math.max(floor.timeMs(), due.getAsLong()));
            send(random.nextInt(3) == 0 ? new MarketInput.Tick() : lives.sign());
        }
        return (int) (until - floor.timeMs());
    }

    private MarketInput next() {
        if (floor.shelf().openOrders() > MOST_OPEN) return orders.cancel();
        int dice = random.nextInt(1_000);
        if (dice < 480) return orders.limit();
        if (dice < 600) return orders.atMarket();
        if (dice < 640) return lives.next();
        if (dice < 760) return orders.cancel();
        if (dice < 795) return orders.amend();
        if (dice < 800) return new MarketInput.CancelAll(crowd.anybody(), crowd.id());
        if (dice < 840) return addToPool();
        if (dice < 870) return removeFromPool();
        if (dice < 890)
            return new MarketInput.Bond(crowd.provider(), crowd.id(), funds(crowd.provider()));
        if (dice < 905)
            return new MarketInput.Unbond(
                    crowd.anybody(), crowd.id(), crowd.some(regime.fundsMicros()));
        if (dice < 945) return issue();
        if (dice < 963) return fold();
        if (dice < 975) return providers.next();
        if (dice < 982) return new MarketInput.ChangePhase(phase());
        if (dice < 984) return new MarketInput.Open(terms, Phase.PAUSED);
        if (dice < 990) return new MarketInput.Tick();
        if (dice < 996) return providers.next();
        return nonsense.next(crowd.anybody(), crowd.provider(), crowd.id());
    }

    private MarketInput addToPool() {
        var account = crowd.anybody();
        var pool = floor.market().view().pool();
        long units = crowd.some(floor.ledger().purse(account, SCU).free());
        long funds = crowd.some(floor.ledger().purse(account, HANZO).free());
        if (pool.isEmpty()) {
            funds = Math.min(funds, Holding.worth(units, orders.price(Side.BUY)));
        }
        return new MarketInput.AddToPool(account, crowd.id(), units, funds, crowd.some(1_000));
    }

    private MarketInput removeFromPool() {
        var account = crowd.anybody();
        long shares = floor.ledger().purse(account, LP).free();
        long given = random.nextInt(4) == 0 ? shares : crowd.some(shares);
        long least = random.nextInt(5) == 0 ? crowd.some(regime.fundsMicros()) : 0;
        return new MarketInput.RemoveFromPool(account, crowd.id(), given, 0, least);
    }

    private MarketInput issue() {
        var account = random.nextInt(20) == 0 ? crowd.anybody() : crowd.provider();
        var unproven = providers.unproven(account);
        if (unproven.isPresent() && random.nextInt(8) > 0) return unproven.get();
        return new MarketInput.Issue(
                account,
                crowd.id(),
                crowd.some(regime.rawMicros()),
                crowd.some(4_000_000),
                Proof.keyOf(account));
    }

    private MarketInput fold() {
        var metrics =
                RawMetrics.of(crowd.some(3_000), crowd.some(80_000_000), crowd.some(1_000_000), 0);
        return new MarketInput.FoldQuality(
                random.nextInt(10) == 0 ? "stranger" : crowd.provider(),
                floor.timeMs() / 300_000 * 300_000,
                metrics,
                List.of());
    }

    private Phase phase() {
        return switch (random.nextInt(10)) {
            case 0 -> Phase.PRE_OPEN;
            case 1 -> Phase.POST_ONLY;
            case 2 -> Phase.PAUSED;
            default -> Phase.ACTIVE;
        };
    }

    private long funds(String account) {
        return crowd.some(floor.ledger().purse(account, HANZO).free());
    }
}
