package ai.hanzo.hmm.provider.door;

import ai.hanzo.hmm.node.CannotStart;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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
        return tryUntil(Optional::isPresent, wanted::look);
    }

    private Reply patiently(Try<Reply> request) throws InterruptedException {
        return tryUntil(reply -> !(reply instanceof Reply.Away), request);
    }

    private interface Try<T> {
        T make() throws InterruptedException;
    }

    /// Tries until it is so, as often as there is time for.
    ///
    /// @return what the last try came to
    private <T> T tryUntil(Predicate<T> isSo, Try<T> once) throws InterruptedException {
        var last = once.make();
        for (int i = 0; i < tries && !isSo.test(last); i++) {
            giveAnotherProcessTime();
            last = once.make();
        }
        return last;
    }

    /// What is waited for happens in another process, which tells nobody: it can only be asked
    /// again.
    private static void giveAnotherProcessTime() throws InterruptedException {
        Thread.sleep(PAUSE);
    }

    private static JsonNode said(Reply reply) {
        return switch (reply) {
            case Reply.Said(var body) -> body;
            case Reply.TurnedAway no -> throw new CannotStart("the door says " + no);
            case Reply.Away(var why) -> throw new CannotStart("the door stays away: " + why);
        };
    }
}
