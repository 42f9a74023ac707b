package ai.hanzo.hmm.check.life;

import java.util.OptionalLong;

/// What becomes of a market's allocations is compared with what was published, and what was paid is
/// handed on.
///
/// @param endings is told what ends
record Told(Showing showing, Identity identity, Refunds refunds, MarketLife.Endings endings)
        implements Chronicle {
    @Override
    public void changed(Life life) {
        showing.compare(life);
    }

    @Override
    public void closed(Life life, boolean isEnd, long owedMicros, OptionalLong failedMicros) {
        var before = life.paid();
        var after = showing.compare(life).orElse(before);
        if (isEnd) identity.ended(after);
        else identity.ruled(before, after);
        long paid = after.getRefundMicros() - before.getRefundMicros();
        long fromBond = after.getRefundFromBondMicros() - before.getRefundFromBondMicros();
        long shortfall = after.getShortfallMicros() - before.getShortfallMicros();
        life.paid(after);
        var born = life.born();
        refunds.due(born.getConsumer(), born.getProvider(), paid, fromBond);
        endings.ended(
                life,
                isEnd,
                owedMicros,
                failedMicros,
                new MarketLife.Paid(fromBond, paid - fromBond, shortfall));
    }
}
