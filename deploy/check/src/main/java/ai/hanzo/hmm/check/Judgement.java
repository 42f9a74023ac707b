package ai.hanzo.hmm.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is known so far about one promise. Not safe for threads.
public final class Judgement {
    private static final int MOST_REASONS = 10;

    private final Promise promise;
    private final Set<String> unjudged = new LinkedHashSet<>();
    private long checked;
    private long offences;
    private Optional<String> first = Optional.empty();

    public Judgement(Promise promise) {
        this.promise = promise;
    }

    /// One more record or sum was looked at.
    public void checked() {
        checked++;
    }

    /// The promise is broken; the first sentence told is kept.
    public void broken(String offence) {
        broken(1, offence);
    }

    /// The promise is broken several times in one way.
    ///
    /// @param count how often, >= 1
    /// @param offence the first of them
    public void broken(long count, String offence) {
        offences += count;
        if (first.isEmpty()) first = Optional.of(offence);
    }

    /// Something could not be judged, and why.
    public void unjudged(String why) {
        if (unjudged.size() < MOST_REASONS) unjudged.add(why);
    }

    public boolean isBroken() {
        return offences > 0;
    }

    public Finding finding() {
        return new Finding(promise, checked, offences, first, List.copyOf(unjudged));
    }
}
