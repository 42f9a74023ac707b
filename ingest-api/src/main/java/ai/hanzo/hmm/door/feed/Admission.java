package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.problem.Problem;

import io.javalin.http.Context;

/// Who may hear of which account.
public interface Admission {
    /// Who asks for a feed.
    ///
    /// @throws Problem `UNAUTHENTICATED` where it shows a credential that is not good
    Guest guest(Context ctx);

    /// Who it is by a token shown later, as in `Authorization: Bearer`.
    ///
    /// @param before who it was until then
    /// @throws Problem `UNAUTHENTICATED` where the token is not good
    Guest guest(String token, Guest before);
}
