package ai.hanzo.hmm.wire.topic;

import java.time.Duration;
import java.util.Locale;

/// The catalogue as a Markdown table, a row a topic.
final class TopicTable {
    static final String HEAD =
            """
            | topic | key | value | what | written by | partitions | cleanup | time |
            |---|---|---|---|---|---|---|---|
            """;

    private TopicTable() {}

    static String row(Topic<?> topic) {
        return "| `%s` | %s | `%s` | %s | %s | %s | %s | %s |\n"
                .formatted(
                        topic.name(),
                        topic.key(),
                        topic.valueType().getSimpleName(),
                        topic.purpose(),
                        topic.writtenBy(),
                        topic.partitioning().name().toLowerCase(Locale.ROOT),
                        cleanup(topic.cleanup(), topic.retentionMs()),
                        topic.stamp().type());
    }

    static String deadLetters(String name, long retentionMs) {
        return "| `%s` | as received | as received | what could not be read or attributed | all | accounts | %s | %s |\n"
                .formatted(name, cleanup(Cleanup.DELETE, retentionMs), Stamp.CREATE_TIME.type());
    }

    private static String cleanup(Cleanup cleanup, long retentionMs) {
        return switch (cleanup) {
            case COMPACT -> "compact";
            case COMPACT_LATER ->
                    "compact after %d d".formatted(Duration.ofMillis(retentionMs).toDays());
            case DELETE -> "delete, %d d".formatted(Duration.ofMillis(retentionMs).toDays());
        };
    }
}
