package ai.hanzo.hmm.wire.topic;

/// Whose clock stamps a topic's records.
public enum Stamp {
    /// The broker's, at append: for commands, so that nobody can forge an unlock or an expiry
    /// (rules, section 1).
    LOG_APPEND_TIME("LogAppendTime"),
    /// The writer's: for results, which carry the time of the command they answer.
    CREATE_TIME("CreateTime");

    private final String type;

    Stamp(String type) {
        this.type = type;
    }

    /// The value of Kafka's `message.timestamp.type`.
    public String type() {
        return type;
    }
}
