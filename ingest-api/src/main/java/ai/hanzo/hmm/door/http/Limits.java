package ai.hanzo.hmm.door.http;

import java.time.Duration;

/// What one client may cost the others.
///
/// @param connections at a time; those above wait until one ends
/// @param idle how long a connection may rest
/// @param head how long a request line and its headers may take from their first byte on
/// @param body how long a body may take
public record Limits(int connections, Duration idle, Duration head, Duration body) {
    /// Far more than an honest client needs.
    public static final Limits STANDARD =
            new Limits(
                    4_096, Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(10));
}
