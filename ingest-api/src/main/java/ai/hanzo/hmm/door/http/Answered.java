package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.problem.Code;

import java.time.Duration;
import java.util.Optional;

/// A request that has its answer.
///
/// @param method one that HTTP knows, else `OTHER`
/// @param route the route's template, never the path; `none` where no route took it
/// @param problem why it was turned away, where it was
/// @param took from the first look at it to the last byte of the answer; zero where no route took
///   it
public record Answered(
        String method, String route, int status, Optional<Code> problem, Duration took) {
    /// Where no route took the request.
    public static final String NO_ROUTE = "none";
}
