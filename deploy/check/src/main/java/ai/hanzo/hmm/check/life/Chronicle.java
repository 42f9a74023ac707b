package ai.hanzo.hmm.check.life;

import java.util.OptionalLong;

/// Is told what becomes of allocations.
public interface Chronicle {
    /// Something about it changed that is published.
    void changed(Life life);

    /// It ended, or was ruled over after its end; that is published too.
    ///
    /// @param isEnd whether it was open until now
    /// @param owedMicros what its consumer is owed because of that, uH
    /// @param failedMicros what its provider is struck for not having delivered, uSCU; empty for no
    ///   strike
    void closed(Life life, boolean isEnd, long owedMicros, OptionalLong failedMicros);
}
