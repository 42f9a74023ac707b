package ai.hanzo.hmm.local;

import ai.hanzo.hmm.door.access.AccessSettings;
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
/// @param partitions of each group of topics; a folder keeps what it was made with
/// @param markets opened at the start, unless they are
/// @param access who is let in at the door; the broker beside it lets in whoever is on this machine
public record LocalSettings(
        Path folder,
        boolean fresh,
        Ports ports,
        Partitions partitions,
        Streams streams,
        List<MarketDefinition> markets,
        AccessSettings access) {
    /// On 127.0.0.1; 0 for any free one, chosen at each start.
    ///
    /// @param door the HTTP door's
    /// @param kafka the broker's
    public record Ports(int door, int kafka) {}

    /// How the streams run.
    ///
    /// @param threads at least 1
    /// @param commitIntervalMs how often results become visible, at least 1: a short one answers
    ///   soon, a long one (20 to 100) carries more
    public record Streams(int threads, long commitIntervalMs, GroupProtocol groupProtocol) {
        public Streams {
            requireAtLeastOne("threads", threads);
            requireAtLeastOne("the commit interval", commitIntervalMs);
        }

        private static void requireAtLeastOne(String name, long value) {
            if (value < 1) throw new CannotStart(name + " must be >= 1: " + value);
        }
    }

    private static final Ports PORTS = new Ports(8080, 9092);

    /// Few, since each costs a task and its logs: enough for as many threads as one machine feeds.
    private static final Partitions PARTITIONS = new Partitions(2, 2, 2);

    private static final Streams STREAMS = new Streams(1, 5, GroupProtocol.CLASSIC);

    public LocalSettings {
        markets = List.copyOf(markets);
    }

    /// The defaults, in this folder.
    public static LocalSettings in(Path folder) {
        return new LocalSettings(
                folder,
                false,
                PORTS,
                PARTITIONS,
                STREAMS,
                MarketCatalogue.builtIn(),
                AccessSettings.OPEN);
    }

    /// Whether to forget what the folder holds.
    public LocalSettings withFresh(boolean fresh) {
        return new LocalSettings(folder, fresh, ports, partitions, streams, markets, access);
    }

    /// Other ports; 0 for any free one.
    public LocalSettings withPorts(int door, int kafka) {
        var other = new Ports(door, kafka);
        return new LocalSettings(folder, fresh, other, partitions, streams, markets, access);
    }

    /// Another number of partitions in each group of topics.
    public LocalSettings withPartitions(Partitions partitions) {
        return new LocalSettings(folder, fresh, ports, partitions, streams, markets, access);
    }

    /// Streams that run otherwise.
    public LocalSettings withStreams(Streams streams) {
        return new LocalSettings(folder, fresh, ports, partitions, streams, markets, access);
    }

    /// Other markets to open, or none.
    public LocalSettings withMarkets(List<MarketDefinition> markets) {
        return new LocalSettings(folder, fresh, ports, partitions, streams, markets, access);
    }

    /// A door that asks who comes.
    public LocalSettings withAccess(AccessSettings access) {
        return new LocalSettings(folder, fresh, ports, partitions, streams, markets, access);
    }
}
