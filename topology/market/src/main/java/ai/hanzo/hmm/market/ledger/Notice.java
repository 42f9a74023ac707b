package ai.hanzo.hmm.market.ledger;

/// What others than its owner have to tell an account's ledger.
public sealed interface Notice {
    String account();

    /// What another account sent, or what is given back to its sender because the other could not
    /// hold so much. The id is the sender's of its command.
    record Credit(
            String account,
            String from,
            String id,
            String asset,
            long amountMicros,
            boolean isReturned)
            implements Notice {}

    /// Time has passed: what was staked may be free.
    record Tick(String account) implements Notice {}

    /// The operator's: accounts of one group do not trade with each other. Empty: its own.
    record OwnerGroup(String account, String group) implements Notice {}
}
