package ai.hanzo.hmm.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.check.tiny.BrokerSink;
import ai.hanzo.hmm.check.tiny.TinyExchange;
import ai.hanzo.hmm.check.tiny.Trade;
import ai.hanzo.hmm.local.broker.EmbeddedBroker;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The checker streams: how many orders there are does not decide how much memory it needs.
@Tag("long")
class HeapTest {
    /// `-Dhmm.check.orders=1000000` for a million.
    private static final int ORDERS = Integer.getInteger("hmm.check.orders", 100_000);

    private static final String HEAP = "-Xmx96m";

    @TempDir Path folder;

    /// What the child runs: the command, and what its heap came to.
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            long from = System.nanoTime();
            int status = new CommandLine(new CheckCommand()).execute(arguments);
            System.out.printf("%.1f s%n", (System.nanoTime() - from) / 1e9);
            System.exit(status);
        }
    }

    @Test
    void manyOrdersAreCheckedInASmallHeap() throws IOException, InterruptedException {
        try (var broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
            write(broker.bootstrapServers());
            var said = check(broker.bootstrapServers());
            assertThat(outcomes(said)).as(said).isGreaterThan(ORDERS);
        }
    }

    private static long outcomes(String said) {
        return said.lines()
                .filter(line -> line.startsWith("outcomes"))
                .mapToLong(line -> Long.parseLong(line.split(" +")[2].replace(",", "")))
                .sum();
    }

    private static void write(String bootstrapServers) {
        var topics = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);
        try (var sink = BrokerSink.create(bootstrapServers, topics)) {
            var exchange = new TinyExchange(topics, sink, false);
            var trade = new Trade(topics, exchange);
            trade.open();
            trade.orders(ORDERS);
            exchange.show();
            sink.commit("hmm-exchange");
        }
    }

    /// @throws AssertionError unless all promises hold
    private String check(String bootstrapServers) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var out = folder.resolve("check.txt");
        var child =
                new ProcessBuilder(
                                List.of(
                                        java,
                                        HEAP,
                                        "-Xlog:gc*:file=" + folder.resolve("gc.txt"),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Child.class.getName(),
                                        "--bootstrap-servers",
                                        bootstrapServers))
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        try {
            assertThat(child.waitFor(30, TimeUnit.MINUTES)).as("ends").isTrue();
            var said = Files.readString(out);
            assertThat(child.exitValue()).as(said).isZero();
            return said;
        } finally {
            child.destroyForcibly();
        }
    }
}
