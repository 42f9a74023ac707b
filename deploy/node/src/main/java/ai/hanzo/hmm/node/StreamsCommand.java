package ai.hanzo.hmm.node;

import ai.hanzo.hmm.node.Lifetime.Running;
import ai.hanzo.hmm.streams.StreamsProgram;
import ai.hanzo.hmm.streams.StreamsSettings;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.streams.GroupProtocol;

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

    @Option(names = "--bootstrap-servers", paramLabel = "H:P", required = true)
    private String bootstrapServers;

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
            description = "Where the key that signs access tokens lies, the same for all.",
            required = true)
    private Path keys;

    @Option(
            names = "--topic-prefix",
            paramLabel = "P",
            description = "What all topics begin with.",
            defaultValue = TopicCatalogue.DEFAULT_PREFIX)
    private String topicPrefix;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that run the exchange.",
            defaultValue = "1")
    private int threads;

    @Option(
            names = "--commit-interval-ms",
            paramLabel = "MS",
            description = "How often results become visible: 5 answers soon, 20 to 100 carry more.",
            defaultValue = "5")
    private long commitIntervalMs;

    @Option(
            names = "--group-protocol",
            paramLabel = "NAME",
            description = "How instances share the work: classic or streams, the same for all.",
            defaultValue = "classic")
    private GroupProtocol groupProtocol;

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

    @Mixin private Lifetime lifetime;

    @Override
    public Integer call() throws InterruptedException {
        try (var running = lifetime.begin();
                var program = new StreamsProgram(settings())) {
            start(program);
            if (!isReady(program, running)) return 0;
            running.say(ready(running.seconds()));
            while (!running.awaitEnd(LOOK)) requireAlive(program);
        }
        return 0;
    }

    private StreamsSettings settings() {
        try {
            return new StreamsSettings(
                    bootstrapServers,
                    registryUrl,
                    topicPrefix,
                    data,
                    threads,
                    commitIntervalMs,
                    groupProtocol,
                    standbys,
                    keys,
                    properties);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }

    private static void start(StreamsProgram program) {
        try {
            program.start();
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
                bootstrapServers,
                registryUrl,
                groupProtocol.name().toLowerCase(Locale.ROOT),
                data);
    }
}
