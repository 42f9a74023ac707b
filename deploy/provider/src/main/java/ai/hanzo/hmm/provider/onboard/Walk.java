package ai.hanzo.hmm.provider.onboard;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.provider.door.PatientDoor;
import ai.hanzo.hmm.provider.onboard.Finding.There;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Walks through all steps: looks, says what it finds, takes what is missing and looks again.
final class Walk {
    private final List<Step> steps;
    private final Nonces.Reader reader;
    private final PatientDoor door;
    private final Consumer<String> out;

    /// @param out is given every line that is to be said
    Walk(List<Step> steps, Nonces.Reader reader, PatientDoor door, Consumer<String> out) {
        this.steps = steps;
        this.reader = reader;
        this.door = door;
        this.out = out;
    }

    /// Only looks.
    ///
    /// @return whether nothing is missing
    boolean check() throws InterruptedException {
        var now = reader.read();
        boolean complete = true;
        for (var step : steps) {
            var found = step.look(now);
            say(step.name(), found);
            complete &= found instanceof There;
        }
        return complete;
    }

    /// Up to the first step that something is in the way of and that holds up the others.
    ///
    /// @return whether nothing is missing any more
    /// @throws CannotStart when a step is refused
    boolean go() throws InterruptedException {
        boolean complete = true;
        for (var step : steps) {
            var now = reader.read();
            var found = step.look(now);
            say(step.name(), found);
            switch (found) {
                case There _ -> {}
                case Finding.InTheWay _ -> {
                    if (step.holdsUp(now)) return false;
                    complete = false;
                }
                case Finding.Missing _ -> {
                    step.take(now);
                    line("", "done: " + awaitTaken(step).what());
                }
            }
        }
        return complete;
    }

    private There awaitTaken(Step step) throws InterruptedException {
        return door.await(
                        () ->
                                step.look(reader.read()) instanceof There there
                                        ? Optional.of(there)
                                        : Optional.empty())
                .orElseThrow(
                        () ->
                                new CannotStart(
                                        step.name()
                                                + " was done and is not shown yet; run this"
                                                + " again"));
    }

    private void say(String step, Finding found) {
        var what =
                switch (found) {
                    case There there -> there.what();
                    case Finding.Missing missing -> "missing: " + missing.what();
                    case Finding.InTheWay stone -> "IN THE WAY: " + stone.what();
                };
        line(step, what);
    }

    private void line(String step, String what) {
        out.accept("%-10s %s".formatted(step, what));
    }
}
