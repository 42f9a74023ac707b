package ai.hanzo.hmm.local.broker;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What a broker that was killed left in the cluster's metadata: that it is alive and leads all
/// partitions.
///
/// A broker that starts on that belief leads before it is registered: its transaction coordinator
/// wants to finish the transactions that were being committed, cannot reach anybody yet, and when
/// the session of the dead one ends finds the partitions without a leader. It takes those for
/// deleted (KAFKA-20734), leaves out their markers and calls the transaction complete. The offsets
/// are then not committed while the results are, and the same input is processed twice. So the dead
/// broker is taken out of the metadata before the new one starts.
final class CrashedBroker {
    /// Kafka writes it as the last thing of a clean stop and deletes it at the start.
    private static final String CLEAN_STOP = ".kafka_cleanshutdown";

    private static final long ANSWER_WITHIN_S = 30;

    private CrashedBroker() {}

    /// Whether the folder has been used and its last user did not stop cleanly.
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve("__cluster_metadata-0"))
                && !Files.exists(folder.resolve(CLEAN_STOP));
    }

    /// Runs the controller alone until it has forgotten the broker.
    static void forget(Path folder) {
        int port;
        try (var free = LocalPort.any()) {
            port = free.number();
        }
        try (var _ = KafkaNode.start(BrokerProperties.ofController(folder, port))) {
            unregister(LocalPort.HOST + ":" + port);
        }
    }

    private static void unregister(String controller) {
        var address =
                Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG, controller);
        try (var admin = Admin.create(address)) {
            admin.unregisterBroker(BrokerProperties.NODE_ID)
                    .all()
                    .get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BrokerIdNotRegisteredException)
                return; // it never got so far
            throw new IllegalStateException("the controller cannot forget the broker", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the controller does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the controller started", e);
        }
    }
}
