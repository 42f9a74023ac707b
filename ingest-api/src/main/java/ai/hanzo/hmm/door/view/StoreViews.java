package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.QualityScore;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Reads the views out of their stores, wherever these come from.
final class StoreViews implements Views {
    /// Above every character of a key.
    private static final String END = "\uffff";

    private static final Comparator<QualityScore> BEST_FIRST =
            Comparator.comparingInt(QualityScore::getScorePpm)
                    .reversed()
                    .thenComparing(QualityScore::getProvider);

    private final ViewTopology views;
    private final Function<String, ReadOnlyKeyValueStore<String, byte[]>> stores;
    private final Supplier<List<String>> notReady;

    /// @param stores a view's store by name
    StoreViews(
            ViewTopology views,
            Function<String, ReadOnlyKeyValueStore<String, byte[]>> stores,
            Supplier<List<String>> notReady) {
        this.views = views;
        this.stores = stores;
        this.notReady = notReady;
    }

    @Override
    public Optional<MarketStatus> market(String market) {
        return latest(views.markets, market);
    }

    @Override
    public List<MarketStatus> markets() {
        var all = all(views.markets, "");
        all.sort(Comparator.comparing(status -> status.getDefinition().getMarket()));
        return all;
    }

    @Override
    public Optional<MarketPrice> price(String market) {
        return latest(views.prices, market);
    }

    @Override
    public Optional<Depth> depth(String market) {
        return latest(views.depth, market);
    }

    @Override
    public Optional<Execution> order(String account, String clientOrderId) {
        return get(views.outcomes, OutcomeKeys.order(account, clientOrderId));
    }

    @Override
    public Optional<Execution> command(String account, String id) {
        return get(views.outcomes, OutcomeKeys.command(account, id));
    }

    @Override
    public Optional<Execution> conflict(String account, String id) {
        return get(views.outcomes, OutcomeKeys.conflict(account, id));
    }

    @Override
    public Optional<AccountBalances> balances(String account) {
        return latest(views.balances, account);
    }

    @Override
    public List<Allocation> allocations(
            String account, StateFilter states, String after, int limit) {
        if (states.isOfOpenOnes()) {
            return listed(AllocationRows.Part.open(account, after), states, limit);
        }
        var part = AllocationRows.Part.of(account, after);
        return range(views.allocations, part.from(), part.prefix() + END, states::holds, limit);
    }

    @Override
    public List<Allocation> served(
            String provider, String market, StateFilter states, String after, int limit) {
        return listed(AllocationRows.Part.served(provider, market, after), states, limit);
    }

    /// A provider's lie in their consumers' partitions, each in order: the first of all are kept.
    private List<Allocation> listed(AllocationRows.Part part, StateFilter states, int limit) {
        return reading(
                () -> {
                    var first = new TreeMap<String, Allocation>();
                    var store = stores.apply(views.allocations.store());
                    try (var rows = store.range(part.from(), part.prefix() + END)) {
                        while (rows.hasNext()) {
                            var row = rows.next();
                            boolean isLater =
                                    first.size() == limit && row.key.compareTo(first.lastKey()) > 0;
                            if (isLater) continue;
                            var record = store.get(AllocationRows.listed(row.value));
                            if (record == null) continue;
                            var allocation = views.allocations.read(record);
                            if (states.holds(allocation)) first.put(row.key, allocation);
                            if (first.size() > limit) first.pollLastEntry();
                        }
                    }
                    return List.copyOf(first.values());
                });
    }

    @Override
    public Optional<Allocation> allocation(String account, String allocationId) {
        return get(views.allocations, AllocationRows.key(account, allocationId));
    }

    @Override
    public Optional<AccessToken> token(String account, String allocationId) {
        return get(views.tokens, ViewTopology.tokenKey(account, allocationId));
    }

    @Override
    public List<QualityScore> quality(String provider) {
        var all = all(views.quality, provider + "|");
        all.sort(Comparator.comparing(QualityScore::getMarket));
        return all;
    }

    @Override
    public List<QualityScore> scored(String provider, String market) {
        return latest(views.quality, provider + "|" + market)
                .map(last -> ScoredRows.read(last, key -> get(views.quality, key)))
                .orElse(List.of());
    }

    /// Only those of the market are read, and no more than the best are kept at a time.
    @Override
    public List<QualityScore> providers(String market, int most) {
        return reading(
                () -> {
                    var best = new TreeSet<>(BEST_FIRST);
                    var from = views.quality.latestKey("");
                    var store = stores.apply(views.quality.store());
                    try (var entries = store.range(from, from + END)) {
                        while (entries.hasNext()) {
                            var entry = entries.next();
                            if (!entry.key.endsWith("|" + market)) continue;
                            best.add(views.quality.read(entry.value));
                            if (best.size() > most) best.removeLast();
                        }
                    }
                    return List.copyOf(best);
                });
    }

    @Override
    public List<Posted> posted() {
        return reading(
                () -> {
                    var found = new ArrayList<Posted>();
                    var store = stores.apply(views.outcomes.store());
                    try (var rows = store.range(PostedRows.PREFIX, PostedRows.PREFIX + END)) {
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

    private <V extends SpecificRecord> Optional<V> latest(View<V> view, String key) {
        return get(view, view.latestKey(key));
    }

    private <V extends SpecificRecord> List<V> all(View<V> view, String prefix) {
        var from = view.latestKey(prefix);
        return range(view, from, from + END, _ -> true, Integer.MAX_VALUE);
    }

    private <V extends SpecificRecord> Optional<V> get(View<V> view, String key) {
        return reading(
                () -> Optional.ofNullable(stores.apply(view.store()).get(key)).map(view::read));
    }

    private <V extends SpecificRecord> List<V> range(
            View<V> view, String from, String to, Predicate<V> asked, int limit) {
        return reading(
                () -> {
                    var found = new ArrayList<V>();
                    try (var entries = stores.apply(view.store()).range(from, to)) {
                        while (found.size() < limit && entries.hasNext()) {
                            var record = view.read(entries.next().value);
                            if (asked.test(record)) found.add(record);
                        }
                    }
                    return found;
                });
    }

    /// A store that is being restored or has moved, and a registry out of reach, pass.
    private static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (InvalidStateStoreException | RetriableException notNow) {
            throw Problem.of(
                    Code.UNAVAILABLE, "the door's views cannot be read at the moment", notNow);
        }
    }
}
