package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketStatus;

import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The markets as they were published. The copy of the topic holds bytes as received, so that it
/// needs no registry; they are read here, once a version.
final class ObservedMarkets {
    private static final Logger LOG = LoggerFactory.getLogger(ObservedMarkets.class);

    private record Known(byte[] bytes, Optional<MarketDefinition> definition) {}

    private final ReadOnlyKeyValueStore<String, byte[]> copy;
    private final Deserializer<MarketStatus> statuses;
    private final String topic;
    private final Map<String, Known> known = new HashMap<>();

    ObservedMarkets(
            ReadOnlyKeyValueStore<String, byte[]> copy,
            Deserializer<MarketStatus> statuses,
            String topic) {
        this.copy = copy;
        this.statuses = statuses;
        this.topic = topic;
    }

    /// The definition of a market; empty where there is no such market.
    ///
    /// @throws TimeoutException when the registry cannot be asked now
    Optional<MarketDefinition> definition(String market) {
        byte[] bytes = copy.get(market);
        if (bytes == null) return Optional.empty();
        Known last = known.get(market);
        if (last == null || last.bytes() != bytes) {
            last = new Known(bytes, read(market, bytes));
            known.put(market, last);
        }
        return last.definition();
    }

    private Optional<MarketDefinition> read(String market, byte[] bytes) {
        try {
            return Optional.of(statuses.deserialize(topic, bytes).getDefinition());
        } catch (SerializationException e) {
            LOG.error("market {} cannot be read and counts as unknown", market, e);
            return Optional.empty();
        } catch (RetriableException e) {
            throw new TimeoutException("the schema registry cannot be asked", e);
        }
    }
}
