package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.market.ledger.Signature;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.TelemetryRecord;

import java.util.Optional;

/// What one line of the input asks for. Lines are numbered from 1.
sealed interface Line {
    long number();

    /// A command: it is done at its time, ms since 1970, or when the one before it was if that is
    /// later.
    sealed interface Timed extends Line {
        long timeMs();
    }

    record OfAccount(long number, long timeMs, AccountInput input, Optional<Signature> signature)
            implements Timed {}

    record OfOperator(long number, long timeMs, OperatorCommand command) implements Timed {}

    record OfObserver(long number, long timeMs, TelemetryRecord report) implements Timed {}

    /// Nothing but the time.
    record Tick(long number, long timeMs) implements Timed {}

    /// A line that could not be understood; nothing happens.
    record Unread(long number, Problem why) implements Line {}
}
