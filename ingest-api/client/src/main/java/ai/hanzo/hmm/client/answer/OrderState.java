package ai.hanzo.hmm.client.answer;

import ai.hanzo.hmm.client.Amount;

import java.util.Optional;

/// An order after a command touched it: original = executed + prevented + cancelled + open, in
/// standard units, or in HANZO for an order that named a budget alone.
///
/// @param filled bought or sold so far, standard units
/// @param notional its price so far without fees, HANZO
/// @param fee so far, HANZO
/// @param reason why the rest was cancelled; empty while nothing was
/// @param price its limit now; none for an order at the market
public record OrderState(
        String clientOrderId,
        OrderStatus status,
        Amount original,
        Amount executed,
        Amount prevented,
        Amount cancelled,
        Amount open,
        Amount filled,
        Amount notional,
        Amount fee,
        String reason,
        Optional<Amount> price) {}
