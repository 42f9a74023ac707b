package ai.hanzo.hmm.node;

import ai.hanzo.hmm.door.metrics.Meters;
import ai.hanzo.hmm.door.metrics.StreamsMeters;
import ai.hanzo.hmm.node.Lifetime.Running;
import ai.hanzo.hmm.node.ops.LogOptions;
import ai.hanzo.hmm.node.ops.OpsEndpoint;
import ai.hanzo.hmm.node.ops.OpsOptions;
import ai.hanzo.hmm.streams.StreamsProgram;
import ai.hanzo.hmm.streams.StreamsSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/// One instance of the streams. It waits as long as it takes for peers, brokers and registry, and
/// ends when Kafka Streams itself has given up, so that whoever watches it can start another.
@Command(
        name = "streams",
        description = "Run an instance of the streams against a Kafka cluster.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class StreamsCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(100);

    @Mixin private ClusterOptions cluster;

    @Option(names = "--schema-registry-url", paramLabel = "URL", required = true)
    private String registryUrl;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where state stores lie; of this instance alone.",
            required = true)
    private Path data;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "Where the keys that sign access tokens lie, the same for all.",
            required = true)
    private Path keys;

    @Option(
            names = "--standbys",
            paramLabel = "N",
            description = "Copies of every state store at other instances.",
            defaultValue = "1")
    private int standbys;

    @Option(
            names = "--property",
            paramLabel = "NAME=VALUE",
            description = "A setting of Kafka Streams in place of ours; may be repeated.")
    private Map<String, String> properties = Map.of();

    @Mixin private PaceOptions pace;
    @Mixin private OpsOptions ops;
    @Mixin private LogOptions log;
    @Mixin private Lifetime lifetime;

    @Override
    public Integer call() throws InterruptedException {
        log.apply();
        try (var running = lifetime.begin();
                var meters = new Meters();
                var program = new StreamsProgram(settings())) {
            var streamsMeters = new StreamsMeters(meters, cluster.topics());
            return run(running, program, streamsMeters, answers(meters, streamsMeters, program));
        }
    }

    private int run(
            Running running,
            StreamsProgram program,
            StreamsMeters meters,
            OpsEndpoint.Answers answers)
            throws InterruptedException {
        try (var endpoint = ops.serve(answers)) {
            start(program, meters);
            if (!isReady(program, running)) return 0;
            running.say(ready(running.seconds()) + endpoint.said());
            while (!running.awaitEnd(LOOK)) requireAlive(program);
        }
        return 0;
    }

    private static OpsEndpoint.Answers answers(
            Meters meters, StreamsMeters streamsMeters, StreamsProgram program) {
        meters.ready(program::notReady);
        return new OpsEndpoint.Answers(
                meters::scrape,
                () -> program.hasStopped() ? program.notReady() : streamsMeters.dead(),
                program::notReady);
    }

    private StreamsSettings settings() {
        try {
            return new StreamsSettings(
                    cluster.bootstrapServers(),
                    registryUrl,
                    cluster.topicPrefix(),
                    data,
                    pace.threads(),
                    pace.commitIntervalMs(),
                    pace.groupProtocol(),
                    standbys,
                    keys,
                    properties);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }

    private static void start(StreamsProgram program, StreamsMeters meters) {
        try {
            program.start(meters::watch);
        } catch (IllegalStateException e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }

    private static boolean isReady(StreamsProgram program, Running running)
            throws InterruptedException {
        while (!program.notReady().isEmpty()) {
            requireAlive(program);
            if (running.awaitEnd(LOOK)) return false;
        }
        return true;
    }

    private static void requireAlive(StreamsProgram program) {
        if (program.hasStopped()) {
            throw new IllegalStateException("the streams have stopped: " + program.notReady());
        }
    }

    private String ready(double seconds) {
        return String.format(
                Locale.ROOT,
                "hmm streams are up after %.1f s: Kafka %s, schema registry %s, group protocol %s, data %s",
                seconds,
                cluster.bootstrapServers(),
                registryUrl,
                pace.groupProtocol().name().toLowerCase(Locale.ROOT),
                data);
    }
}
