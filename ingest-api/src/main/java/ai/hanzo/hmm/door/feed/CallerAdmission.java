package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.access.Access;
import ai.hanzo.hmm.door.access.Caller;
import ai.hanzo.hmm.door.access.Entrance;
import ai.hanzo.hmm.door.http.Callers;

import io.javalin.http.Context;

/// The door's callers as guests of its feeds: they hear of the accounts that they may read.
public final class CallerAdmission implements Admission {
    private final Entrance entrance;

    public CallerAdmission(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public Guest guest(Context ctx) {
        return new Known(Callers.of(ctx), ctx.req().getRemoteAddr());
    }

    @Override
    public Guest guest(String token, Guest before) {
        return new Known(entrance.logIn(token), ((Known) before).address());
    }

    /// @param address of the socket
    private record Known(Caller caller, String address) implements Guest {
        @Override
        public String who() {
            return caller.isKnown() ? caller.who() : address;
        }

        @Override
        public boolean mayHear(String account) {
            return caller.actsFor(account)
                    && Access.OWNER.anyOf().stream().anyMatch(caller.roles()::contains);
        }

        @Override
        public void charge() {
            // messages are not counted yet
        }

        @Override
        public boolean isAuthenticated() {
            return caller.isKnown();
        }

        @Override
        public boolean isStillGood() {
            return System.currentTimeMillis() < caller.untilMs();
        }
    }
}
