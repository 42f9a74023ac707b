package ai.hanzo.hmm.local;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.node.setup.MarketCatalogue;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.topic.Partitions;

import org.apache.kafka.streams.GroupProtocol;

import java.nio.file.Path;
import java.util.List;

/// What one JVM is started with.
///
/// @param folder where everything is kept; made when absent
/// @param fresh forget what the folder holds
/// @param doorPort of the HTTP door on 127.0.0.1; 0 for any free one, chosen at each start
/// @param kafkaPort of the broker on 127.0.0.1; 0 for any free one, chosen at each start
/// @param partitions of each group of topics; a folder keeps what it was made with
/// @param threads that run the streams, at least 1
/// @param commitIntervalMs how often results become visible, at least 1: a short one answers soon,
///   a long one (20 to 100) carries more
/// @param groupProtocol of the streams
/// @param markets opened at the start, unless they are
public record LocalSettings(
        Path folder,
        boolean fresh,
        int doorPort,
        int kafkaPort,
        Partitions partitions,
        int threads,
        long commitIntervalMs,
        GroupProtocol groupProtocol,
        List<MarketDefinition> markets) {
    /// Few, since each costs a task and its logs: enough for as many threads as one machine feeds.
    private static final Partitions PARTITIONS = new Partitions(2, 2, 2);

    private static final int DOOR_PORT = 8080;
    private static final int KAFKA_PORT = 9092;
    private static final int THREADS = 1;
    private static final long COMMIT_INTERVAL_MS = 5;

    public LocalSettings {
        requireAtLeastOne("threads", threads);
        requireAtLeastOne("the commit interval", commitIntervalMs);
        markets = List.copyOf(markets);
    }

    /// The defaults, in this folder.
    public static LocalSettings in(Path folder) {
        return new LocalSettings(
                folder,
                false,
                DOOR_PORT,
                KAFKA_PORT,
                PARTITIONS,
                THREADS,
                COMMIT_INTERVAL_MS,
                GroupProtocol.CLASSIC,
                MarketCatalogue.builtIn());
    }

    /// Whether to forget what the folder holds.
    public LocalSettings withFresh(boolean fresh) {
        return new LocalSettings(
                folder,
                fresh,
                doorPort,
                kafkaPort,
                partitions,
                threads,
                commitIntervalMs,
                groupProtocol,
                markets);
    }

    /// Other ports; 0 for any free one.
    public LocalSettings withPorts(int doorPort, int kafkaPort) {
        return new LocalSettings(
                folder,
                fresh,
                doorPort,
                kafkaPort,
                partitions,
                threads,
                commitIntervalMs,
                groupProtocol,
                markets);
    }

    /// Another number of partitions in each group of topics.
    public LocalSettings withPartitions(Partitions partitions) {
        return new LocalSettings(
                folder,
                fresh,
                doorPort,
                kafkaPort,
                partitions,
                threads,
                commitIntervalMs,
                groupProtocol,
                markets);
    }

    /// Another pace of the streams.
    public LocalSettings withStreams(int threads, long commitIntervalMs) {
        return new LocalSettings(
                folder,
                fresh,
                doorPort,
                kafkaPort,
                partitions,
                threads,
                commitIntervalMs,
                groupProtocol,
                markets);
    }

    /// Another protocol of the streams' groups.
    public LocalSettings withGroupProtocol(GroupProtocol groupProtocol) {
        return new LocalSettings(
                folder,
                fresh,
                doorPort,
                kafkaPort,
                partitions,
                threads,
                commitIntervalMs,
                groupProtocol,
                markets);
    }

    /// Other markets to open, or none.
    public LocalSettings withMarkets(List<MarketDefinition> markets) {
        return new LocalSettings(
                folder,
                fresh,
                doorPort,
                kafkaPort,
                partitions,
                threads,
                commitIntervalMs,
                groupProtocol,
                markets);
    }

    private static void requireAtLeastOne(String name, long value) {
        if (value < 1) throw new CannotStart(name + " must be >= 1: " + value);
    }
}
