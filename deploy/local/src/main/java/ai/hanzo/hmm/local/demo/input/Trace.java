package ai.hanzo.hmm.local.demo.input;

import java.util.stream.Stream;

/// Requests in order of time. A trace may be gone through as often as one likes and is the same
/// every time.
public interface Trace {
    /// All requests from the first. Close it.
    ///
    /// @throws UnreadableInput here or on the way, where the source cannot be read
    Stream<Request> requests();

    /// Goes through the whole trace once.
    ///
    /// @throws UnreadableInput where the source cannot be read
    default TraceSize size() {
        try (var requests = requests()) {
            return requests.reduce(
                    TraceSize.NONE,
                    TraceSize::plus,
                    (_, _) -> {
                        throw new IllegalStateException("a trace is gone through in order");
                    });
        }
    }
}
