package ai.hanzo.hmm.check.read;

import ai.hanzo.hmm.wire.topic.KeyPartition;

import java.util.HashMap;
import java.util.Map;

/// Which markets have their log in one partition.
public final class Homes {
    private static final String LEDGER = "ledger";

    private final int partitions;
    private final int here;
    private final Map<String, Boolean> known = new HashMap<>();

    /// @param partitions of the markets' logs, >= 1
    /// @param here 0 to partitions - 1
    public Homes(int partitions, int here) {
        this.partitions = partitions;
        this.here = here;
    }

    /// Whether a source is one of these markets.
    public boolean isHere(String source) {
        if (source.equals(LEDGER)) return false;
        return known.computeIfAbsent(source, id -> KeyPartition.of(id, partitions) == here);
    }
}
