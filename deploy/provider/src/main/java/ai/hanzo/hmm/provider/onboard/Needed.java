package ai.hanzo.hmm.provider.onboard;

import ai.hanzo.hmm.market.quality.Grade;
import ai.hanzo.hmm.market.units.Micros;

/// What an issue makes and needs at the prices of now (rules, sections 3 and 8). The market decides
/// by its own prices a moment later.
///
/// @param unitsMicros standard units that the capacity becomes, uSCU
/// @param bondMicros posted in the whole market, with what is owed there already, uH
record Needed(long unitsMicros, long bondMicros) {
    /// @throws ai.hanzo.hmm.market.units.AmountOverflow where it fits no number
    static Needed of(Plan plan, Situation now) {
        long units = Grade.standardUnitsDown(plan.rawMicros(), now.gradePpm());
        long owed = Micros.add(now.obligedMicros(), units);
        long bond = Micros.add(bondUp(owed, now), bondUp(now.allocatedMicros(), now));
        return new Needed(units, bond);
    }

    private static long bondUp(long unitsMicros, Situation now) {
        return Micros.ppmUp(Micros.notionalUp(now.bondPriceMicros(), unitsMicros), now.bondPpm());
    }
}
