package ai.hanzo.hmm.door.feed;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// What the feeds of a door have done since it opened.
public final class FeedFigures {
    private final LongAdder sent = new LongAdder();
    private final Map<Farewell, LongAdder> ended = new EnumMap<>(Farewell.class);

    FeedFigures() {
        for (var farewell : Farewell.values()) ended.put(farewell, new LongAdder());
    }

    void countSent() {
        sent.increment();
    }

    void countEnded(Farewell farewell) {
        ended.get(farewell).increment();
    }

    /// Messages handed to connections, each as often as it was.
    public long sent() {
        return sent.sum();
    }

    /// Connections that ended so.
    public long ended(Farewell farewell) {
        return ended.get(farewell).sum();
    }
}
