package ai.hanzo.hmm.market.command;

/// What becomes of bought units: redeemed at once into allocations, or left in the account.
public enum Delivery {
    IMMEDIATE,
    HOLD
}
