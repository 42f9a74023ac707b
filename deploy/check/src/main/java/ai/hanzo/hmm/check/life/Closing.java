package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.wire.DisputeState;

import java.util.Optional;
import java.util.OptionalLong;

/// How allocations end, with what numbers (rules, section 9).
final class Closing {
    private static final String NO_PROOF = "";
    private static final OptionalLong NO_STRIKE = OptionalLong.empty();

    private final Lives lives;
    private final Chronicle chronicle;

    Closing(Lives lives, Chronicle chronicle) {
        this.lives = lives;
        this.chronicle = chronicle;
    }

    /// Its time is over. It was never started where the exchange stood still so long: then all of
    /// it is owed back.
    void expire(Life life, long atMs) {
        if (life.isStarted()) {
            lapse(life, Ending.EXPIRED, atMs, lives.clocks().attendedAtMs(atMs));
        } else {
            long all = life.born().getStandardMicros();
            long owed = Amounts.worthDown(all, life.born().getRefundPriceMicros());
            end(life, Ending.EXPIRED, atMs, NO_PROOF, 0, all, owed, NO_STRIKE);
        }
    }

    /// Its consumer wants no more of it.
    void unwanted(Life life) {
        long nowMs = lives.clocks().timeMs();
        lapse(life, Ending.CONSUMER_ENDED, nowMs, lives.clocks().attendedMs());
    }

    /// Its provider is done.
    void complete(Life life, String proof) {
        long nowMs = lives.clocks().timeMs();
        end(life, Ending.COMPLETED, nowMs, proof, life.deliveredMicros(), 0, 0, NO_STRIKE);
    }

    /// Its provider was not heard of it for too long.
    void silent(Life life, long atMs) {
        fail(life, life.born().getStandardMicros() - life.deliveredMicros(), atMs);
    }

    /// So much of it was not delivered, uSCU, as the operator rules.
    void failed(Life life, long unusedMicros) {
        if (life.isDisputed()) life.rule(DisputeState.UPHELD);
        fail(life, unusedMicros, lives.clocks().timeMs());
    }

    /// One that had ended: so much more of it was not delivered, uSCU.
    void upheld(Life life, long unusedMicros) {
        long owed = Amounts.faultDown(unusedMicros, life.born().getRefundPriceMicros());
        life.rule(DisputeState.UPHELD);
        life.ending = life.ending.map(end -> end.upheld(unusedMicros, owed));
        lives.forget(life);
        chronicle.closed(life, false, owed, OptionalLong.of(unusedMicros));
    }

    private void fail(Life life, long unusedMicros, long atMs) {
        long delivered = life.born().getStandardMicros() - unusedMicros;
        long owed = Amounts.faultDown(unusedMicros, life.born().getRefundPriceMicros());
        var strike = OptionalLong.of(unusedMicros);
        end(life, Ending.PROVIDER_FAULT, atMs, NO_PROOF, delivered, unusedMicros, owed, strike);
    }

    /// What could have been used while it was suspended is owed back, as far as it was not used;
    /// the rest lapses.
    private void lapse(Life life, String reason, long atMs, long attendedMs) {
        var born = life.born();
        long lostMs = life.suspendedUntilMs(attendedMs);
        long lost =
                Amounts.inTimeDown(born.getRateMicros(), lostMs, lives.terms().getSecondsPerRaw());
        long raw = Math.min(born.getRawMicros() - life.usedMicros, lost);
        long delivered = life.deliveredMicros();
        long refunded = Math.min(born.getStandardMicros() - delivered, life.unitsOf(raw));
        long owed = Amounts.worthDown(refunded, born.getRefundPriceMicros());
        end(life, reason, atMs, NO_PROOF, delivered, refunded, owed, NO_STRIKE);
    }

    private void end(
            Life life,
            String reason,
            long atMs,
            String proof,
            long deliveredMicros,
            long refundedMicros,
            long owedMicros,
            OptionalLong failedMicros) {
        long all = life.born().getStandardMicros();
        long lapsed = all - deliveredMicros - refundedMicros;
        // Where all is owed back there is nothing left to rule over.
        if (refundedMicros == all && life.isDisputed()) life.rule(DisputeState.UPHELD);
        life.ending =
                Optional.of(
                        new Ending(
                                reason,
                                atMs,
                                proof,
                                deliveredMicros,
                                refundedMicros,
                                lapsed,
                                owedMicros));
        lives.end(life, atMs, disputableUntilMs(life, reason, atMs));
        chronicle.closed(life, true, owedMicros, failedMicros);
    }

    private long disputableUntilMs(Life life, String reason, long atMs) {
        if (life.isDisputed()) return Schedule.NEVER;
        boolean isOpenToDispute = reason.equals(Ending.COMPLETED) && life.dispute.isEmpty();
        return isOpenToDispute ? atMs + lives.terms().getDisputeWithinMs() : atMs;
    }
}
