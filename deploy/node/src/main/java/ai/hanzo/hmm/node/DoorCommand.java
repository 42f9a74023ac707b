package ai.hanzo.hmm.node;

import ai.hanzo.hmm.door.Door;
import ai.hanzo.hmm.door.DoorSettings;
import ai.hanzo.hmm.streams.TopicCheck;
import ai.hanzo.hmm.streams.token.JwksFile;
import ai.hanzo.hmm.streams.token.TokenKeys;
import ai.hanzo.hmm.streams.token.UnusableKeys;

import io.javalin.util.JavalinBindException;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// The HTTP door in a process of its own. It serves the schema catalogue before it has seen a
/// broker, because the streams may be waiting for that.
@Command(
        name = "door",
        description = "Run the HTTP door against a Kafka cluster.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class DoorCommand implements Callable<Integer> {
    @Mixin private ClusterOptions cluster;

    @Option(
            names = "--schema-registry-url",
            paramLabel = "URL",
            description = "Absent: the door serves the fixed catalogue of schemas itself.",
            defaultValue = "")
    private String registryUrl;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the views lie.",
            required = true)
    private Path data;

    @ArgGroup(multiplicity = "1")
    private PublicKeys keys;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "The address to listen on.",
            defaultValue = "127.0.0.1")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "0 for any free one.",
            defaultValue = "8080")
    private int port;

    @Option(
            names = "--allow-public-bind",
            description = "Listen where other machines reach it, though nobody has to log in.")
    private boolean allowPublicBind;

    @Option(
            names = "--advertised",
            paramLabel = "HOST:PORT",
            description =
                    "Where the exchange's other doors reach this one. Absent: where it listens,"
                            + " which is right on one machine.",
            defaultValue = "")
    private String advertised;

    @Option(
            names = "--property",
            paramLabel = "NAME=VALUE",
            description = "A setting of the Kafka clients in place of ours; may be repeated.")
    private Map<String, String> properties = Map.of();

    @Mixin private Lifetime lifetime;

    /// Where the public keys of access tokens come from. The door needs no private one.
    static final class PublicKeys {
        @Option(
                names = "--jwks",
                paramLabel = "FILE",
                description = "The public keys of access tokens, as hmm keys jwks prints them.")
        private Path file;

        @Option(
                names = "--keys",
                paramLabel = "DIR",
                description =
                        "Instead: where the keys that sign access tokens lie, for their public"
                                + " halves.")
        private Path folder;

        /// @throws UnusableKeys when they cannot be read
        private Supplier<String> jwks() {
            return folder == null
                    ? new JwksFile(file, System::currentTimeMillis)
                    : TokenKeys.loadOrCreate(folder)::jwks;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var running = lifetime.begin();
                var door = new Door(settings())) {
            listen(door);
            requireTopics();
            door.startViews();
            Readiness.await(loopbackUrl(door), List.of());
            running.say(ready(door, running.seconds()));
            running.awaitEnd();
        }
        return 0;
    }

    private DoorSettings settings() {
        try {
            return new DoorSettings(
                    host,
                    port,
                    cluster.bootstrapServers(),
                    registryUrl,
                    cluster.topicPrefix(),
                    data,
                    keys.jwks(),
                    List::of,
                    properties,
                    allowPublicBind,
                    advertised);
        } catch (IllegalArgumentException | UnusableKeys e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }

    private void listen(Door door) {
        try {
            door.listen();
        } catch (JavalinBindException e) {
            throw new CannotStart(
                    "port %d on %s cannot be taken: stop what uses it or choose another with --port"
                            .formatted(port, host),
                    e);
        }
    }

    private void requireTopics() {
        try (var admin = cluster.admin()) {
            TopicCheck.partitions(admin, cluster.topics());
        } catch (IllegalStateException e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }

    private String loopbackUrl(Door door) {
        return "http://" + (allowPublicBind ? "127.0.0.1" : host) + ":" + door.port();
    }

    private String ready(Door door, double seconds) {
        return String.format(
                Locale.ROOT,
                "hmm door is up after %.1f s: http://%s:%d, Kafka %s, schema registry %s",
                seconds,
                host,
                door.port(),
                cluster.bootstrapServers(),
                registryUrl.isBlank() ? "its own" : registryUrl);
    }
}
