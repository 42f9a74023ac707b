package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeState;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is published of allocations, as it comes: how those stand now that are open or disputed.
final class Followed implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(1);
    private static final int MOST_POLLS = 20;

    private final CommittedLog<Allocation> log;
    private final Map<String, Allocation> unsettled = new LinkedHashMap<>();

    Followed(CommittedLog<Allocation> log) {
        this.log = log;
    }

    /// The number of an allocation in its market.
    static long numberOf(Allocation allocation) {
        var name = allocation.getAllocationId();
        return Long.parseLong(name.substring(name.indexOf('#') + 1));
    }

    static boolean isOpen(Allocation allocation) {
        return allocation.getState() != AllocationState.CLOSED;
    }

    static boolean isDisputed(Allocation allocation) {
        return allocation.getDispute() != null
                && allocation.getDispute().getState() == DisputeState.OPEN;
    }

    /// What was published since this was last asked.
    List<Allocation> listen() {
        var news = new ArrayList<Allocation>();
        for (int i = 0; i < MOST_POLLS; i++) {
            var records = log.poll(POLL);
            if (records.isEmpty()) break;
            for (var record : records) news.add(record.value());
        }
        news.forEach(this::note);
        return news;
    }

    /// One that is open or disputed, as it stands.
    Optional<Allocation> find(String allocation) {
        return Optional.ofNullable(unsettled.get(allocation));
    }

    /// All that are open or disputed, the oldest first.
    List<Allocation> unsettled() {
        return List.copyOf(unsettled.values());
    }

    @Override
    public void close() {
        log.close();
    }

    private void note(Allocation allocation) {
        if (isOpen(allocation) || isDisputed(allocation)) {
            unsettled.put(allocation.getAllocationId(), allocation);
        } else {
            unsettled.remove(allocation.getAllocationId());
        }
    }
}
