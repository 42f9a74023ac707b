package ai.hanzo.hmm.streams.market;

import ai.hanzo.hmm.market.engine.Market;
import ai.hanzo.hmm.market.state.Change;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.market.state.RowKey;
import ai.hanzo.hmm.streams.key.SignedEvidence;
import ai.hanzo.hmm.streams.translate.MarketRows;
import ai.hanzo.hmm.wire.serde.StateCodec;
import ai.hanzo.hmm.wire.state.DepthRow;
import ai.hanzo.hmm.wire.state.MarketRow;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The truth about the markets of a partition: one small entry a row, logged and cached. A command
/// writes only the rows it changed.
final class MarketStore {
    static final String NAME = "market-rows";

    private final KeyValueStore<String, MarketRow> rows;

    MarketStore(ProcessorContext<Object, Object> context) {
        this.rows = context.getStateStore(NAME);
    }

    static StoreBuilder<?> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME),
                        Serdes.String(),
                        StateCodec.of(MarketRow.class).serde())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    /// All markets as they were stored, by one scan.
    SortedMap<String, Market> load() {
        var byMarket = new TreeMap<String, List<Row>>();
        try (var all = rows.all()) {
            while (all.hasNext()) {
                var entry = all.next();
                if (entry.value.getRow() instanceof DepthRow) continue;
                byMarket.computeIfAbsent(marketOf(entry.key), _ -> new ArrayList<>())
                        .add(MarketRows.fromWire(entry.value));
            }
        }
        var markets = new TreeMap<String, Market>();
        byMarket.forEach(
                (id, stored) -> markets.put(id, Market.of(id, stored, SignedEvidence.KINDS)));
        return markets;
    }

    void write(String market, List<Change> changes) {
        for (var change : changes) {
            rows.put(key(market, change.key()), change.row().map(MarketRows::toWire).orElse(null));
        }
    }

    /// The sequence of the last depth record of a market; 0 before the first.
    long depthSequence(String market) {
        var row = rows.get(depthKey(market));
        return row == null ? 0 : ((DepthRow) row.getRow()).getSequence();
    }

    void putDepthSequence(String market, long sequence) {
        rows.put(depthKey(market), new MarketRow(new DepthRow(sequence)));
    }

    /// A row of the store and not of the market: what readers were told decides nothing.
    private static String depthKey(String market) {
        return market + "\nd";
    }

    /// No market's name contains the separator.
    private static String key(String market, RowKey key) {
        return market + '\n' + key.kind().code() + key.id();
    }

    private static String marketOf(String key) {
        return key.substring(0, key.indexOf('\n'));
    }
}
