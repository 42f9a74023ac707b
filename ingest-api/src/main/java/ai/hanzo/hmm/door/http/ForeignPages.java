package ai.hanzo.hmm.door.http;

import static ai.hanzo.hmm.door.problem.Code.FORBIDDEN_HOST;
import static ai.hanzo.hmm.door.problem.Code.FORBIDDEN_ORIGIN;

import ai.hanzo.hmm.door.access.Entrance;
import ai.hanzo.hmm.door.access.Loopback;
import ai.hanzo.hmm.door.problem.Problem;

import io.javalin.http.Context;
import io.javalin.http.Header;

import java.util.regex.Pattern;

/// Keeps the pages of other places out of an open door, where being reached is all that is asked: a
/// browser on this machine sends what any page tells it to. It says whose page that is (`Origin`),
/// and which name it took for the door's (`Host`), which is how one sees that a stranger's name was
/// pointed here. A guarded door asks for a credential that no page has by itself.
///
/// @param loopbackNames whether `Host` must be a name of this machine
/// @param ownOrigin whether `Origin` must be the door itself, where there is one
record ForeignPages(boolean loopbackNames, boolean ownOrigin) {
    /// Nothing is asked.
    static final ForeignPages WELCOME = new ForeignPages(false, false);

    private static final Pattern WEB = Pattern.compile("https?://");
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");

    /// @param host the address that the door listens on
    static ForeignPages keptOut(Entrance entrance, String host) {
        return new ForeignPages(entrance.isOpen() && Loopback.isAddress(host), entrance.isOpen());
    }

    /// @throws Problem `FORBIDDEN_HOST`, `FORBIDDEN_ORIGIN`
    void keepOut(Context ctx) {
        var host = ctx.header(Header.HOST);
        if (loopbackNames && (host == null || !isOfThisMachine(host))) {
            throw Problem.of(FORBIDDEN_HOST, "the door answers to localhost and 127.0.0.1 alone");
        }
        var origin = ctx.header(Header.ORIGIN);
        if (ownOrigin && origin != null && !isOwn(origin, host)) {
            throw Problem.of(FORBIDDEN_ORIGIN, "pages of other places may not use this door");
        }
    }

    private static boolean isOfThisMachine(String host) {
        return Loopback.isName(PORT.matcher(host).replaceFirst(""));
    }

    private static boolean isOwn(String origin, String host) {
        var web = WEB.matcher(origin);
        return web.lookingAt() && origin.substring(web.end()).equalsIgnoreCase(host);
    }
}
