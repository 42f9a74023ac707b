package ai.hanzo.hmm.bench.subject;

import ai.hanzo.hmm.bench.load.Names;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

import java.util.function.Function;

/// Two or three hops with nothing in them.
final class PassThroughTopology {
    private static final String BY_ACCOUNT = "by-account";
    private static final String BY_MARKET = "by-market";
    private static final String BY_CONSUMER = "by-consumer";

    private PassThroughTopology() {}

    static Topology build(PassThrough.Hops hops) {
        var topology = new Topology();
        hop(
                topology,
                BY_ACCOUNT,
                PassThrough.ORDERS,
                _ -> PassThrough.COMMANDS,
                hops.commandBytes());
        hop(
                topology,
                BY_MARKET,
                PassThrough.COMMANDS,
                value -> PassedOn.goesOn(value) ? PassThrough.ALLOCATIONS : PassThrough.RESULTS,
                hops.resultBytes());
        hops.tokenBytes()
                .ifPresent(
                        bytes ->
                                hop(
                                        topology,
                                        BY_CONSUMER,
                                        PassThrough.ALLOCATIONS,
                                        _ -> PassThrough.TOKENS,
                                        bytes));
        return topology;
    }

    /// @param to where a value goes
    private static void hop(
            Topology topology, String name, String from, Function<byte[], String> to, int bytes) {
        var store = name + "-rows";
        topology.addSource(
                name + "-source", new StringDeserializer(), new ByteArrayDeserializer(), from);
        topology.addProcessor(
                name,
                () ->
                        new PassedOn(
                                store, (_, value) -> Names.market(PassedOn.marketOf(value)), bytes),
                name + "-source");
        topology.addStateStore(PassedOn.store(store), name);
        topology.addSink(
                name + "-sink",
                (_, value, _) -> to.apply(value),
                new StringSerializer(),
                new ByteArraySerializer(),
                name);
    }
}
