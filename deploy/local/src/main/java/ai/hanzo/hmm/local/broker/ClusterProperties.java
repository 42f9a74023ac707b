package ai.hanzo.hmm.local.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The `server.properties` of a controller alone and of brokers alone, for a cluster on one
/// machine: three replicas, of which two must have what is acknowledged.
final class ClusterProperties {
    static final int CONTROLLER_ID = 0;

    private static final String CLIENTS = "PLAINTEXT";

    private ClusterProperties() {}

    static Map<String, String> controller(Path folder, int port) {
        var address = LocalPort.HOST + ":" + port;
        var properties = new HashMap<String, String>();
        properties.putAll(node(CONTROLLER_ID, "controller", folder, address));
        properties.put("listeners", BrokerProperties.CONTROLLER + "://" + address);
        // It makes the topics, and judges what is asked of the brokers.
        properties.putAll(THREE_REPLICAS);
        properties.putAll(BrokerProperties.QUICK);
        properties.putAll(FENCING);
        properties.putAll(BrokerProperties.SMALL);
        return Map.copyOf(properties);
    }

    static Map<String, String> broker(Path folder, int node, int port, String controller) {
        var clients = CLIENTS + "://" + LocalPort.HOST + ":" + port;
        var properties = new HashMap<String, String>();
        properties.putAll(node(node, "broker", folder, controller));
        properties.put("listeners", clients);
        properties.put("advertised.listeners", clients);
        properties.put("inter.broker.listener.name", CLIENTS);
        properties.put("auto.create.topics.enable", "false");
        properties.putAll(THREE_REPLICAS);
        properties.putAll(BrokerProperties.QUICK);
        properties.putAll(FENCING);
        properties.putAll(BrokerProperties.SMALL);
        return Map.copyOf(properties);
    }

    private static Map<String, String> node(int node, String role, Path folder, String controller) {
        return Map.of(
                "process.roles",
                role,
                "node.id",
                "" + node,
                "log.dirs",
                folder.toString(),
                "controller.listener.names",
                BrokerProperties.CONTROLLER,
                "controller.quorum.voters",
                CONTROLLER_ID + "@" + controller,
                "listener.security.protocol.map",
                CLIENTS + ":PLAINTEXT," + BrokerProperties.CONTROLLER + ":PLAINTEXT");
    }

    private static final Map<String, String> THREE_REPLICAS =
            Map.of(
                    "default.replication.factor", "3",
                    "min.insync.replicas", "2",
                    "offsets.topic.replication.factor", "3",
                    "transaction.state.log.replication.factor", "3",
                    "transaction.state.log.min.isr", "2",
                    "share.coordinator.state.topic.replication.factor", "3",
                    "share.coordinator.state.topic.min.isr", "2");

    /// A lost broker's partitions find other leaders after its session's time-out, a slow replica
    /// is left behind sooner than Kafka would.
    private static final Map<String, String> FENCING =
            Map.of(
                    "broker.session.timeout.ms", "6000",
                    "broker.heartbeat.interval.ms", "1000",
                    "replica.lag.time.max.ms", "10000");
}
