package ai.hanzo.hmm.wire.topic;

/// What Kafka does with old records of a topic.
public enum Cleanup {
    /// They go after the topic's retention.
    DELETE("delete"),
    /// The last record of each key stays for ever.
    COMPACT("compact"),
    /// All records stay for the topic's retention, then the last of each key for ever.
    COMPACT_LATER("compact");

    private final String policy;

    Cleanup(String policy) {
        this.policy = policy;
    }

    /// The value of Kafka's `cleanup.policy`.
    public String policy() {
        return policy;
    }
}
