package ai.hanzo.hmm.provider.door;

import ai.hanzo.hmm.node.CannotStart;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A door that is asked again while it is away, and where what takes effect a moment later is
/// waited for.
public final class PatientDoor {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final DoorClient door;
    private final int tries;

    /// Something that may not be so yet.
    public interface Look<T> {
        /// Empty as long as it is not.
        Optional<T> look() throws InterruptedException;
    }

    /// @param limit how long anything is waited for, requests not counted
    public PatientDoor(DoorClient door, Duration limit) {
        this.door = door;
        this.tries = (int) Math.max(1, limit.dividedBy(PAUSE));
    }

    /// What is shown at a path; empty where the door says that there is nothing of that name.
    ///
    /// @param nothing the code by which it says so
    /// @throws CannotStart when it stays away or turns the request away
    public Optional<JsonNode> find(String path, String nothing) throws InterruptedException {
        var reply = patiently(() -> door.get(path));
        if (reply instanceof Reply.TurnedAway no && no.code().equals(nothing)) {
            return Optional.empty();
        }
        return Optional.of(said(reply));
    }

    /// What is shown at a path.
    ///
    /// @throws CannotStart when it stays away or turns the request away
    public JsonNode get(String path) throws InterruptedException {
        return said(patiently(() -> door.get(path)));
    }

    /// @throws CannotStart when it stays away or turns the request away
    public void post(String path, JsonNode body, Map<String, String> headers)
            throws InterruptedException {
        said(patiently(() -> door.post(path, body, headers)));
    }

    /// Empty when it does not come to be in time.
    public <T> Optional<T> await(Look<T> wanted) throws InterruptedException {
        for (int i = 0; i < tries; i++) {
            var found = wanted.look();
            if (found.isPresent()) return found;
            Thread.sleep(PAUSE);
        }
        return wanted.look();
    }

    private interface Request {
        Reply send() throws InterruptedException;
    }

    private Reply patiently(Request request) throws InterruptedException {
        var last = request.send();
        for (int i = 0; i < tries && last instanceof Reply.Away; i++) {
            Thread.sleep(PAUSE);
            last = request.send();
        }
        return last;
    }

    private static JsonNode said(Reply reply) {
        return switch (reply) {
            case Reply.Said(var body) -> body;
            case Reply.TurnedAway no -> throw new CannotStart("the door says " + no);
            case Reply.Away(var why) -> throw new CannotStart("the door stays away: " + why);
        };
    }
}
