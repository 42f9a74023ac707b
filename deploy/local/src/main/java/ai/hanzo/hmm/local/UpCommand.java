package ai.hanzo.hmm.local;

import ai.hanzo.hmm.node.AccessOptions;
import ai.hanzo.hmm.node.Lifetime;
import ai.hanzo.hmm.node.PaceOptions;
import ai.hanzo.hmm.node.ops.LogOptions;
import ai.hanzo.hmm.node.setup.MarketCatalogue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Starts the exchange, says in a line where it is, and runs until it is told to stop.
@Command(
        name = "up",
        description = "Start the exchange and run it until Ctrl-C.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept.",
            defaultValue = "${sys:hmm.home:-.}/data")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the HTTP door on 127.0.0.1; 0 for any free one.",
            defaultValue = "8080")
    private int port;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            description = "Port of the Kafka broker on 127.0.0.1; 0 for any free one.",
            defaultValue = "9092")
    private int kafkaPort;

    @Option(
            names = "--markets",
            paramLabel = "FILE",
            description = "A catalogue of markets to open, in place of the built-in one.")
    private Path markets;

    @Option(names = "--fresh", description = "Forget what the folder holds and begin anew.")
    private boolean fresh;

    @Mixin private AccessOptions access;
    @Mixin private PaceOptions pace;
    @Mixin private LogOptions log;
    @Mixin private Lifetime lifetime;

    @Override
    public Integer call() throws InterruptedException {
        log.apply();
        try (var running = lifetime.begin();
                var exchange = OneJvm.start(settings())) {
            running.say(ready(exchange, running.seconds()));
            running.awaitEnd();
        }
        return 0;
    }

    private LocalSettings settings() {
        var settings =
                LocalSettings.in(data)
                        .withFresh(fresh)
                        .withPorts(port, kafkaPort)
                        .withAccess(access.settings())
                        .withStreams(
                                new LocalSettings.Streams(
                                        pace.threads(),
                                        pace.commitIntervalMs(),
                                        pace.groupProtocol()));
        return markets == null ? settings : settings.withMarkets(MarketCatalogue.read(markets));
    }

    private static String ready(OneJvm exchange, double seconds) {
        return String.format(
                Locale.ROOT,
                "hmm is up after %.1f s: door %s, Kafka %s, schema registry %s, data %s",
                seconds,
                exchange.doorUrl(),
                exchange.bootstrapServers(),
                exchange.registryUrl(),
                exchange.folder());
    }
}
