package ai.hanzo.hmm.client.answer;

import ai.hanzo.hmm.client.Amount;

/// A market: its terms and how it stands.
///
/// @param market `<kind>/<class>`
/// @param phase PRE_OPEN, ACTIVE, POST_ONLY, PAUSED or CLOSED
/// @param settlements so far
/// @param poolUnits standard units
/// @param poolFunds HANZO
/// @param obligations standard units that providers owe
/// @param allocated standard units in open allocations
public record Market(
        String market,
        String phase,
        long timeMs,
        String rawUnit,
        String rateUnit,
        Amount defaultRate,
        Amount tick,
        Amount lot,
        Amount minNotional,
        Amount referencePrice,
        int bondPpm,
        long settlements,
        Amount poolUnits,
        Amount poolFunds,
        Amount poolShares,
        Amount obligations,
        Amount allocated) {}
