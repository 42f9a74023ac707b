package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.streams.translate.Scores;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// The providers that markets know: those whose quality they have published, which is so from their
/// first bond on.
record KnownProviders(ReadOnlyKeyValueStore<String, byte[]> copy) {
    boolean knows(String provider, String market) {
        return copy.get(Scores.key(market, provider)) != null;
    }
}
