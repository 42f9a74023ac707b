package ai.hanzo.hmm.market.event;

import ai.hanzo.hmm.market.command.SelfTrade;

/// Two orders of one owner group that met and did not trade (rules, section 4).
///
/// @param priceMicros at which they would have, uH per SCU
/// @param makerMicros what the resting order gave up, uSCU
/// @param takerMicros what the other gave up, uSCU, or uH of a budget
public record PreventedMatch(
        SelfTrade mode,
        String taker,
        String takerOrderId,
        String maker,
        String makerOrderId,
        long priceMicros,
        long makerMicros,
        long takerMicros) {}
