package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.ledger.LedgerEvent;
import ai.hanzo.hmm.streams.inbox.Reason;

/// One thing that is said, and the number of the line that it is said of.
sealed interface Said {
    long line();

    /// By the ledger, of a command that went no further.
    record Answered(long line, LedgerEvent.Answered answer) implements Said {}

    /// By the ledger, of what was done to an account that it did not ask for.
    record Told(long line, MarketEvent.Executed execution) implements Said {}

    /// By a market.
    record Happened(long line, String market, MarketEvent event) implements Said {}

    /// Of what would be among the dead letters.
    record Dead(long line, Reason reason, String detail) implements Said {}

    /// Of a line that could not be understood.
    record Unread(long line, Problem why) implements Said {}
}
