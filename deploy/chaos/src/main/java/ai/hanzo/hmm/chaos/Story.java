package ai.hanzo.hmm.chaos;

import ai.hanzo.hmm.chaos.plan.Fault;
import ai.hanzo.hmm.chaos.report.Happened;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// What happened in a run, told as it happens. Used by one thread.
final class Story {
    private static final int MOST_VIOLATIONS = 100;

    private final Consumer<String> listener;
    private final long fromNanos = System.nanoTime();
    private final List<Happened> faults = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    /// @param listener told every line
    Story(Consumer<String> listener) {
        this.listener = listener;
    }

    void tell(String line) {
        listener.accept(String.format(Locale.ROOT, "%7.1f s  %s", seconds(), line));
    }

    /// A promise was not kept.
    void violation(String what) {
        if (violations.size() < MOST_VIOLATIONS) violations.add(what);
        tell("VIOLATION: " + what);
    }

    void happened(Fault fault, Duration at, Optional<Duration> recovery) {
        faults.add(new Happened(fault, at, recovery));
        tell(
                fault.kind().id()
                        + recovery.map(
                                        d ->
                                                String.format(
                                                        Locale.ROOT,
                                                        ": served again after %.1f s",
                                                        d.toMillis() / 1e3))
                                .orElse(": not served again"));
    }

    List<Happened> faults() {
        return List.copyOf(faults);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    private double seconds() {
        return (System.nanoTime() - fromNanos) / 1e9;
    }
}
