package ai.hanzo.hmm.local.broker;

import ai.hanzo.hmm.node.CannotStart;

import java.nio.file.Path;

/// One server of a small cluster on this machine: its one controller, or one of its brokers. For
/// trying and testing what happens when a broker is lost; three brokers on one disk are no safer
/// than one.
public final class ClusterNode implements AutoCloseable {
    private final KafkaNode node;
    private final String address;

    private ClusterNode(KafkaNode node, String address) {
        this.node = node;
        this.address = address;
    }

    /// The controller, which nobody but brokers connects to.
    ///
    /// @param folder of this server alone
    /// @param port 1 to 65535
    /// @throws CannotStart when the port is taken
    public static ClusterNode controller(Path folder, int port, String clusterId) {
        KafkaNode.format(folder, ClusterProperties.CONTROLLER_ID, clusterId);
        int kept = free(port);
        return new ClusterNode(
                KafkaNode.start(ClusterProperties.controller(folder, kept)),
                LocalPort.HOST + ":" + kept);
    }

    /// A broker. Returns when it is in the cluster.
    ///
    /// @param folder of this server alone
    /// @param node its number in the cluster, >= 1
    /// @param port 1 to 65535
    /// @param controller `host:port` of the controller
    /// @throws CannotStart when the port is taken
    public static ClusterNode broker(
            Path folder, int node, int port, String controller, String clusterId) {
        KafkaNode.format(folder, node, clusterId);
        int kept = free(port);
        return new ClusterNode(
                KafkaNode.start(ClusterProperties.broker(folder, node, kept, controller)),
                LocalPort.HOST + ":" + kept);
    }

    /// What is connected to, `host:port`.
    public String address() {
        return address;
    }

    @Override
    public void close() {
        node.close();
    }

    private static int free(int port) {
        try (var kept = LocalPort.keep(port, "Kafka", "--port")) {
            return kept.number();
        }
    }
}
