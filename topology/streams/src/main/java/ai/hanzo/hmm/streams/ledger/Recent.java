package ai.hanzo.hmm.streams.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What was read or written last, a bounded number of it: a copy of what a store holds, in the form
/// that is worked with. Never ahead of the store, so it may be forgotten at any time.
final class Recent<K, V> {
    private final Map<K, V> values;

    /// @param most how many are kept, >= 1
    Recent(int most) {
        if (most < 1) throw new IllegalArgumentException("most must be >= 1: " + most);
        this.values = new Bounded<>(most);
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    void put(K key, V value) {
        values.put(key, value);
    }

    void remove(K key) {
        values.remove(key);
    }

    /// The one that was touched longest ago goes first.
    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;
        private static final float LOAD = 0.75f;
        private static final int INITIAL = 1_024;

        private final int most;

        Bounded(int most) {
            super(INITIAL, LOAD, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
