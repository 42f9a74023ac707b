package ai.hanzo.hmm.market.conformance;

import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.decimal;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.engine.Market;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.event.MarketEvent.Settled;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.OrderReport.Status;
import ai.hanzo.hmm.market.event.Refused;
import ai.hanzo.hmm.market.example.Order;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.state.RestingOrder;
import ai.hanzo.hmm.market.state.RowKey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// A market as other engines' scenarios speak of one: prices and quantities are whole numbers, an
/// order has one name, and nobody runs out of money. A price of 1 is 1 HANZO per SCU here, and a
/// quantity of 1 is 1 uSCU, so that price x quantity is uH. There is no pool.
final class Desk {
    private static final long ONE = 1_000_000;
    private static final String PLENTY = "1000000000";

    /// A match; the price is that of the maker.
    record Trade(String taker, String maker, long price, long quantity) {}

    /// All that rests at a price.
    record Level(long price, long quantity, int orders) {}

    /// What rests of one order.
    record Open(String order, Side side, long price, long quantity) {}

    private final Market market = Market.of(MARKET, List.of(), Proof.KINDS);
    private final Map<RowKey, RestingOrder> resting = new HashMap<>();
    private final Map<String, RowKey> places = new HashMap<>();
    private final Map<String, Status> statuses = new HashMap<>();
    private final Map<String, Long> free = new HashMap<>();
    private Optional<Refused> refused = Optional.empty();
    private int commands;

    Desk(long tick) {
        var t = Floor.TERMS;
        var terms =
                new MarketTerms(
                        MARKET,
                        t.rawUnit(),
                        t.secondsPerRaw(),
                        t.rateUnit(),
                        t.defaultRateMicros(),
                        tick * ONE,
                        1,
                        1,
                        t.referencePriceMicros(),
                        t.bondPpm(),
                        t.gradeFloorPpm(),
                        t.bucketMs(),
                        t.graceMs(),
                        t.references(),
                        t.observers());
        market.apply(new MarketInput.Open(terms, Phase.ACTIVE), Floor.START_MS);
    }

    static Order limit(Side side, String account, long price, long quantity) {
        return order(side, account, quantity).at(price);
    }

    /// As far from the best price as a market order goes, which is twice that or nearly nothing,
    /// for as much money as there is.
    static Order atMarket(Side side, String account, long quantity) {
        int slippagePpm = side == Side.BUY ? 1_000_000 : 999_999;
        return order(side, account, quantity).slippage(slippagePpm).maxCost(PLENTY);
    }

    private static Order order(Side side, String account, long quantity) {
        return side == Side.BUY
                ? buy(account, decimal(quantity))
                : sell(account, decimal(quantity));
    }

    List<Trade> place(String name, Order order) {
        return send(order.id(name).placed());
    }

    List<Trade> cancel(String account, String name) {
        return send(new MarketInput.Cancel(account, "c" + ++commands, name));
    }

    /// The order as it would have been placed with another price or quantity.
    List<Trade> amend(String account, String name, long price, long quantity) {
        boolean rests = places.containsKey(name);
        var side = rests ? resting(name).side() : Side.BUY;
        long hold = rests ? holdFor(resting(name), price, quantity) : 0;
        return send(
                new MarketInput.Amend(
                        account,
                        "a" + ++commands,
                        name,
                        side,
                        OptionalLong.of(price * ONE),
                        OptionalLong.of(quantity),
                        hold));
    }

    /// More than enough for a purchase that costs more; what is not needed comes back.
    private static long holdFor(RestingOrder now, long price, long quantity) {
        long open = quantity - now.originalMicros() + now.openMicros();
        if (now.side() == Side.SELL) return Math.max(0, open - now.openMicros());
        return Math.max(0, 2 * price * open - now.holdMicros());
    }

    /// So much less of it, at its place in the queue.
    List<Trade> reduce(String account, String name, long by) {
        var now = resting(name);
        return amend(account, name, now.priceMicros() / ONE, now.originalMicros() - by);
    }

    private List<Trade> send(MarketInput.OfAccount command) {
        var trades = new ArrayList<Trade>();
        for (var event : market.apply(command, Floor.START_MS + ++commands)) {
            switch (event) {
                case Settled s ->
                        trades.add(
                                new Trade(
                                        s.takerOrderId(),
                                        s.makerOrderId(),
                                        s.priceMicros() / ONE,
                                        s.quantityMicros()));
                case Executed e -> take(command, e);
                default -> {}
            }
        }
        for (var change : market.takeChanges()) {
            var gone = resting.remove(change.key());
            if (gone != null) places.remove(gone.clientOrderId());
            if (change.row().orElse(null) instanceof RestingOrder order) {
                resting.put(change.key(), order);
                places.put(order.clientOrderId(), change.key());
            }
        }
        return trades;
    }

    private void take(MarketInput.OfAccount command, Executed execution) {
        if (execution.commandId().equals(command.id())) refused = execution.refused();
        for (OrderReport report : execution.orders()) {
            statuses.put(report.clientOrderId(), report.status());
        }
        for (var change : execution.changes()) {
            free.merge(execution.account() + ' ' + change.asset(), change.freeMicros(), Long::sum);
        }
    }

    /// Why the last command was refused.
    Optional<Refused> refused() {
        return refused;
    }

    Status status(String order) {
        return statuses.get(order);
    }

    /// The resting order of that name.
    RestingOrder resting(String order) {
        return resting.get(places.get(order));
    }

    /// An account's resting orders.
    List<RestingOrder> open(String account) {
        return resting.values().stream().filter(o -> o.account().equals(account)).toList();
    }

    /// What an account has more of an asset than at first, not counting what is held.
    long gained(String account, String asset) {
        return free.getOrDefault(account + ' ' + asset, 0L);
    }

    /// One side, the next to trade first.
    List<Open> queue(Side side) {
        var queue = new TreeMap<RestingOrder.Place, Open>();
        for (var order : resting.values()) {
            if (order.side() != side) continue;
            queue.put(
                    order.place(),
                    new Open(
                            order.clientOrderId(),
                            side,
                            order.priceMicros() / ONE,
                            order.openMicros()));
        }
        return List.copyOf(queue.values());
    }

    /// One side, the best price first.
    List<Level> levels(Side side) {
        var levels = new ArrayList<Level>();
        for (var open : queue(side)) {
            var level = new Level(open.price(), open.quantity(), 1);
            if (!levels.isEmpty() && levels.getLast().price() == level.price()) {
                var better = levels.removeLast();
                level =
                        new Level(
                                level.price(),
                                better.quantity() + level.quantity(),
                                better.orders() + 1);
            }
            levels.add(level);
        }
        return levels;
    }
}
