package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.view.ListedExecution;
import ai.hanzo.hmm.door.view.ListedOrder;
import ai.hanzo.hmm.door.view.OrderCursor;
import ai.hanzo.hmm.door.view.OrderFilter;
import ai.hanzo.hmm.door.view.Posted;
import ai.hanzo.hmm.door.view.Rank;
import ai.hanzo.hmm.door.view.Span;
import ai.hanzo.hmm.door.view.StateFilter;
import ai.hanzo.hmm.door.view.Views;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Candle;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.Settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Views in memory that hold what a test puts there.
final class FixedViews implements Views {
    final Map<String, MarketStatus> markets = new ConcurrentSkipListMap<>();
    final Map<String, MarketPrice> prices = new ConcurrentSkipListMap<>();
    final Map<String, Depth> depths = new ConcurrentSkipListMap<>();
    final Map<String, Execution> orders = new ConcurrentSkipListMap<>();
    final Map<String, Execution> commands = new ConcurrentSkipListMap<>();
    final Map<String, Execution> conflicts = new ConcurrentSkipListMap<>();
    final Map<String, AccountBalances> balances = new ConcurrentSkipListMap<>();
    final TreeMap<String, Allocation> allocations = new TreeMap<>();
    final Map<String, AccessToken> tokens = new ConcurrentSkipListMap<>();
    final List<QualityScore> quality = new ArrayList<>();
    final List<QualityScore> scored = new ArrayList<>();
    final List<Posted> posted = new ArrayList<>();
    final List<ListedExecution> executions = new ArrayList<>();
    final List<ListedOrder> listedOrders = new ArrayList<>();
    final List<Settlement> trades = new ArrayList<>();
    final List<Candle> candles = new ArrayList<>();
    volatile StateFilter asked = StateFilter.ANY;
    volatile Span spanAsked = Span.newest(1);
    volatile OrderFilter ordersAsked = new OrderFilter(false, false, "");
    volatile OrderCursor cursorAsked = OrderCursor.BEGIN;
    volatile String barsAsked = "";
    volatile List<String> notReady = List.of();

    @Override
    public Optional<MarketStatus> market(String market) {
        return Optional.ofNullable(markets.get(market));
    }

    @Override
    public List<MarketStatus> markets() {
        return List.copyOf(markets.values());
    }

    @Override
    public Optional<MarketPrice> price(String market) {
        return Optional.ofNullable(prices.get(market));
    }

    @Override
    public Optional<Depth> depth(String market) {
        return Optional.ofNullable(depths.get(market));
    }

    @Override
    public Optional<Execution> order(String account, String clientOrderId) {
        return Optional.ofNullable(orders.get(account + "|" + clientOrderId));
    }

    @Override
    public Optional<Execution> command(String account, String id) {
        return Optional.ofNullable(commands.get(account + "|" + id));
    }

    @Override
    public Optional<Execution> conflict(String account, String id) {
        return Optional.ofNullable(conflicts.get(account + "|" + id));
    }

    @Override
    public List<ListedExecution> executions(String account, Span span) {
        spanAsked = span;
        return executions.stream().limit(span.limit()).toList();
    }

    @Override
    public List<ListedOrder> orders(
            String account, OrderFilter filter, OrderCursor after, int limit) {
        ordersAsked = filter;
        cursorAsked = after;
        return listedOrders.stream().limit(limit).toList();
    }

    @Override
    public List<Settlement> trades(String market, Span span) {
        spanAsked = span;
        return trades.stream().limit(span.limit()).toList();
    }

    @Override
    public List<Candle> candles(String market, String interval, long fromMs, long toMs, int limit) {
        barsAsked = interval + " " + fromMs + " " + toMs + " " + limit;
        return candles.stream().limit(limit).toList();
    }

    @Override
    public Optional<AccountBalances> balances(String account) {
        return Optional.ofNullable(balances.get(account));
    }

    @Override
    public List<Allocation> allocations(
            String account, StateFilter states, String after, int limit) {
        asked = states;
        return allocations.tailMap(after, false).values().stream().limit(limit).toList();
    }

    @Override
    public List<Allocation> served(
            String provider, String market, StateFilter states, String after, int limit) {
        asked = states;
        return allocations.tailMap(after, false).values().stream()
                .filter(allocation -> allocation.getProvider().equals(provider))
                .filter(allocation -> market.isEmpty() || allocation.getMarket().equals(market))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Allocation> allocation(String account, String allocationId) {
        return Optional.ofNullable(allocations.get(allocationId));
    }

    @Override
    public Optional<AccessToken> token(String account, String allocationId) {
        return Optional.ofNullable(tokens.get(allocationId));
    }

    @Override
    public List<QualityScore> quality(String provider) {
        return quality.stream().filter(score -> score.getProvider().equals(provider)).toList();
    }

    @Override
    public List<QualityScore> scored(String provider, String market) {
        return scored.stream()
                .filter(s -> s.getProvider().equals(provider) && s.getMarket().equals(market))
                .toList();
    }

    @Override
    public List<QualityScore> providers(String market, Optional<Rank> after, int limit) {
        return quality.stream()
                .filter(score -> score.getMarket().equals(market))
                .filter(score -> after.isEmpty() || Rank.of(score).compareTo(after.get()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Posted> posted() {
        return posted;
    }

    @Override
    public List<String> notReady() {
        return notReady;
    }
}
