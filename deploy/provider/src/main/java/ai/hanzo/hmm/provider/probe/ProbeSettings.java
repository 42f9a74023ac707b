package ai.hanzo.hmm.provider.probe;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/// What a probe does.
///
/// @param hasTokens whether what it asks can have tokens
/// @param requests of a round, one after the other
/// @param rounds 0: until it is told to stop
/// @param every from the start of a round to that of the next; one that takes longer is followed at
///   once
/// @param timeout for a whole answer
/// @param retry how long the door is waited for at the start and after the last round
/// @param expected what an answer's text must be like, where something is expected
record ProbeSettings(
        Report.Subject subject,
        boolean hasTokens,
        int requests,
        int rounds,
        Duration every,
        Duration timeout,
        Duration retry,
        Optional<Predicate<String>> expected) {
    ProbeSettings {
        requireAtLeast(1, "the requests of a round", requests);
        requireAtLeast(0, "rounds", rounds);
        requireAtLeast(0, "the time from round to round", every.toMillis());
        requireAtLeast(1, "the time for an answer, ms,", timeout.toMillis());
        requireAtLeast(0, "the time to try again", retry.toMillis());
    }

    boolean isLast(int round) {
        return round == rounds;
    }

    private static void requireAtLeast(long least, String name, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be >= " + least + ": " + value);
        }
    }
}
