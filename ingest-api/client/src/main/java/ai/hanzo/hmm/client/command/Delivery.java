package ai.hanzo.hmm.client.command;

/// What becomes of bought units: allocations at once, or they stay in the account.
public enum Delivery {
    IMMEDIATE,
    HOLD
}
