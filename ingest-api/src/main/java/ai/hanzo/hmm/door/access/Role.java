package ai.hanzo.hmm.door.access;

/// What a caller may do. All but OPERATOR and TREASURY act for the accounts alone that the caller
/// is bound to.
public enum Role {
    /// Orders, liquidity and transfers of its accounts; reads what they have.
    TRADER,
    /// A provider's commands; reads what it is to serve.
    PROVIDER,
    /// Telemetry in the name of its accounts.
    OBSERVER,
    /// Deposits, to any account.
    TREASURY,
    /// Markets, standings and rulings.
    OPERATOR;

    /// Whether it acts for the caller's accounts alone.
    public boolean isBound() {
        return switch (this) {
            case TRADER, PROVIDER, OBSERVER -> true;
            case TREASURY, OPERATOR -> false;
        };
    }
}
