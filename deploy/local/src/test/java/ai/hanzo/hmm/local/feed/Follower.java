package ai.hanzo.hmm.local.feed;

import ai.hanzo.hmm.client.Amount;
import ai.hanzo.hmm.client.answer.Balances;
import ai.hanzo.hmm.client.answer.Level;
import ai.hanzo.hmm.client.answer.OrderState;
import ai.hanzo.hmm.client.answer.OrderStatus;
import ai.hanzo.hmm.client.command.Side;
import ai.hanzo.hmm.client.feed.Content;
import ai.hanzo.hmm.client.feed.FeedEvent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Knows of the exchange what a feed tells, and counts how it does.
final class Follower implements Consumer<FeedEvent> {
    private static final int LEVELS = 100;

    private final Map<String, Map<String, OrderState>> open = new HashMap<>();
    private final Map<String, Balances> balances = new HashMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Set<String> contents = new TreeSet<>();
    private final List<FeedEvent> complaints = new ArrayList<>();
    private long lastTrade;

    @Override
    public synchronized void accept(FeedEvent event) {
        switch (event) {
            case FeedEvent.Snapshot snapshot -> {
                count("snapshots of " + snapshot.subject().channel());
                if (snapshot.content() instanceof Content.Trades) lastTrade = snapshot.sequence();
                hear(snapshot.subject().of(), snapshot.content());
            }
            case FeedEvent.Update update -> {
                count("updates of " + update.subject().channel());
                hear(update.subject().of(), update.content());
                if (update.content() instanceof Content.Trades(var trades)) {
                    if (trades.getFirst().sequence() != lastTrade + 1) count("missing trades");
                    lastTrade = trades.getFirst().sequence();
                }
            }
            case FeedEvent.Connected _ -> count("connections");
            case FeedEvent.Lost _ -> count("losses");
            case FeedEvent.Resync _, FeedEvent.Refused _, FeedEvent.Misheard _, FeedEvent.Ended _ ->
                    complaints.add(event);
        }
    }

    private void hear(String of, Content content) {
        contents.add(content.getClass().getSimpleName());
        switch (content) {
            case Content.OpenOrders(var orders, _) -> {
                var now = new HashMap<String, OrderState>();
                orders.forEach(each -> now.put(each.order().clientOrderId(), each.order()));
                open.put(of, now);
            }
            case Content.Happened(var execution) -> {
                for (var order : execution.orders()) {
                    if (order.status() == OrderStatus.OPEN) {
                        open.get(of).put(order.clientOrderId(), order);
                    } else {
                        open.get(of).remove(order.clientOrderId());
                    }
                }
            }
            case Content.AllBalances(var all) -> all.ifPresent(now -> balances.put(of, now));
            case Content.AllPrices _,
                    Content.Trades _,
                    Content.Depth _,
                    Content.Candles _,
                    Content.Allocations _ -> {}
        }
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    @Override
    public synchronized String toString() {
        return counts + ", " + complaints;
    }

    synchronized int counted(String what) {
        return counts.getOrDefault(what, 0);
    }

    /// The kinds of content that came.
    synchronized Set<String> contents() {
        return new TreeSet<>(contents);
    }

    /// Whatever should not have happened.
    synchronized List<FeedEvent> complaints() {
        return List.copyOf(complaints);
    }

    synchronized Optional<Balances> balances(String account) {
        return Optional.ofNullable(balances.get(account));
    }

    /// The ids of all open orders.
    synchronized Set<String> open() {
        var ids = new TreeSet<String>();
        open.values().forEach(of -> ids.addAll(of.keySet()));
        return ids;
    }

    /// One side of the book, as the open orders of all accounts make it.
    synchronized List<Level> side(Side side) {
        var order = Comparator.<Amount>naturalOrder();
        var levels = new TreeMap<Amount, Amount>(side == Side.BUY ? order.reversed() : order);
        for (var own : open.values()) {
            for (var each : own.values()) {
                if (Trading.side(each.clientOrderId()) != side) continue;
                levels.merge(each.price().orElseThrow(), each.open(), Amount::plus);
            }
        }
        return levels.entrySet().stream()
                .limit(LEVELS)
                .map(level -> new Level(level.getKey(), level.getValue()))
                .toList();
    }
}
