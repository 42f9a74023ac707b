package ai.hanzo.hmm.bench;

import ai.hanzo.hmm.bench.subject.PassThrough;
import ai.hanzo.hmm.door.Door;
import ai.hanzo.hmm.door.DoorSettings;
import ai.hanzo.hmm.local.broker.EmbeddedBroker;
import ai.hanzo.hmm.local.broker.LocalPort;
import ai.hanzo.hmm.node.setup.TopicSetup;
import ai.hanzo.hmm.streams.StreamsSettings;
import ai.hanzo.hmm.streams.token.TokenKeys;
import ai.hanzo.hmm.wire.topic.Partitions;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.GroupProtocol;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where the subjects run: a broker in this process with the topics of all, and a door with the
/// schemas, which the exchange asks for.
public final class Site implements AutoCloseable {
    private static final short ONE_REPLICA = 1;
    private static final int NOBODY_STANDS_BY = 0;
    private static final String KEYS = "keys";

    private final Partitions partitions;
    private final Path folder;
    private final EmbeddedBroker broker;
    private final Door door;
    private final double brokerSeconds;

    private Site(
            Partitions partitions,
            Path folder,
            EmbeddedBroker broker,
            Door door,
            double brokerSeconds) {
        this.partitions = partitions;
        this.folder = folder;
        this.broker = broker;
        this.door = door;
        this.brokerSeconds = brokerSeconds;
    }

    /// @param partitions of the topics
    /// @param folder empty, for all that is written
    public static Site open(Partitions partitions, Path folder) {
        long from = System.nanoTime();
        var broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
        double seconds = (System.nanoTime() - from) / 1e9;
        var door = new Door(withoutViews(folder, broker.bootstrapServers()));
        var site = new Site(partitions, folder, broker, door, seconds);
        try {
            door.listen();
            site.makeTopics();
            return site;
        } catch (RuntimeException e) {
            site.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public String registryUrl() {
        return "http://" + LocalPort.HOST + ":" + door.port();
    }

    /// Where the door publishes the keys that access tokens are checked with.
    public URI keysUrl() {
        return URI.create(registryUrl() + "/.well-known/jwks.json");
    }

    double brokerSeconds() {
        return brokerSeconds;
    }

    /// What a subject of this name runs with.
    public StreamsSettings streamsSettings(String name, int threads, long commitIntervalMs) {
        return new StreamsSettings(
                bootstrapServers(),
                registryUrl(),
                TopicCatalogue.DEFAULT_PREFIX,
                folder.resolve(name),
                threads,
                commitIntervalMs,
                GroupProtocol.CLASSIC,
                NOBODY_STANDS_BY,
                folder.resolve(KEYS),
                Map.of());
    }

    @Override
    public void close() {
        door.close();
        broker.close();
    }

    /// It serves the schemas and the public keys.
    private static DoorSettings withoutViews(Path folder, String bootstrapServers) {
        var keys = TokenKeys.loadOrCreate(folder.resolve(KEYS));
        return new DoorSettings(
                LocalPort.HOST,
                0,
                bootstrapServers,
                "",
                TopicCatalogue.DEFAULT_PREFIX,
                folder.resolve("door"),
                keys::jwks,
                List::of,
                Map.of());
    }

    private void makeTopics() {
        var exchange = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);
        var topics = new ArrayList<>(exchange.newTopics(partitions, ONE_REPLICA));
        topics.addAll(PassThrough.newTopics(partitions, ONE_REPLICA));
        var address =
                Map.<String, Object>of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        try (var admin = Admin.create(address)) {
            new TopicSetup(admin).ensure(topics);
        }
    }
}
