package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.util.List;

/// The stores of a Streams application whose partitions several doors may share.
final class SharedStores implements DoorStores {
    private final KafkaStreams streams;
    private final HostInfo self;
    private final boolean standbysToo;

    /// @param advertised where other doors reach this one, `host:port`
    /// @param standbysToo whether what stands by here for another door is good enough
    SharedStores(KafkaStreams streams, String advertised, boolean standbysToo) {
        this.streams = streams;
        this.standbysToo = standbysToo;
        this.self = HostInfo.buildFromEndpoint(advertised);
    }

    /// The addresses of the other doors that have a part.
    List<String> others() {
        return streams.metadataForAllStreamsClients().stream()
                .map(StreamsMetadata::hostInfo)
                .filter(host -> !host.equals(self) && !host.equals(HostInfo.unavailable()))
                .map(SharedStores::address)
                .toList();
    }

    @Override
    public ReadOnlyKeyValueStore<String, byte[]> here(String name) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(
                        name, QueryableStoreTypes.<String, byte[]>keyValueStore()));
    }

    @Override
    public ReadOnlyKeyValueStore<String, byte[]> of(String name, String recordKey) {
        if (name.startsWith(View.WHOLE)) return here(name);
        var at = streams.queryMetadataForKey(name, recordKey, Serdes.String().serializer());
        if (at == null || at.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw Problem.of(Code.UNAVAILABLE, "no door has what was asked for at the moment");
        }
        if (!standbysToo && !at.activeHost().equals(self)) {
            throw new Elsewhere(address(at.activeHost()));
        }
        var part =
                StoreQueryParameters.fromNameAndType(
                                name, QueryableStoreTypes.<String, byte[]>keyValueStore())
                        .withPartition(at.partition());
        return streams.store(standbysToo ? part.enableStaleStores() : part);
    }

    private static String address(HostInfo host) {
        return host.host() + ":" + host.port();
    }
}
