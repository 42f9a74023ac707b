package ai.hanzo.hmm.local.broker;

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

/// One Kafka server in this process, broker or controller or both, as its properties say.
final class KafkaNode implements AutoCloseable {
    /// Without it a producer's transaction may be doubled by a delayed message of the one before.
    private static final String TRANSACTIONS = "transaction.version";

    private static final short TRANSACTIONS_V2 = 2;
    private static final long ADMIN_TIMEOUT_MS = 30_000;

    private final KafkaRaftServer server;

    private KafkaNode(KafkaRaftServer server) {
        this.server = server;
    }

    /// Returns when it has started, which for a broker means that it is in the cluster.
    static KafkaNode start(Map<String, String> properties) {
        var node =
                new KafkaNode(new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM));
        try {
            node.server.startup();
            return node;
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    /// Makes the folder what a server needs, unless it is. What has been formatted stays as it is.
    static void format(Path folder, int node, String clusterId) {
        try (var nowhere = new PrintStream(OutputStream.nullOutputStream())) {
            Files.createDirectories(folder);
            new Formatter()
                    .setPrintStream(nowhere)
                    .setClusterId(clusterId)
                    .setNodeId(node)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName(BrokerProperties.CONTROLLER)
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        } catch (Exception e) { // the formatter declares no narrower one
            throw new IllegalStateException("cannot format " + folder + ": " + e.getMessage(), e);
        }
    }

    /// The cluster that the folder belongs to; a new one for a new folder.
    static String clusterIdOf(Path folder) {
        try {
            Files.createDirectories(folder);
            var loader = new MetaPropertiesEnsemble.Loader();
            loader.addMetadataLogDir(folder.toString());
            return loader.load().clusterId().orElseGet(() -> Uuid.randomUuid().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    /// @throws IllegalStateException when the broker there is too old in its ways, or silent
    static void requireTransactionsV2(String bootstrapServers) {
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

    /// Stops it and returns when its logs are closed; what is on disk then needs no recovery.
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
