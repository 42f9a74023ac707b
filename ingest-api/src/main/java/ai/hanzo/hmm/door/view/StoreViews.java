package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads the views out of their stores, wherever these come from.
final class StoreViews implements Views {
    private final ViewTopology views;
    private final Reading reading;
    private final OutcomeViews outcomes;
    private final AllocationViews allocations;
    private final QualityViews quality;
    private final Supplier<List<String>> notReady;

    StoreViews(ViewTopology views, DoorStores stores, Supplier<List<String>> notReady) {
        this.views = views;
        this.reading = new Reading(stores);
        this.outcomes = new OutcomeViews(reading, views.outcomes);
        this.allocations = new AllocationViews(reading, views.allocations);
        this.quality = new QualityViews(reading, views.quality);
        this.notReady = notReady;
    }

    @Override
    public Optional<MarketStatus> market(String market) {
        return reading.latest(views.markets, market);
    }

    @Override
    public List<MarketStatus> markets() {
        var all = new ArrayList<>(reading.all(views.markets, ""));
        all.sort(Comparator.comparing(status -> status.getDefinition().getMarket()));
        return all;
    }

    @Override
    public Optional<MarketPrice> price(String market) {
        return reading.latest(views.prices, market);
    }

    @Override
    public Optional<Depth> depth(String market) {
        return reading.latest(views.depth, market);
    }

    @Override
    public List<Settlement> trades(String market, Span span) {
        return reading.of(
                views.trades,
                market,
                store ->
                        TradeRows.TRADES.read(store, market, span).stream()
                                .map(row -> views.trades.read(row.bytes()))
                                .toList());
    }

    @Override
    public List<Candle> candles(String market, String interval, long fromMs, long toMs, int limit) {
        var view = views.candles;
        var key = market + "|" + interval;
        return reading.of(
                view, key, store -> CandleRows.read(store, view::read, key, fromMs, toMs, limit));
    }

    @Override
    public Optional<Execution> order(String account, String clientOrderId) {
        return outcomes.order(account, clientOrderId);
    }

    @Override
    public Optional<Execution> command(String account, String id) {
        return outcomes.named(account, OutcomeKeys.command(account, id));
    }

    @Override
    public Optional<Execution> conflict(String account, String id) {
        return outcomes.named(account, OutcomeKeys.conflict(account, id));
    }

    @Override
    public List<ListedExecution> executions(String account, Span span) {
        return outcomes.executions(account, span);
    }

    @Override
    public List<ListedOrder> orders(
            String account, OrderFilter asked, OrderCursor after, int limit) {
        return outcomes.orders(account, asked, after, limit);
    }

    @Override
    public Optional<AccountBalances> balances(String account) {
        return reading.latest(views.balances, account);
    }

    @Override
    public List<Allocation> allocations(
            String account, StateFilter states, String after, int limit) {
        return allocations.of(account, states, after, limit);
    }

    @Override
    public List<Allocation> served(
            String provider, String market, StateFilter states, String after, int limit) {
        requireAll();
        return allocations.served(provider, market, states, after, limit);
    }

    @Override
    public Optional<Allocation> allocation(String account, String allocationId) {
        return allocations.one(account, allocationId);
    }

    @Override
    public Optional<AccessToken> token(String account, String allocationId) {
        return reading.get(views.tokens, account, AllocationRows.tokenKey(account, allocationId));
    }

    @Override
    public List<QualityScore> quality(String provider) {
        return quality.of(provider);
    }

    @Override
    public List<QualityScore> scored(String provider, String market) {
        return quality.scored(provider, market);
    }

    @Override
    public List<QualityScore> providers(String market, Optional<Rank> after, int limit) {
        return quality.ofMarket(market, after, limit);
    }

    @Override
    public List<Posted> posted() {
        requireAll();
        return reading.here(
                views.outcomes,
                store -> {
                    var found = new ArrayList<Posted>();
                    try (var rows =
                            store.range(PostedRows.PREFIX, PostedRows.PREFIX + Reading.END)) {
                        rows.forEachRemaining(
                                row -> found.add(PostedRows.read(row.key, row.value)));
                    }
                    return found;
                });
    }

    @Override
    public List<String> notReady() {
        return notReady.get();
    }

    /// What is put together of all partitions would be wrong while one is on its way.
    private void requireAll() {
        if (!notReady.get().isEmpty()) {
            throw Problem.of(Code.UNAVAILABLE, "a part of the door's views is on its way");
        }
    }
}
