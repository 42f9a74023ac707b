package ai.hanzo.hmm.client;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How often something is tried again, and how long is waited before.
///
/// @param attempts all in all, at least 1
/// @param first pause; each is twice as long as the one before, less a random part of up to a half
/// @param longest pause; a door that asks for a longer one is not asked again
public record Patience(int attempts, Duration first, Duration longest) {
    public static final Patience USUAL =
            new Patience(6, Duration.ofMillis(100), Duration.ofSeconds(10));

    /// Nothing is tried twice.
    public static final Patience NONE = new Patience(1, Duration.ZERO, Duration.ZERO);

    public Patience {
        if (attempts < 1) throw new IllegalArgumentException("attempts must be >= 1: " + attempts);
        if (first.isNegative() || longest.isNegative()) {
            throw new IllegalArgumentException("pauses must be >= 0: " + first + ", " + longest);
        }
    }

    /// The pause before the next attempt.
    ///
    /// @param done attempts so far, at least 1
    /// @param asked what the door asked for
    /// @return empty when there is to be none
    public Optional<Duration> pause(int done, Optional<Duration> asked, RandomGenerator random) {
        if (done >= attempts) return Optional.empty();
        var own = backoff(done, random);
        var pause = asked.filter(door -> door.compareTo(own) > 0).orElse(own);
        return pause.compareTo(longest) > 0 ? Optional.empty() : Optional.of(pause);
    }

    /// Without an end, for what must not give up.
    ///
    /// @param done attempts so far, at least 1
    public Duration backoff(int done, RandomGenerator random) {
        int doublings = Math.min(done - 1, 20);
        long millis = Math.min(first.toMillis() << doublings, longest.toMillis());
        return Duration.ofMillis(millis - (millis == 0 ? 0 : random.nextLong(millis / 2 + 1)));
    }
}
