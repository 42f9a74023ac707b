package ai.hanzo.hmm.local.broker;

import ai.hanzo.hmm.node.CannotStart;

import java.nio.file.Path;

/// A Kafka broker and its controller in this process, on the loopback interface. The folder is
/// formatted when new and reused as it is otherwise, also after a crash: the same cluster id, the
/// same records. The port is the caller's to keep; nothing in the folder remembers it.
public final class EmbeddedBroker implements AutoCloseable {
    private final KafkaNode node;
    private final String clusterId;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaNode node, String clusterId, String bootstrapServers) {
        this.node = node;
        this.clusterId = clusterId;
        this.bootstrapServers = bootstrapServers;
    }

    /// Starts the broker and returns when it serves clients.
    ///
    /// @param folder created when absent; the caller sees to it that no other process uses it
    /// @param port 1 to 65535, or 0 for any free one
    /// @throws CannotStart when the port is taken
    public static EmbeddedBroker start(Path folder, int port) {
        var clusterId = KafkaNode.clusterIdOf(folder);
        KafkaNode.format(folder, BrokerProperties.NODE_ID, clusterId);
        int clients;
        int controller;
        try (var kept = LocalPort.keep(port, "Kafka", "--kafka-port");
                var free = LocalPort.any()) {
            clients = kept.number();
            controller = free.number();
        }
        if (CrashedBroker.isIn(folder)) CrashedBroker.forget(folder);
        var address = LocalPort.HOST + ":" + clients;
        var node = KafkaNode.start(BrokerProperties.of(folder, clients, controller));
        var broker = new EmbeddedBroker(node, clusterId, address);
        try {
            KafkaNode.requireTransactionsV2(address);
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    /// What clients connect to, `host:port`.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /// The name that the folder's cluster was given when it was formatted.
    public String clusterId() {
        return clusterId;
    }

    /// Stops it and returns when its logs are closed; what is on disk then needs no recovery.
    @Override
    public void close() {
        node.close();
    }
}
