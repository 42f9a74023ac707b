package ai.hanzo.hmm.check.trail;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.read.Places;

import java.util.function.LongFunction;

/// Offences of one sort, met in no order: how many, and the one whose place is the first.
final class Earliest {
    private final Judgement judgement;
    private final LongFunction<String> tell;
    private long count;
    private long place = Places.NONE;

    /// @param tell what is wrong at a place
    Earliest(Judgement judgement, LongFunction<String> tell) {
        this.judgement = judgement;
        this.tell = tell;
    }

    void at(long offence) {
        if (count++ == 0 || offence < place) place = offence;
    }

    void report() {
        if (count > 0) judgement.broken(count, tell.apply(place));
        count = 0;
    }
}
