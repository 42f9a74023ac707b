package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.Refused;
import ai.hanzo.hmm.market.ledger.Fingerprint;
import ai.hanzo.hmm.market.ledger.KnownCommand;

import java.util.HexFormat;
import java.util.Optional;

/// A command that is done, packed: a run remembers millions of them and is asked for few.
///
/// @param contentHigh the first half of what it said
/// @param contentLow the second
record DoneCommand(
        String account,
        String id,
        long contentHigh,
        long contentLow,
        String market,
        boolean isOrder,
        KnownCommand.Status status,
        Optional<Refused> refused,
        Optional<OrderReport> order,
        long doneMs)
        implements HeapLedger.Kept {
    private static final int HEX_DIGITS_OF_A_HALF = 16;

    /// @param account the same text as the command's, kept once for all of them
    /// @param market likewise
    static DoneCommand of(KnownCommand command, String account, String market) {
        var content = command.content().hex();
        return new DoneCommand(
                account,
                command.id(),
                HexFormat.fromHexDigitsToLong(content, 0, HEX_DIGITS_OF_A_HALF),
                HexFormat.fromHexDigitsToLong(content, HEX_DIGITS_OF_A_HALF, content.length()),
                market,
                command.isOrder(),
                command.status(),
                command.refused(),
                command.order(),
                command.doneMs());
    }

    @Override
    public KnownCommand unpacked() {
        var hex = HexFormat.of();
        return new KnownCommand(
                account,
                id,
                new Fingerprint(hex.toHexDigits(contentHigh) + hex.toHexDigits(contentLow)),
                market,
                isOrder,
                status,
                refused,
                order,
                Optional.empty(),
                doneMs);
    }
}
