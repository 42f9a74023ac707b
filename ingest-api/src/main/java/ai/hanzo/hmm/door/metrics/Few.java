package ai.hanzo.hmm.door.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps a label to few values: the first that come stay what they are, all further ones are
/// `other`.
final class Few {
    static final String OTHER = "other";

    private final int most;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /// @param most values besides `other`, > 0
    Few(int most) {
        this.most = most;
    }

    String of(String value) {
        if (known.contains(value)) return value;
        synchronized (known) {
            if (known.size() >= most && !known.contains(value)) return OTHER;
            known.add(value);
        }
        return value;
    }
}
