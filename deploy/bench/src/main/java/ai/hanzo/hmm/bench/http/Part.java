package ai.hanzo.hmm.bench.http;

import java.util.List;

/// Whose thread it is, told by its name: broker, streams, door and load are one process.
public enum Part {
    DOOR_HTTP("door: HTTP", true, List.of("hmm-door-http", "ForkJoinPool-1-worker")),
    DOOR_LOG("door: producer", true, List.of("kafka-producer-network-thread | hmm-door-commands")),
    DOOR_VIEWS(
            "door: views and tail",
            false,
            List.of("hmm-door", "kafka-producer-network-thread | hmm-door")),
    STREAMS("streams", false, List.of("hmm-", "kafka-producer-network-thread | hmm-")),
    LOAD("load", true, List.of("bench-", "main")),
    BROKER("broker", false, List.of("")),
    JVM("collector and compiler", false, List.of());

    private final String words;
    private final boolean perAccepted;
    private final List<String> names;

    Part(String words, boolean perAccepted, List<String> names) {
        this.words = words;
        this.perAccepted = perAccepted;
        this.names = names;
    }

    /// The first whose names begin so.
    static Part of(String thread) {
        for (var part : values()) {
            if (part.names.stream().anyMatch(thread::startsWith)) return part;
        }
        throw new IllegalStateException("the broker takes every name: " + thread);
    }

    /// Whether its work is done once an order is accepted; the others' when it is decided.
    boolean isPerAccepted() {
        return perAccepted;
    }

    String inWords() {
        return words;
    }
}
