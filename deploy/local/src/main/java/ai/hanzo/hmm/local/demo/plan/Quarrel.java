package ai.hanzo.hmm.local.demo.plan;

import ai.hanzo.hmm.market.units.Micros;

import java.util.SplittableRandom;

/// The consumer that disputes what it was delivered, and what the operator makes of that: of the
/// first that was completed for it a part is ruled not to have been delivered, the second dispute
/// is dismissed.
///
/// @param request whose consumer it is
/// @param undeliveredPpm part of what it bought first, > 0
public record Quarrel(int request, int undeliveredPpm) {
    /// How often it disputes.
    public static final int DISPUTES = 2;

    public static Quarrel of(long seed, int requests) {
        var random = new SplittableRandom(seed);
        return new Quarrel(random.nextInt(requests), random.nextInt(250_000, 750_000));
    }

    /// What of `unitsMicros` the operator rules not to have been delivered, uSCU.
    ///
    /// @param number of the dispute, from 0
    public long undelivered(int number, long unitsMicros) {
        return number == 0 ? Micros.ppmUp(unitsMicros, undeliveredPpm) : 0;
    }
}
