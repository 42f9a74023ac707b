package ai.hanzo.hmm.bench.subject;

import ai.hanzo.hmm.bench.load.Names;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/// Two hops with nothing in them.
final class PassThroughTopology {
    private static final String BY_ACCOUNT = "by-account";
    private static final String BY_MARKET = "by-market";

    private PassThroughTopology() {}

    static Topology build(int commandBytes, int resultBytes) {
        var topology = new Topology();
        hop(topology, BY_ACCOUNT, PassThrough.ORDERS, PassThrough.COMMANDS, commandBytes);
        hop(topology, BY_MARKET, PassThrough.COMMANDS, PassThrough.RESULTS, resultBytes);
        return topology;
    }

    private static void hop(Topology topology, String name, String from, String to, int bytes) {
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
                name + "-sink", to, new StringSerializer(), new ByteArraySerializer(), name);
    }
}
