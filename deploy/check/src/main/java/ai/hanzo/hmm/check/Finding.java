package ai.hanzo.hmm.check;

import java.util.List;
import java.util.Optional;

/// What was found about one promise.
///
/// @param checked how many records or sums were looked at for it, >= 0
/// @param offences how many of them break it, >= 0
/// @param firstOffence the first of them that was met, with its place and figures
/// @param unjudged why something about it could not be judged, a sentence each
public record Finding(
        Promise promise,
        long checked,
        long offences,
        Optional<String> firstOffence,
        List<String> unjudged) {
    /// What can be said of a promise.
    public enum State {
        HOLDS,
        BROKEN,
        UNJUDGED
    }

    public Finding {
        if (firstOffence.isPresent() != offences > 0) {
            throw new IllegalArgumentException(
                    "an offence must be told where there are any: " + offences);
        }
        unjudged = List.copyOf(unjudged);
    }

    /// Broken with one offence; else it holds where everything could be judged.
    public State state() {
        if (offences > 0) return State.BROKEN;
        return unjudged.isEmpty() ? State.HOLDS : State.UNJUDGED;
    }
}
