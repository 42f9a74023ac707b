package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.provider.Attestation;
import ai.hanzo.hmm.market.provider.JudgedDay;
import ai.hanzo.hmm.market.provider.Nonce;
import ai.hanzo.hmm.market.provider.Standing;
import ai.hanzo.hmm.market.provider.Strike;
import ai.hanzo.hmm.market.state.RowKey.Kind;
import ai.hanzo.hmm.market.units.Micros;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a provider stands, and what changes seldom about it. It is never forgotten: leaving and
/// coming back launders nothing.
///
/// @param reinstatedMs when the operator last let it back, ms since 1970; 0 for never
/// @param bondPpm asked of this provider, ppm; 0: what the market asks
/// @param strikes of the last days, the oldest first
/// @param day that was judged last
/// @param forfeitedMicros paid into the quality fund out of its bond, less what the fund has paid
///   for it, uH
/// @param shortfallMicros owed by refunds and cash redemptions and paid by nobody, uH; 2^63 - 1
///   where it is more
public record Conduct(
        String account,
        Standing standing,
        long reinstatedMs,
        int bondPpm,
        Attestation attestation,
        Nonce nonce,
        List<Strike> strikes,
        Optional<JudgedDay> day,
        long forfeitedMicros,
        long shortfallMicros)
        implements Row {

    public Conduct {
        strikes = List.copyOf(strikes);
    }

    /// Of one that is new here.
    public static Conduct blank(String account) {
        return new Conduct(
                account,
                Standing.ACTIVE,
                0,
                0,
                Attestation.NONE,
                Nonce.NONE,
                List.of(),
                Optional.empty(),
                0,
                0);
    }

    @Override
    public RowKey key() {
        return new RowKey(Kind.CONDUCT, account);
    }

    /// Whether the operator asks another bond of it than the market does.
    public boolean isVouchedFor() {
        return bondPpm != 0;
    }

    public boolean isActive() {
        return standing == Standing.ACTIVE;
    }

    /// Whether units may be assigned to it at a time, ms since 1970.
    public boolean mayServeAt(long timeMs) {
        return isActive() && attestation.countsAt(timeMs);
    }

    /// Whether nobody should wait for what it owes.
    public boolean isOrphanedAt(long timeMs) {
        return !isActive() || attestation.isGivenUpAt(timeMs);
    }

    /// Whether it has a strike of a day already.
    public boolean isStruckOn(long aDay) {
        return strikes.stream().anyMatch(strike -> strike.day() == aDay);
    }

    /// With one more strike, without those that do not count any more.
    public Conduct struck(Strike strike) {
        var kept = new ArrayList<>(strikesOn(strike.day()));
        kept.add(strike);
        return with(standing, reinstatedMs, nonce, kept);
    }

    /// As it is on a day, without the strikes that do not count any more.
    public Conduct on(long aDay) {
        return with(standing, reinstatedMs, nonce, strikesOn(aDay));
    }

    private List<Strike> strikesOn(long aDay) {
        return strikes.stream().filter(old -> old.day() > aDay - Strike.KEPT_DAYS).toList();
    }

    public Conduct suspended() {
        return with(Standing.SUSPENDED, reinstatedMs, nonce, strikes);
    }

    public Conduct removed() {
        return with(Standing.REMOVED, reinstatedMs, nonce, strikes);
    }

    public Conduct reinstated(long timeMs) {
        return with(Standing.ACTIVE, timeMs, nonce, strikes);
    }

    public Conduct withNonce(Nonce next) {
        return with(standing, reinstatedMs, next, strikes);
    }

    /// It has proven what it can run; the nonce is used up.
    public Conduct attested(Attestation next) {
        return of(bondPpm, next, Nonce.NONE, day);
    }

    public Conduct withBondPpm(int ppm) {
        return of(ppm, attestation, nonce, day);
    }

    public Conduct judged(JudgedDay latest) {
        return of(bondPpm, attestation, nonce, Optional.of(latest));
    }

    /// The quality fund got so much of its bond.
    public Conduct forfeited(long micros) {
        return owing(Micros.add(forfeitedMicros, micros), shortfallMicros);
    }

    /// The quality fund paid so much for it.
    public Conduct stoodInFor(long micros) {
        return owing(Math.max(0, forfeitedMicros - micros), shortfallMicros);
    }

    public Conduct withShortfall(long moreMicros) {
        return owing(forfeitedMicros, Micros.addOrMost(shortfallMicros, moreMicros));
    }

    private Conduct with(
            Standing nextStanding, long nextReinstated, Nonce nextNonce, List<Strike> next) {
        return new Conduct(
                account,
                nextStanding,
                nextReinstated,
                bondPpm,
                attestation,
                nextNonce,
                next,
                day,
                forfeitedMicros,
                shortfallMicros);
    }

    private Conduct of(
            int ppm, Attestation nextAttestation, Nonce nextNonce, Optional<JudgedDay> nextDay) {
        return new Conduct(
                account,
                standing,
                reinstatedMs,
                ppm,
                nextAttestation,
                nextNonce,
                strikes,
                nextDay,
                forfeitedMicros,
                shortfallMicros);
    }

    private Conduct owing(long nextForfeited, long nextShortfall) {
        return new Conduct(
                account,
                standing,
                reinstatedMs,
                bondPpm,
                attestation,
                nonce,
                strikes,
                day,
                nextForfeited,
                nextShortfall);
    }
}
