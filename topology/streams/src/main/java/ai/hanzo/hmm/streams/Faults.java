package ai.hanzo.hmm.streams;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What should never happen and did: while there is any, the exchange is not ready. Safe for
/// threads.
public final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final int MOST_KEPT = 100;

    private final List<String> seen = new CopyOnWriteArrayList<>();

    public void report(String room, String what) {
        LOG.error("{}: {}", room, what);
        if (seen.size() < MOST_KEPT) seen.add(room + ": " + what);
    }

    public List<String> seen() {
        return List.copyOf(seen);
    }
}
