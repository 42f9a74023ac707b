package ai.hanzo.hmm.local.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The `server.properties` of the one broker: for one machine, one user and a small folder. What
/// belongs to a topic is set on the topic, not here.
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String CLIENTS = "PLAINTEXT";
    private static final int MIB = 1 << 20;

    private BrokerProperties() {}

    /// The controller alone, as it is run to repair what a crash left.
    ///
    /// @param folder where the logs are
    /// @param controllerPort what only this process connects to, 1 to 65535
    static Map<String, String> ofController(Path folder, int controllerPort) {
        var controller = LocalPort.HOST + ":" + controllerPort;
        return Map.of(
                "process.roles", "controller",
                "node.id", "" + NODE_ID,
                "log.dirs", folder.toString(),
                "listeners", CONTROLLER + "://" + controller,
                "controller.listener.names", CONTROLLER,
                "controller.quorum.voters", NODE_ID + "@" + controller,
                "listener.security.protocol.map", CONTROLLER + ":PLAINTEXT");
    }

    /// @param folder where the logs are
    /// @param port what clients connect to, 1 to 65535
    /// @param controllerPort what only this process connects to, 1 to 65535
    static Map<String, String> of(Path folder, int port, int controllerPort) {
        var properties = new HashMap<String, String>();
        properties.putAll(oneNode(folder, port, controllerPort));
        properties.putAll(ONE_REPLICA);
        properties.putAll(QUICK);
        properties.putAll(NEVER_FENCED);
        properties.putAll(SMALL);
        return Map.copyOf(properties);
    }

    private static Map<String, String> oneNode(Path folder, int port, int controllerPort) {
        var clients = CLIENTS + "://" + LocalPort.HOST + ":" + port;
        var controller = LocalPort.HOST + ":" + controllerPort;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "" + NODE_ID,
                "log.dirs",
                folder.toString(),
                "listeners",
                clients + "," + CONTROLLER + "://" + controller,
                "advertised.listeners",
                clients,
                "inter.broker.listener.name",
                CLIENTS,
                "controller.listener.names",
                CONTROLLER,
                "controller.quorum.voters",
                NODE_ID + "@" + controller,
                "listener.security.protocol.map",
                CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "auto.create.topics.enable",
                "false");
    }

    private static final Map<String, String> ONE_REPLICA =
            Map.of(
                    "default.replication.factor", "1",
                    "min.insync.replicas", "1",
                    "offsets.topic.replication.factor", "1",
                    "transaction.state.log.replication.factor", "1",
                    "transaction.state.log.min.isr", "1",
                    "share.coordinator.state.topic.replication.factor", "1",
                    "share.coordinator.state.topic.min.isr", "1");

    /// Nobody else joins a group or a quorum here, so nothing is worth waiting for. Transactions
    /// that follow one another meet the previous one's end, which takes about a millisecond. Groups
    /// may ask for a session as short as the streams'.
    static final Map<String, String> QUICK =
            Map.of(
                    "group.initial.rebalance.delay.ms", "0",
                    "group.streams.initial.rebalance.delay.ms", "0",
                    "group.streams.min.session.timeout.ms", "6000",
                    "group.streams.min.heartbeat.interval.ms", "500",
                    "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
                    "add.partitions.to.txn.retry.backoff.ms", "1");

    /// A broker whose heartbeats are late loses its partitions to others. Here are no others, and a
    /// transaction that ends in that moment is lost in part (see {@link CrashedBroker}): an hour.
    private static final Map<String, String> NEVER_FENCED =
            Map.of("broker.session.timeout.ms", "3600000");

    /// Kafka's defaults are for machines of their own: 50 partitions of each internal topic, 10 MiB
    /// of index file set aside per segment, 128 MiB of heap for the log cleaner.
    static final Map<String, String> SMALL =
            Map.of(
                    "offsets.topic.num.partitions", "4",
                    "transaction.state.log.num.partitions", "4",
                    "share.coordinator.state.topic.num.partitions", "1",
                    "log.segment.bytes", "" + 128 * MIB,
                    "log.index.size.max.bytes", "" + MIB / 2,
                    "log.cleaner.dedupe.buffer.size", "" + 16 * MIB,
                    "metadata.log.segment.bytes", "" + 32 * MIB);
}
