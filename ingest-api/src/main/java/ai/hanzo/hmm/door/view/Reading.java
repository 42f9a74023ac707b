package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Reads stores, wherever these come from. What passes, such as a store that is being restored or
/// has moved, is a problem `UNAVAILABLE`.
record Reading(DoorStores stores) {
    /// Above every character of a key.
    static final String END = "\uffff";

    /// What a view has under a key.
    ///
    /// @param recordKey the key of the records that it came from
    <V extends SpecificRecord> Optional<V> get(View<V> view, String recordKey, String key) {
        return of(view, recordKey, store -> Optional.ofNullable(store.get(key)).map(view::read));
    }

    /// The latest record of a key.
    <V extends SpecificRecord> Optional<V> latest(View<V> view, String key) {
        return get(view, key, view.latestKey(key));
    }

    /// The latest records of all keys with a prefix, as far as they are here.
    <V extends SpecificRecord> List<V> all(View<V> view, String prefix) {
        var from = view.latestKey(prefix);
        return here(
                view, store -> range(view, store, from, from + END, _ -> true, Integer.MAX_VALUE));
    }

    /// Reads the store that holds the records of a key.
    <T> T of(
            View<?> view,
            String recordKey,
            Function<ReadOnlyKeyValueStore<String, byte[]>, T> read) {
        return reading(store -> read.apply(store.of(view.store(), recordKey)));
    }

    /// Reads as much of a store as is here.
    <T> T here(View<?> view, Function<ReadOnlyKeyValueStore<String, byte[]>, T> read) {
        return reading(store -> read.apply(store.here(view.store())));
    }

    /// The first rows from one key to another that are asked for.
    static <V extends SpecificRecord> List<V> range(
            View<V> view,
            ReadOnlyKeyValueStore<String, byte[]> store,
            String from,
            String to,
            Predicate<V> asked,
            int limit) {
        var found = new ArrayList<V>();
        try (var entries = store.range(from, to)) {
            while (found.size() < limit && entries.hasNext()) {
                var record = view.read(entries.next().value);
                if (asked.test(record)) found.add(record);
            }
        }
        return found;
    }

    /// A store that is being restored or has moved, and a registry out of reach, pass.
    private <T> T reading(Function<DoorStores, T> read) {
        try {
            return read.apply(stores);
        } catch (InvalidStateStoreException | RetriableException notNow) {
            throw Problem.of(
                    Code.UNAVAILABLE, "the door's views cannot be read at the moment", notNow);
        }
    }
}
