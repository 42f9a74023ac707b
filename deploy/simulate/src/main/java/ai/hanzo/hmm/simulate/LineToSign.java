package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Sender;
import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.market.ledger.Signature;

import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/// A line that an account is about to sign.
///
/// @param text as it came, in ISO 8859-1: a character a byte
/// @param atMs when it has a `timestamp` that one, ms since 1970
record LineToSign(String text, AccountInput input, long atMs) {

    /// @param nowMs the time for a line without a `timestamp`, which only the simulation needs
    /// @throws Problem when it is not understood, is not an account's command, has no id or is
    ///   signed already
    static LineToSign read(long number, String text, LongSupplier nowMs) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        var fields = LineReader.fields(bytes, 0, bytes.length);
        long atMs = fields.has("timestamp") ? LineReader.timeMs(fields) : nowMs.getAsLong();
        var type = fields.choice("type", CommandType.WORDS);
        for (var part : new String[] {"key", "signedAt", "signature"}) {
            fields.without(part, "the line is to be signed");
        }
        if (!(LineReader.read(number, atMs, fields) instanceof Line.OfAccount line)) {
            throw Problem.of(Code.INVALID_VALUE, "type", type + " is not a command of an account");
        }
        var id = CommandType.idField(type);
        if (!fields.has(id)) throw Sender.unnamed(id);
        return new LineToSign(text, line.input(), atMs);
    }

    /// The same line with three fields more.
    String with(Signature signature) {
        int end = text.lastIndexOf('}');
        return "%s,\"key\":\"%s\",\"signedAt\":%d,\"signature\":\"%s\"%s"
                .formatted(
                        text.substring(0, end),
                        signature.key(),
                        signature.signedAtMs(),
                        signature.hex(),
                        text.substring(end));
    }
}
