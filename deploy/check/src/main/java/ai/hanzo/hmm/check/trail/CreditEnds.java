package ai.hanzo.hmm.check.trail;

import ai.hanzo.hmm.check.Judgement;

import java.util.function.LongFunction;

/// Reckons up what accounts sent each other. What was posted as sent was given to a credit, for a
/// command that says so; a credit was received, or returned once.
final class CreditEnds {
    private final TrailTable table;
    private final Judgement credits;
    private final Earliest unsent;
    private final Earliest notGiven;
    private final Earliest unreceived;
    private final Earliest receivedTooOften;

    /// @param names what lies at a place, for people
    CreditEnds(TrailTable table, Judgement credits, LongFunction<String> names) {
        this.table = table;
        this.credits = credits;
        unsent = of(names, " gives what nobody sent, or gives it again");
        notGiven = of(names, " is not posted as sent as often as it was given to a credit");
        unreceived = of(names, " was neither received nor returned");
        receivedTooOften = of(names, " receives what was not sent, or received before");
    }

    /// What becomes of what is missing.
    interface Missing {
        /// @param cause the place of what should have had an effect
        void at(Earliest offence, long cause);
    }

    void sending(int slot, Missing missing) {
        int given = table.forwarded[slot];
        int posted = table.decided[slot];
        if (given == 0 && posted == 0) return;
        credits.checked();
        if (given > table.sent[slot] || table.answered[slot] > given) {
            unsent.at(table.forwardedAt[slot]);
        } else if (given != posted && table.sent[slot] > 0) {
            missing.at(notGiven, table.sentAt[slot]);
        }
    }

    void receipt(int slot, Missing missing) {
        credits.checked();
        int ended = table.decided[slot] + table.forwarded[slot];
        if (ended > table.sent[slot]) receivedTooOften.at(table.answeredAt[slot]);
        else if (ended < table.sent[slot]) missing.at(unreceived, table.sentAt[slot]);
    }

    void report() {
        unsent.report();
        notGiven.report();
        unreceived.report();
        receivedTooOften.report();
    }

    private Earliest of(LongFunction<String> names, String what) {
        return new Earliest(credits, place -> names.apply(place) + what);
    }
}
