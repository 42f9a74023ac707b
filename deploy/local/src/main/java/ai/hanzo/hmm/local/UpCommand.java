package ai.hanzo.hmm.local;

import ai.hanzo.hmm.local.setup.MarketCatalogue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Starts the exchange, says in a line where it is, and runs until it is told to stop.
@Command(
        name = "up",
        description = "Start the exchange and run it until Ctrl-C.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class UpCommand implements Callable<Integer> {
    private static final long STOP_WITHIN_S = 60;

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

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that run the streams.",
            defaultValue = "1")
    private int threads;

    @Option(
            names = "--commit-interval-ms",
            paramLabel = "MS",
            description = "How often results become visible: 5 answers soon, 20 to 100 carry more.",
            defaultValue = "5")
    private long commitIntervalMs;

    @Option(names = "--fresh", description = "Forget what the folder holds and begin anew.")
    private boolean fresh;

    @Spec private CommandSpec spec;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /// The system's signal is answered by a shutdown hook, which asks this thread to stop and waits
    /// until it has; the exit status is then the signal's own.
    @Override
    public Integer call() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
        long from = System.nanoTime();
        try (var exchange = OneJvm.start(settings())) {
            say(ready(exchange, (System.nanoTime() - from) / 1e9));
            stop.await();
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private LocalSettings settings() {
        var settings =
                LocalSettings.in(data)
                        .withFresh(fresh)
                        .withPorts(port, kafkaPort)
                        .withStreams(threads, commitIntervalMs);
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

    private void say(String line) {
        var out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private void stopAndWait() {
        stop.countDown();
        try {
            if (!stopped.await(STOP_WITHIN_S, TimeUnit.SECONDS)) {
                spec.commandLine()
                        .getErr()
                        .println("hmm: did not stop within " + STOP_WITHIN_S + " s");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
