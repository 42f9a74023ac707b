package ai.hanzo.hmm.market.route;

import ai.hanzo.hmm.market.units.Micros;

/// What an order was charged so far: a running numerator, the sum of notional x rate, of which
/// `ceil(numerator / 1e6)` is owed. Each fill charges the increase, so that many small fills never
/// cost more than one large one (rules, section 6).
public record FeeMeter(long wholeMicros, long remainderPpm) {
    public static final FeeMeter ZERO = new FeeMeter(0, 0);

    public FeeMeter {
        if (wholeMicros < 0 || remainderPpm < 0 || remainderPpm >= Micros.ONE) {
            throw new IllegalArgumentException(
                    "whole must be >= 0 and remainder 0..999,999: "
                            + wholeMicros
                            + ", "
                            + remainderPpm);
        }
    }

    /// What was stored; orders that were not charged yet share one.
    public static FeeMeter of(long wholeMicros, long remainderPpm) {
        return wholeMicros == 0 && remainderPpm == 0
                ? ZERO
                : new FeeMeter(wholeMicros, remainderPpm);
    }

    /// All that was charged, uH, rounded **up**.
    public long chargedUp() {
        return remainderPpm == 0 ? wholeMicros : Micros.add(wholeMicros, 1);
    }

    /// The meter after a fill of a notional at a rate.
    public FeeMeter plus(long notionalMicros, int ratePpm) {
        long whole = Micros.add(wholeMicros, Micros.ppmDown(notionalMicros, ratePpm));
        long remainder = remainderPpm + notionalMicros % Micros.ONE * ratePpm % Micros.ONE;
        return remainder >= Micros.ONE
                ? new FeeMeter(Micros.add(whole, 1), remainder - Micros.ONE)
                : new FeeMeter(whole, remainder);
    }

    /// What a fill of a notional at a rate would charge.
    public long increaseUp(long notionalMicros, int ratePpm) {
        return plus(notionalMicros, ratePpm).chargedUp() - chargedUp();
    }
}
