package ai.hanzo.hmm.local;

import ai.hanzo.hmm.door.Door;
import ai.hanzo.hmm.door.DoorSettings;
import ai.hanzo.hmm.door.access.UnusableCredentials;
import ai.hanzo.hmm.local.broker.EmbeddedBroker;
import ai.hanzo.hmm.local.broker.LocalPort;
import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.node.Readiness;
import ai.hanzo.hmm.node.setup.MarketOpening;
import ai.hanzo.hmm.node.setup.TopicSetup;
import ai.hanzo.hmm.streams.StreamsProgram;
import ai.hanzo.hmm.streams.StreamsSettings;
import ai.hanzo.hmm.streams.token.TokenKeys;
import ai.hanzo.hmm.streams.token.UnusableKeys;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;

import java.nio.file.Path;
import java.util.Map;

/// The whole exchange in this process, on the loopback interface: broker, streams and door. The
/// door serves the schemas to all of them.
public final class OneJvm implements AutoCloseable {
    private static final short ONE_REPLICA = 1;
    private static final int NOBODY_STANDS_BY = 0;
    private static final String OWN_CATALOGUE = "";

    /// After a crash the streams take their places in the group again at once, where strangers
    /// would wait until the session of the dead has ended. The `streams` protocol knows no such
    /// members.
    private static final Map<String, String> ALWAYS_THE_SAME_MEMBER =
            Map.of(
                    StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                    "one-jvm");

    private final Parts parts;
    private final Path folder;
    private final String bootstrapServers;
    private final String doorUrl;
    private final TokenKeys keys;

    private OneJvm(
            Parts parts, Path folder, String bootstrapServers, String doorUrl, TokenKeys keys) {
        this.parts = parts;
        this.folder = folder;
        this.bootstrapServers = bootstrapServers;
        this.doorUrl = doorUrl;
        this.keys = keys;
    }

    /// Starts it and returns when it is ready for orders.
    ///
    /// @throws CannotStart when something in the user's hands is in the way
    public static OneJvm start(LocalSettings settings) {
        var parts = new Parts();
        try {
            return start(settings, parts);
        } catch (RuntimeException e) {
            parts.closeAfter(e);
            throw e;
        }
    }

    /// What Kafka clients connect to, `host:port`.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /// The HTTP door, without a slash at the end.
    public String doorUrl() {
        return doorUrl;
    }

    /// What serdes take as `schema.registry.url`.
    public String registryUrl() {
        return doorUrl;
    }

    /// The public keys that access tokens are checked with, as a JSON Web Key Set.
    public String jwks() {
        return keys.jwks();
    }

    /// Where everything is kept.
    public Path folder() {
        return folder;
    }

    /// Stops everything, the last first, and returns when all is on disk.
    @Override
    public void close() {
        parts.close();
    }

    private static OneJvm start(LocalSettings settings, Parts parts) {
        var folder =
                parts.add("data folder", DataFolder.claim(settings.folder(), settings.fresh()));
        parts.add("log file", LogFile.open(folder.log()));
        EmbeddedBroker broker;
        int doorPort;
        try (var kept = LocalPort.keep(settings.ports().door(), "the door", "--port")) {
            broker =
                    parts.add(
                            "broker",
                            EmbeddedBroker.start(folder.kafka(), settings.ports().kafka()));
            doorPort = kept.number();
        }
        folder.publish(broker.bootstrapServers());
        var doorUrl = "http://" + LocalPort.HOST + ":" + doorPort;
        var keys = tokenKeys(folder);
        var jvm = new OneJvm(parts, folder.root(), broker.bootstrapServers(), doorUrl, keys);
        jvm.openRooms(settings, folder, doorPort);
        return jvm;
    }

    private static TokenKeys tokenKeys(DataFolder data) {
        try {
            return TokenKeys.loadOrCreate(data.keys());
        } catch (UnusableKeys e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }

    /// The door first, because the streams ask it for schemas; its views last, because they read
    /// what the streams write.
    private void openRooms(LocalSettings settings, DataFolder data, int doorPort) {
        var streams = new StreamsProgram(streamsSettings(settings, data));
        var door = parts.add("door", door(doorSettings(settings, data, doorPort, streams)));
        door.listen();
        prepareLogs(settings);
        parts.add("streams", streams).start(door.streamsMeters()::watch);
        door.startViews();
        Readiness.await(doorUrl, settings.markets());
        parts.add("requests", door::stopListening);
    }

    private void prepareLogs(LocalSettings settings) {
        var topics = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);
        var address =
                Map.<String, Object>of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var admin = Admin.create(address)) {
            new TopicSetup(admin).ensure(topics.newTopics(settings.partitions(), ONE_REPLICA));
        }
        new MarketOpening(bootstrapServers, topics.operatorCommands(), new FixedCatalogue(topics))
                .open(settings.markets());
    }

    private StreamsSettings streamsSettings(LocalSettings settings, DataFolder data) {
        return new StreamsSettings(
                bootstrapServers,
                registryUrl(),
                TopicCatalogue.DEFAULT_PREFIX,
                data.streams(),
                settings.streams().threads(),
                settings.streams().commitIntervalMs(),
                settings.streams().groupProtocol(),
                NOBODY_STANDS_BY,
                data.keys(),
                settings.streams().groupProtocol() == GroupProtocol.CLASSIC
                        ? ALWAYS_THE_SAME_MEMBER
                        : Map.of());
    }

    private static Door door(DoorSettings settings) {
        try {
            return new Door(settings);
        } catch (UnusableCredentials e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }

    private DoorSettings doorSettings(
            LocalSettings settings, DataFolder data, int port, StreamsProgram streams) {
        return new DoorSettings(
                LocalPort.HOST,
                port,
                bootstrapServers,
                OWN_CATALOGUE,
                TopicCatalogue.DEFAULT_PREFIX,
                data.door(),
                keys::jwks,
                streams::notReady,
                Map.of(),
                settings.access(),
                false);
    }
}
