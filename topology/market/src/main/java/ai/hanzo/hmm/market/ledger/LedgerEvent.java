package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;

/// What the ledger says.
public sealed interface LedgerEvent {

    /// A command goes on to its market; what it needs is held.
    record Forwarded(String market, MarketInput.OfAccount command) implements LedgerEvent {}

    /// A command ends here: done, refused, or answered again.
    record Answered(MarketEvent.Executed execution, KnownCommand.Status status, boolean isRepeat)
            implements LedgerEvent {}
}
