package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

/// Where providers' commands would stand in the log, if all of them were in its first partition: a
/// nonce is made of that place.
final class ProviderLog {
    private static final String TOPIC = new TopicCatalogue("hmm.").providers().name();
    private static final int PARTITION = 0;

    private long nextOffset;

    /// The command as it is at its place; to be asked for every command, in order.
    ///
    /// @param timestampMs of its line, ms since 1970
    AccountInput place(AccountInput input, long timestampMs) {
        return switch (input) {
            case AccountInput.RequestNonce request ->
                    request.at(TOPIC, PARTITION, nextOffset++, timestampMs);
            case AccountInput.RegisterProvider _,
                    AccountInput.PostBond _,
                    AccountInput.WithdrawBond _,
                    AccountInput.IssueCapacity _,
                    AccountInput.RetireCapacity _,
                    AccountInput.Attest _,
                    AccountInput.StartAllocation _,
                    AccountInput.Heartbeat _,
                    AccountInput.CompleteAllocation _ -> {
                nextOffset++;
                yield input;
            }
            default -> input;
        };
    }
}
