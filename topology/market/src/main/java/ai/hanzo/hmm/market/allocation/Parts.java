package ai.hanzo.hmm.market.allocation;

import ai.hanzo.hmm.market.units.Micros;

/// What became of all units of an allocation, uSCU: together they are what was bought.
///
/// @param deliveredMicros used, as metered
/// @param refundedMicros not delivered and owed back to the consumer
/// @param lapsedMicros neither
public record Parts(long deliveredMicros, long refundedMicros, long lapsedMicros) {
    public Parts {
        if (deliveredMicros < 0 || refundedMicros < 0 || lapsedMicros < 0) {
            throw new IllegalArgumentException(
                    "parts must be >= 0: delivered %d, refunded %d, lapsed %d"
                            .formatted(deliveredMicros, refundedMicros, lapsedMicros));
        }
    }

    /// Of so many units, with so many owed back.
    public static Parts of(long standardMicros, long deliveredMicros, long refundedMicros) {
        return new Parts(
                deliveredMicros, refundedMicros, standardMicros - deliveredMicros - refundedMicros);
    }

    /// Units that a part of the raw amount makes, rounded **down**.
    public static long unitsDown(long standardMicros, long partMicros, long rawMicros) {
        return Micros.mulDivDown(standardMicros, partMicros, rawMicros);
    }

    /// With more owed back: first what lapsed, then what had counted as delivered.
    public Parts refunded(long moreMicros) {
        long fromLapsed = Math.min(moreMicros, lapsedMicros);
        return new Parts(
                deliveredMicros - (moreMicros - fromLapsed),
                refundedMicros + moreMicros,
                lapsedMicros - fromLapsed);
    }
}
