package ai.hanzo.hmm.door.view;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// Where the views' stores are.
interface DoorStores {
    /// As much of a store as this door has: all of it where each door keeps it whole.
    ReadOnlyKeyValueStore<String, byte[]> here(String name);

    /// The store of the partition that records of a key are in.
    ///
    /// @throws Elsewhere when another door has it
    ReadOnlyKeyValueStore<String, byte[]> of(String name, String recordKey);
}
