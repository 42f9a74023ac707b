package ai.hanzo.hmm.node;

import org.apache.kafka.streams.GroupProtocol;

import picocli.CommandLine.Option;

/// How streams run. A mixin of the commands that run them.
public final class PaceOptions {
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

    public int threads() {
        return threads;
    }

    public long commitIntervalMs() {
        return commitIntervalMs;
    }

    public GroupProtocol groupProtocol() {
        return groupProtocol;
    }
}
