package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.access.Access;
import ai.hanzo.hmm.door.access.Visit;
import ai.hanzo.hmm.door.http.Callers;

import io.javalin.http.Context;

/// Those whom the door let in: each hears of the accounts that it acts for, for as long as its
/// credential is good and says the same of it.
public final class Visitors implements Admission {
    @Override
    public Guest guest(Context ctx) {
        return new Visitor(Callers.visit(ctx));
    }

    @Override
    public Guest guest(String token, Guest before) {
        if (before instanceof Visitor(var visit)) return new Visitor(visit.logIn(token));
        throw new IllegalArgumentException("a guest of another admission");
    }

    private record Visitor(Visit visit) implements Guest {
        @Override
        public String who() {
            return visit.countedAs();
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

        @Override
        public boolean isAuthenticated() {
            return visit.caller().isKnown();
        }

        @Override
        public boolean isStillGood() {
            return visit.isStillGood();
        }
    }
}
