package ai.hanzo.hmm.chaos.plan;

/// What is done to an exchange under load. The ids are stable: reports are read by programs.
public enum FaultKind {
    /// An instance of the streams is killed and its peer takes over; it comes back later.
    KILL("kill"),

    /// An instance is stopped for longer than its session and its transactions live, and continues
    /// as if nothing had been.
    STOP_CONTINUE("stop-continue"),

    /// A broker ends, killed or asked to, and starts again.
    BROKER_BOUNCE("broker-bounce"),

    /// An instance is killed and its state stores are deleted before it starts again.
    LOST_STATE("lost-state"),

    /// What nobody can use is written into the input topics.
    POISON("poison"),

    /// The door, which serves the schemas, is away while an instance starts that needs them.
    REGISTRY_AWAY("registry-away");

    private final String id;

    FaultKind(String id) {
        this.id = id;
    }

    /// Its stable name, in lower case.
    public String id() {
        return id;
    }
}
