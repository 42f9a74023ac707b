package ai.hanzo.hmm.client.command;

import java.util.UUID;

/// Ids for those who do not make their own.
public final class Ids {
    private Ids() {}

    /// One that was never used.
    public static String fresh() {
        return UUID.randomUUID().toString();
    }
}
