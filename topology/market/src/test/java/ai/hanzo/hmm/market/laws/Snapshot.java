package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.state.RestingOrder;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.market.state.RowKey;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The rows of a market sorted out by kind, as they were stored at one moment.
record Snapshot(
        Optional<Row.Terms> terms,
        Row.Totals totals,
        Pool pool,
        List<RestingOrder> orders,
        TreeMap<String, Row.Provider> providers,
        List<Row.Obligation> obligations,
        List<OpenAllocation> allocations,
        Map<String, Row.Member> members) {

    static Snapshot of(Map<RowKey, Row> rows) {
        Optional<Row.Terms> terms = Optional.empty();
        var totals = Row.Totals.NONE;
        var pool = Pool.EMPTY;
        var orders = new ArrayList<RestingOrder>();
        var providers = new TreeMap<String, Row.Provider>();
        var obligations = new ArrayList<Row.Obligation>();
        var allocations = new ArrayList<OpenAllocation>();
        var members = new TreeMap<String, Row.Member>();
        for (var row : rows.values()) {
            switch (row) {
                case Row.Terms r -> terms = Optional.of(r);
                case Row.Totals r -> totals = r;
                case Row.Reserves r -> pool = r.pool();
                case Row.Provider r -> providers.put(r.account(), r);
                case Row.Obligation r -> obligations.add(r);
                case Row.Quality _ -> {}
                case Row.Member r -> members.put(r.account(), r);
                case RestingOrder r -> orders.add(r);
                case OpenAllocation r -> allocations.add(r);
            }
        }
        return new Snapshot(
                terms, totals, pool, orders, providers, obligations, allocations, members);
    }

    /// One side of the book as a matching engine must see it: best price first, then the earliest.
    List<RestingOrder> queue(Side side) {
        var byPrice = Comparator.comparingLong(RestingOrder::priceMicros);
        return orders.stream()
                .filter(o -> o.side() == side)
                .sorted(
                        (side == Side.BUY ? byPrice.reversed() : byPrice)
                                .thenComparingLong(RestingOrder::sequence))
                .toList();
    }

    int openOrders(String account) {
        return members.containsKey(account) ? members.get(account).openOrders() : 0;
    }

    BigInteger obliged() {
        return obligations.stream()
                .map(o -> big(o.openMicros()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    BigInteger allocated() {
        return allocations.stream()
                .map(a -> big(a.standardMicros()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
