package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.price.Window;
import ai.hanzo.hmm.market.state.Conduct;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.Provider;
import ai.hanzo.hmm.market.units.AmountOverflow;
import ai.hanzo.hmm.market.units.Micros;

import java.util.OptionalLong;

/// What providers' bonds must cover, and what is taken out of them (rules, section 8). A bond stays
/// held in the provider's account; the market knows how much of it is posted here. Amounts in uH.
final class Bonds {
    private final MarketState state;
    private final Prices prices;

    Bonds(MarketState state) {
        this.state = state;
        this.prices = new Prices(state);
    }

    /// What bonds, and refunds of what they cover, are reckoned at, uH per SCU: the mean of an
    /// hour, never below the market's reference price.
    long priceMicros() {
        return Math.max(state.terms().referencePriceMicros(), hourMean().orElse(0));
    }

    /// What units are worth that are redeemed and paid for, uH per SCU: the mean of an hour; while
    /// there is none, the reference price.
    long cashPriceMicros() {
        return hourMean().orElse(state.terms().referencePriceMicros());
    }

    /// What is asked of a provider, ppm of what it owes.
    int ppmOf(Conduct conduct) {
        return conduct.bondPpm() == 0 ? state.terms().bondPpm() : conduct.bondPpm();
    }

    long requiredUp(Provider provider) {
        return requiredUp(provider, 0);
    }

    /// The same, 2^63 - 1 where it does not fit: the price may have risen beyond what any bond can
    /// cover.
    long requiredOrMost(Provider provider) {
        try {
            return requiredUp(provider);
        } catch (AmountOverflow _) {
            return Long.MAX_VALUE;
        }
    }

    /// The bond that what a provider owes needs, with more units, rounded **up**. What its open
    /// allocations may be refunded stays covered when the price falls, and so does what closed ones
    /// may that are disputed, or can be.
    long requiredUp(Provider provider, long moreUnitsMicros) {
        int ppm = ppmOf(conductOf(provider.account()));
        long price = priceMicros();
        long owed = Micros.add(provider.obligedMicros(), moreUnitsMicros);
        long running = Micros.ppmUp(Micros.notionalUp(price, provider.allocatedMicros()), ppm);
        long covered =
                Micros.add(Math.max(running, provider.coverMicros()), provider.retainedMicros());
        return Micros.add(Micros.ppmUp(Micros.notionalUp(price, owed), ppm), covered);
    }

    /// What a bond must cover of an allocation that begins: what a fault may take, but no more than
    /// bonds are asked for, and of what there is no more than the units' part of it.
    long coverDown(String provider, long refundPriceMicros, long unitsMicros) {
        long refund = Closing.refundDown(unitsMicros, refundPriceMicros);
        long value = Micros.notionalUp(refundPriceMicros, unitsMicros);
        long asked = Micros.ppmUp(value, ppmOf(conductOf(provider)));
        return Math.min(Math.min(refund, asked), partDown(provider, unitsMicros));
    }

    /// The part of what there is to pay with, beside a provider's allocations, that belongs to
    /// units which the running command took off its queue, rounded **down**; 2^63 - 1 where the
    /// operator vouches for the provider. Nobody is paid more: else a provider and a consumer in
    /// league could take out the whole bond for a part of what is owed, after a small rise of the
    /// price, and leave the rest without any.
    long partDown(String account, long unitsMicros) {
        var provider = state.providers().get(account);
        var conduct = conductOf(account);
        if (conduct.isVouchedFor()) return Long.MAX_VALUE;
        long all = Micros.add(provider.bondMicros(), conduct.forfeitedMicros());
        long free = Math.max(0, all - provider.coverMicros() - provider.retainedMicros());
        long owed = Micros.add(provider.obligedMicros(), unitsMicros);
        return Micros.mulDivDown(free, unitsMicros, owed);
    }

    /// Takes a part of a bond for the quality fund, rounded **down**.
    void slash(String account, long ppm, Answers answers) {
        long bond = state.providers().get(account).bondMicros();
        forfeit(account, Micros.ppmDown(bond, ppm), answers);
    }

    /// Takes an amount of a bond for the quality fund, all of it where it is less.
    ///
    /// @return what was taken
    long forfeit(String account, long micros, Answers answers) {
        long taken = takeOut(account, micros, Reason.SLASH, answers);
        state.totals(state.totals().withFund(taken));
        state.conducts().put(account, state.conducts().get(account).forfeited(taken));
        return taken;
    }

    /// Takes an amount out of a bond, all of it where it is less; where it goes is the caller's to
    /// say.
    ///
    /// @return what was taken
    long takeOut(String account, long micros, Reason reason, Answers answers) {
        var provider = state.providers().get(account);
        long taken = Math.min(micros, provider.bondMicros());
        if (taken == 0) return 0;
        state.providers().put(account, provider.withBond(provider.bondMicros() - taken));
        answers.of(account).held(BalanceChange.HANZO, reason, -taken);
        return taken;
    }

    private Conduct conductOf(String account) {
        return state.conducts().getOr(account, Conduct.blank(account));
    }

    private OptionalLong hourMean() {
        return prices.mean(Window.ONE_HOUR);
    }
}
