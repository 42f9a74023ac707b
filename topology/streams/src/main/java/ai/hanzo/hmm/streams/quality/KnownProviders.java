package ai.hanzo.hmm.streams.quality;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// The providers that markets know: those whose quality they have published, which is so from their
/// first bond on.
record KnownProviders(ReadOnlyKeyValueStore<String, byte[]> copy) {
    boolean knows(String provider, String market) {
        return copy.get(key(provider, market)) != null;
    }

    /// As records are keyed in the topic of quality.
    static String key(String provider, String market) {
        return provider + '|' + market;
    }
}
