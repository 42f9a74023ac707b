package ai.hanzo.hmm.market.laws;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.state.Change;
import ai.hanzo.hmm.market.state.Conduct;
import ai.hanzo.hmm.market.state.EndedAllocation;
import ai.hanzo.hmm.market.state.LockedShares;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.state.Provider;
import ai.hanzo.hmm.market.state.RestingOrder;
import ai.hanzo.hmm.market.state.Round;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.market.state.RowKey;
import ai.hanzo.hmm.market.state.Totals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The rows of a market as a store keeps them, with the sums over them: of each row that changes
/// the old is taken off and the new put on.
public final class Shelf {
    private final Map<RowKey, Row> rows = new HashMap<>();
    private final Map<RowKey, RestingOrder> orders = new HashMap<>();
    private final Map<String, Sums> accounts = new HashMap<>();
    private final TreeMap<Long, Integer> bids = new TreeMap<>();
    private final TreeMap<Long, Integer> asks = new TreeMap<>();
    private final TreeMap<Long, OpenAllocation> open = new TreeMap<>();
    private final TreeMap<Long, EndedAllocation> ended = new TreeMap<>();
    private long obliged;
    private long prices;
    private long allocated;

    /// Sums over the rows that name an account.
    static final class Sums {
        long fundsHeld;
        long unitsHeld;
        long sharesHeld;
        long obliged;
        long allocated;
        long busyRate;
        long cover;
        long retained;
        int openOrders;
    }

    void put(Collection<Change> changes) {
        for (var change : changes) {
            var now = change.row();
            var before =
                    now.isPresent() ? rows.put(change.key(), now.get()) : rows.remove(change.key());
            if (before != null) count(before, -1);
            now.ifPresent(row -> count(row, 1));
            if (now.isPresent() && now.get() instanceof RestingOrder order) {
                orders.put(change.key(), order);
            } else {
                orders.remove(change.key());
            }
        }
    }

    private void count(Row row, int sign) {
        switch (row) {
            case RestingOrder o -> {
                var sums = sums(o.account());
                sums.openOrders += sign;
                if (o.side() == Side.BUY) sums.fundsHeld += sign * o.holdMicros();
                else sums.unitsHeld += sign * o.holdMicros();
                var prices = o.side() == Side.BUY ? bids : asks;
                prices.merge(o.priceMicros(), sign, (a, b) -> a + b == 0 ? null : a + b);
            }
            case LockedShares l -> sums(l.account()).sharesHeld += sign * l.shares();
            case Provider p -> sums(p.account()).fundsHeld += sign * p.bondMicros();
            case Row.Obligation o -> {
                sums(o.provider()).obliged += sign * o.openMicros();
                obliged = Math.addExact(obliged, sign * o.openMicros());
            }
            case EndedAllocation e -> {
                sums(e.allocation().provider()).retained += sign * e.retainedMicros();
                if (sign > 0) ended.put(e.number(), e);
                else ended.remove(e.number());
            }
            case OpenAllocation a -> {
                sums(a.provider()).allocated += sign * a.standardMicros();
                sums(a.provider()).busyRate += sign * a.rateMicros();
                sums(a.provider()).cover += sign * a.coverMicros();
                allocated = Math.addExact(allocated, sign * a.standardMicros());
                if (sign > 0) open.put(a.number(), a);
                else open.remove(a.number());
            }
            case Row.Price _ -> prices += sign;
            case Row.Terms _, Totals _, Row.Reserves _, Row.Quality _, Row.Member _ -> {}
            case Row.Bars _, Row.Volume _, Conduct _, Round _ -> {}
        }
    }

    Sums sums(String account) {
        return accounts.computeIfAbsent(account, _ -> new Sums());
    }

    public Map<RowKey, Row> rows() {
        return rows;
    }

    public List<RestingOrder> orders() {
        var sorted = new ArrayList<>(orders.values());
        sorted.sort(Comparator.comparingLong(RestingOrder::sequence));
        return sorted;
    }

    int openOrders() {
        return orders.size();
    }

    /// One side of the book as a matching engine must see it: best price first, then the earliest.
    List<RestingOrder> queue(Side side) {
        var queue = new ArrayList<>(orders.values());
        queue.removeIf(o -> o.side() != side);
        var byPrice = Comparator.comparingLong(RestingOrder::priceMicros);
        queue.sort(
                (side == Side.BUY ? byPrice.reversed() : byPrice)
                        .thenComparingLong(RestingOrder::sequence));
        return queue;
    }

    boolean isCrossed() {
        return !bids.isEmpty() && !asks.isEmpty() && bids.lastKey() >= asks.firstKey();
    }

    OptionalLong best(Side side) {
        if (side == Side.BUY) {
            return bids.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bids.lastKey());
        }
        return asks.isEmpty() ? OptionalLong.empty() : OptionalLong.of(asks.firstKey());
    }

    /// Rows of past prices.
    long prices() {
        return prices;
    }

    /// The open allocations of a provider.
    List<OpenAllocation> allocationsOf(String provider) {
        return open.values().stream()
                .filter(allocation -> allocation.provider().equals(provider))
                .toList();
    }

    /// The open allocations, by number.
    List<OpenAllocation> open() {
        return List.copyOf(open.values());
    }

    /// Those that have ended and are disputed, or can be, by number.
    List<EndedAllocation> ended() {
        return List.copyOf(ended.values());
    }

    /// Units that all providers owe.
    long obliged() {
        return obliged;
    }

    /// Units in open allocations.
    long allocated() {
        return allocated;
    }

    Optional<MarketTerms> terms() {
        return find(RowKey.Kind.TERMS, "", Row.Terms.class).map(Row.Terms::terms);
    }

    Totals totals() {
        return find(RowKey.Kind.TOTALS, "", Totals.class).orElse(Totals.NONE);
    }

    Pool pool() {
        return find(RowKey.Kind.POOL, "", Row.Reserves.class)
                .map(Row.Reserves::pool)
                .orElse(Pool.EMPTY);
    }

    /// Until when the pool trades nothing, ms since 1970.
    long poolPausedUntilMs() {
        return find(RowKey.Kind.POOL, "", Row.Reserves.class)
                .map(Row.Reserves::pausedUntilMs)
                .orElse(0L);
    }

    Optional<Row.Member> member(String account) {
        return find(RowKey.Kind.MEMBER, account, Row.Member.class);
    }

    public Optional<Provider> provider(String account) {
        return find(RowKey.Kind.PROVIDER, account, Provider.class);
    }

    public Optional<Conduct> conduct(String provider) {
        return find(RowKey.Kind.CONDUCT, provider, Conduct.class);
    }

    /// A provider's score, ppm; 500,000 where it was never observed.
    public long scoreOf(String provider) {
        return find(RowKey.Kind.QUALITY, provider, Row.Quality.class)
                .map(quality -> quality.folds().scorePpm())
                .orElse(500_000L);
    }

    private <R extends Row> Optional<R> find(RowKey.Kind kind, String id, Class<R> type) {
        return Optional.ofNullable(rows.get(new RowKey(kind, id))).map(type::cast);
    }
}
