package ai.hanzo.hmm.client.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Optional;

/// One request, which may be sent more than once: what it asks for happens once, by its key.
///
/// @param key of the command; none of a read
/// @param body none of a read or a cancel
/// @param held how long the door is asked to hold the answer; zero for not at all
public record Request(
        String method, Path path, Optional<String> key, Optional<ObjectNode> body, Duration held) {
    public static Request get(Path path) {
        return new Request("GET", path, Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    /// A command whose id stands in its body.
    public static Request of(String method, Path path, ObjectNode body) {
        return new Request(method, path, Optional.empty(), Optional.of(body), Duration.ZERO);
    }

    /// A command that has no body, under an id.
    public static Request delete(Path path, String id) {
        return new Request("DELETE", path, Optional.of(id), Optional.empty(), Duration.ZERO);
    }

    public Request waiting(Duration wait) {
        if (wait.isZero()) return this;
        return new Request(method, path.with("wait", wait.toMillis()), key, body, wait);
    }
}
