package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.Allocation;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Reads what {@link AllocationRows} keeps.
record AllocationViews(Reading reading, View<Allocation> view) {
    Optional<Allocation> one(String consumer, String allocationId) {
        return reading.get(view, consumer, AllocationRows.key(consumer, allocationId));
    }

    List<Allocation> of(String consumer, StateFilter states, String after, int limit) {
        if (states.isOfOpenOnes()) {
            var open = AllocationRows.Part.open(consumer, after);
            return reading.of(view, consumer, store -> listed(store, open, states, limit));
        }
        var part = AllocationRows.Part.of(consumer, after);
        var to = part.prefix() + Reading.END;
        return reading.of(
                view,
                consumer,
                store -> Reading.range(view, store, part.from(), to, states::holds, limit));
    }

    /// Those that are here: they lie in their consumers' partitions.
    List<Allocation> served(
            String provider, String market, StateFilter states, String after, int limit) {
        var part = AllocationRows.Part.served(provider, market, after);
        return reading.here(view, store -> listed(store, part, states, limit));
    }

    /// A provider's lie in their consumers' partitions, each in order: the first of all are kept.
    private List<Allocation> listed(
            ReadOnlyKeyValueStore<String, byte[]> store,
            AllocationRows.Part part,
            StateFilter states,
            int limit) {
        var first = new TreeMap<String, Allocation>();
        try (var rows = store.range(part.from(), part.prefix() + Reading.END)) {
            while (rows.hasNext()) {
                var row = rows.next();
                boolean isLater = first.size() == limit && row.key.compareTo(first.lastKey()) > 0;
                if (isLater) continue;
                var record = store.get(AllocationRows.listed(row.value));
                if (record == null) continue;
                var allocation = view.read(record);
                if (states.holds(allocation)) first.put(row.key, allocation);
                if (first.size() > limit) first.pollLastEntry();
            }
        }
        return List.copyOf(first.values());
    }
}
