package ai.hanzo.hmm.door.access;

import java.util.Optional;

/// Who says whose a credential is.
public interface Authority {
    /// Empty when the token is none of its own, has ended or was altered: why is nobody's business.
    ///
    /// @param token what came after `Bearer`
    /// @throws ai.hanzo.hmm.door.problem.Problem `UNAVAILABLE` when that cannot be said now
    Optional<Caller> callerOf(String token);
}
