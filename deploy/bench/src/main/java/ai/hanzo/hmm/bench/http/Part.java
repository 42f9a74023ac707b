package ai.hanzo.hmm.bench.http;

import java.util.List;

/// Whose thread it is, told by its name: broker, streams, door and load are one process.
public enum Part {
    DOOR_HTTP("door: HTTP", List.of("hmm-door-http", "ForkJoinPool-1-worker")),
    DOOR_LOG("door: producer", List.of("kafka-producer-network-thread | hmm-door-commands")),
    DOOR_VIEWS(
            "door: views and tail",
            List.of("hmm-door", "kafka-producer-network-thread | hmm-door")),
    STREAMS("streams", List.of("hmm-", "kafka-producer-network-thread | hmm-")),
    LOAD("load", List.of("bench-", "main")),
    BROKER("broker", List.of("")),
    JVM("collector and compiler", List.of());

    private final String words;
    private final List<String> names;

    Part(String words, List<String> names) {
        this.words = words;
        this.names = names;
    }

    /// The first whose names begin so.
    static Part of(String thread) {
        for (var part : values()) {
            if (part.names.stream().anyMatch(thread::startsWith)) return part;
        }
        throw new IllegalStateException("the broker takes every name: " + thread);
    }

    String inWords() {
        return words;
    }
}
