package ai.hanzo.hmm.market.event;

/// One change of an account's free and held amounts of an asset, and what for.
public record BalanceChange(String asset, Reason reason, long freeMicros, long heldMicros) {
    /// The asset that everything is paid in.
    public static final String HANZO = "HANZO";

    /// Why a balance changed. A market repeats in `HOLD` what the ledger did before it.
    public enum Reason {
        HOLD,
        TRADE,
        FEE,
        REDEEM,
        MINT,
        BURN,
        BOND,
        ISSUE,
        RETIRE,
        SLASH,
        INCENTIVE,
        REFUND,
        CASH,
        RELEASE,
        DEPOSIT,
        WITHDRAW,
        SEND,
        RECEIVE,
        STAKE,
        UNSTAKE,
        SWEEP
    }
}
