package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Fields;
import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.streams.translate.AccountInputs;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TransferCommand;

/// From the bytes of a line to what it asks for. Nothing is remembered from line to line, so lines
/// may be read in any order, and on any thread.
final class LineReader {
    /// What a line may be long, bytes; as a request's body.
    static final int MAX_BYTES = 64 * 1024;

    /// The last instant of the year 9999: every time that is reckoned from it fits 64 bits.
    private static final long MAX_TIME_MS = 253_402_300_799_999L;

    private LineReader() {}

    /// @param bytes hold the line, `length` bytes from `from` on
    static Line read(long number, byte[] bytes, int from, int length) {
        try {
            var fields = fields(bytes, from, length);
            return read(number, timeMs(fields), fields);
        } catch (Problem why) {
            return new Line.Unread(number, why);
        }
    }

    /// @throws Problem `BODY_TOO_LARGE`, `MALFORMED`
    static Fields fields(byte[] bytes, int from, int length) {
        if (length > MAX_BYTES) {
            throw Problem.of(
                    Code.BODY_TOO_LARGE, "the line is longer than " + MAX_BYTES + " bytes");
        }
        return Fields.parse(bytes, from, length);
    }

    /// When a line is done, ms since 1970.
    static long timeMs(Fields fields) {
        return fields.whole("timestamp", 0, MAX_TIME_MS);
    }

    /// @throws Problem as the door's readers
    static Line read(long number, long timeMs, Fields fields) {
        var type = fields.choice("type", CommandType.WORDS);
        if (type.equals(CommandType.TICK)) {
            fields.end();
            return new Line.Tick(number, timeMs);
        }
        return switch (CommandType.read(type, fields, "line-" + number)) {
            case OrderCommand c -> account(number, timeMs, AccountInputs.of(c), c.getEnvelope());
            case LiquidityCommand c ->
                    account(number, timeMs, AccountInputs.of(c), c.getEnvelope());
            case TransferCommand c -> account(number, timeMs, AccountInputs.of(c), c.getEnvelope());
            case ProviderCommand c -> account(number, timeMs, AccountInputs.of(c), c.getEnvelope());
            case Deposit c -> account(number, timeMs, AccountInputs.of(c), c.getEnvelope());
            case OperatorCommand c -> new Line.OfOperator(number, timeMs, c);
            case TelemetryRecord c -> new Line.OfObserver(number, timeMs, c);
            case Object other -> throw new IllegalStateException("no command: " + other.getClass());
        };
    }

    private static Line account(long number, long timeMs, AccountInput input, Envelope by) {
        return new Line.OfAccount(number, timeMs, input, AccountInputs.signature(by));
    }
}
