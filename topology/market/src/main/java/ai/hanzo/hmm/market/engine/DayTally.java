package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.quality.DayBuckets;
import ai.hanzo.hmm.market.state.Conduct;

/// What is known of a provider when its day is over, and what it then was paid and paid, uH.
final class DayTally {
    private final Conduct conduct;
    private final long scorePpm;
    private final DayBuckets buckets;
    private final long ended;
    private final long baseMicros;

    long bonusMicros;
    long penaltyMicros;

    DayTally(Conduct conduct, long scorePpm, DayBuckets buckets, long ended, long baseMicros) {
        this.conduct = conduct;
        this.scorePpm = scorePpm;
        this.buckets = buckets;
        this.ended = ended;
        this.baseMicros = baseMicros;
    }

    String account() {
        return conduct.account();
    }

    boolean isActive() {
        return conduct.isActive();
    }

    long scorePpm() {
        return scorePpm;
    }

    DayBuckets buckets() {
        return buckets;
    }

    long ended() {
        return ended;
    }

    /// Fees collected on its sales, less the pool's part.
    long baseMicros() {
        return baseMicros;
    }

    /// Nothing happened.
    boolean isEmpty() {
        return buckets.folded() == 0 && ended == 0 && baseMicros == 0;
    }
}
