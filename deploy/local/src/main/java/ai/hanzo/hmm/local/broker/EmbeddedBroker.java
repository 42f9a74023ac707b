package ai.hanzo.hmm.local.broker;

import ai.hanzo.hmm.node.CannotStart;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A Kafka broker and its controller in this process, on the loopback interface. The folder is
/// formatted when new and reused as it is otherwise, also after a crash: the same cluster id, the
/// same records. The port is the caller's to keep; nothing in the folder remembers it.
public final class EmbeddedBroker implements AutoCloseable {
    /// Without it a producer's transaction may be doubled by a delayed message of the one before.
    private static final String TRANSACTIONS = "transaction.version";

    private static final short TRANSACTIONS_V2 = 2;
    private static final long ADMIN_TIMEOUT_MS = 30_000;

    private final KafkaRaftServer server;
    private final String clusterId;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, String clusterId, int port) {
        this.server = server;
        this.clusterId = clusterId;
        this.bootstrapServers = LocalPort.HOST + ":" + port;
    }

    /// Starts the broker and returns when it serves clients.
    ///
    /// @param folder created when absent; the caller sees to it that no other process uses it
    /// @param port 1 to 65535, or 0 for any free one
    /// @throws CannotStart when the port is taken
    public static EmbeddedBroker start(Path folder, int port) {
        var clusterId = format(folder);
        int clients;
        int controller;
        try (var kept = LocalPort.keep(port, "Kafka", "--kafka-port");
                var free = LocalPort.any()) {
            clients = kept.number();
            controller = free.number();
        }
        if (CrashedBroker.isIn(folder)) CrashedBroker.forget(folder);
        var properties = BrokerProperties.of(folder, clients, controller);
        var server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        var broker = new EmbeddedBroker(server, clusterId, clients);
        try {
            server.startup();
            broker.requireTransactionsV2();
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
        server.shutdown();
        server.awaitShutdown();
    }

    private static String format(Path folder) {
        try (var nowhere = new PrintStream(OutputStream.nullOutputStream())) {
            Files.createDirectories(folder);
            var clusterId = existingClusterId(folder);
            new Formatter()
                    .setPrintStream(nowhere)
                    .setClusterId(clusterId)
                    .setNodeId(BrokerProperties.NODE_ID)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName(BrokerProperties.CONTROLLER)
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .setIgnoreFormatted(true)
                    .run();
            return clusterId;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        } catch (Exception e) { // the formatter declares no narrower one
            throw new IllegalStateException("cannot format " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String existingClusterId(Path folder) throws IOException {
        var loader = new MetaPropertiesEnsemble.Loader();
        loader.addMetadataLogDir(folder.toString());
        return loader.load().clusterId().orElseGet(() -> Uuid.randomUuid().toString());
    }

    private void requireTransactionsV2() {
        var address =
                Map.<String, Object>of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var admin = Admin.create(address)) {
            var features =
                    admin.describeFeatures()
                            .featureMetadata()
                            .get(ADMIN_TIMEOUT_MS, TimeUnit.MILLISECONDS);
            var level = features.finalizedFeatures().get(TRANSACTIONS);
            if (level == null || level.maxVersionLevel() < TRANSACTIONS_V2) {
                throw new IllegalStateException(
                        TRANSACTIONS + " must be >= " + TRANSACTIONS_V2 + ": " + level);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "the broker at " + bootstrapServers + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker started", e);
        }
    }
}
