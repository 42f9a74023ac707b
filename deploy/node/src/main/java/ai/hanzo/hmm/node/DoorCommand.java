package ai.hanzo.hmm.node;

import ai.hanzo.hmm.door.Door;
import ai.hanzo.hmm.door.DoorSettings;
import ai.hanzo.hmm.door.access.UnusableCredentials;
import ai.hanzo.hmm.node.ops.LogOptions;
import ai.hanzo.hmm.node.ops.OpsEndpoint;
import ai.hanzo.hmm.node.ops.OpsOptions;
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
    private static final long LONGEST_DRAIN_MS = 30_000;

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

    @Mixin private AccessOptions access;

    @Option(
            names = "--allow-public-bind",
            description =
                    "Listen where other machines reach it, though nobody has to log in. A guarded"
                            + " door needs no leave.")
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

    @Option(
            names = "--drain-ms",
            paramLabel = "MS",
            description =
                    "When told to stop, go on answering for so long while /health/ready says 503,"
                            + " so that no new clients are sent here; at most 30000.",
            defaultValue = "0")
    private long drainMs;

    @Mixin private OpsOptions ops;
    @Mixin private LogOptions log;
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
        log.apply();
        requireDrain();
        try (var running = lifetime.begin();
                var door = door();
                var endpoint = ops.serve(answers(door))) {
            listen(door);
            requireTopics();
            door.startViews();
            Readiness.await(ownUrl(door), List.of());
            running.say(ready(door, running.seconds()) + endpoint.said());
            running.awaitEnd();
            door.leave();
            Thread.sleep(drainMs);
            door.stopListening();
        }
        return 0;
    }

    private void requireDrain() {
        if (drainMs < 0 || drainMs > LONGEST_DRAIN_MS) {
            throw new CannotStart(
                    "--drain-ms must be between 0 and " + LONGEST_DRAIN_MS + ": " + drainMs);
        }
    }

    private static OpsEndpoint.Answers answers(Door door) {
        return new OpsEndpoint.Answers(() -> door.meters().scrape(), door::dead, door::notReady);
    }

    private Door door() {
        try {
            return new Door(settings());
        } catch (IllegalArgumentException | UnusableKeys | UnusableCredentials e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }

    private DoorSettings settings() {
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
                access.settings(),
                allowPublicBind,
                advertised);
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
        try (var admin = cluster.admin(properties)) {
            TopicCheck.partitions(admin, cluster.topics());
        } catch (IllegalStateException e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }

    private String ownUrl(Door door) {
        var everywhere = host.equals("0.0.0.0") || host.equals("::");
        var reached = everywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
        return "http://" + reached + ":" + door.port();
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
