package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.access.Access;
import ai.hanzo.hmm.door.access.Entrance;
import ai.hanzo.hmm.door.access.Visit;
import ai.hanzo.hmm.door.http.Callers;

import io.javalin.http.Context;
import io.javalin.http.Header;

import java.util.Optional;

/// Whoever the door lets in hears of the accounts that it acts for, as long as its credential is
/// good.
public final class CallerAdmission implements Admission {
    @Override
    public Guest guest(Context ctx) {
        var authorization = Optional.ofNullable(ctx.header(Header.AUTHORIZATION));
        return new Visitor(Callers.visit(ctx), authorization.map(Entrance::token).orElse(""));
    }

    @Override
    public Guest guest(String token, Guest before) {
        if (before instanceof Visitor visitor) {
            return new Visitor(visitor.visit.logIn(token), token);
        }
        throw new IllegalArgumentException("who is at the feed came through no door: " + before);
    }

    /// @param token that it came in with; empty for none
    private record Visitor(Visit visit, String token) implements Guest {
        @Override
        public String who() {
            return isAuthenticated() ? visit.caller().who() : visit.address();
        }

        @Override
        public boolean mayHear(String account) {
            var caller = visit.caller();
            return Access.OWNER.anyOf().stream().anyMatch(caller.roles()::contains)
                    && caller.actsFor(account);
        }

        @Override
        public void charge() {
            visit.charge(1);
        }

        /// In an open door everybody may do everything, and is still counted by its address.
        @Override
        public boolean isAuthenticated() {
            return visit.caller().isKnown() && !visit.entrance().isOpen();
        }

        @Override
        public boolean isStillGood() {
            return visit.entrance().isStillGood(visit.caller(), token);
        }

        /// Without the credential.
        @Override
        public String toString() {
            return who();
        }
    }
}
