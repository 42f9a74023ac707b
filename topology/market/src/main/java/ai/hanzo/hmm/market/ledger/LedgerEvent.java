package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;

import java.util.Optional;

/// What the ledger says.
public sealed interface LedgerEvent {

    /// A command goes on to its market; what it needs is held.
    record Forwarded(String market, MarketInput.OfAccount command) implements LedgerEvent {}

    /// A command ends here: done, refused, or answered again. `sent` goes to another account.
    record Answered(
            MarketEvent.Executed execution,
            KnownCommand.Status status,
            boolean isRepeat,
            Optional<Notice.Credit> sent)
            implements LedgerEvent {}

    /// What became of a notice; `sent` goes to another account.
    record Told(Optional<MarketEvent.Executed> execution, Optional<Notice.Credit> sent) {
        static final Told NOTHING = new Told(Optional.empty(), Optional.empty());
    }
}
