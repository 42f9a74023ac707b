package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.pool.Burn;
import ai.hanzo.hmm.market.pool.Mint;
import ai.hanzo.hmm.market.state.MarketState;

/// Deposits into the pool and removals from it (rules, section 5). A removal is always allowed.
final class Liquidity {
    private final MarketState state;

    Liquidity(MarketState state) {
        this.state = state;
    }

    void add(MarketInput.AddToPool deposit, Answers answers) {
        if (!state.phase().allowsAddingLiquidity()) {
            throw RefusedException.of(
                    RefusalCode.MARKET_NOT_ACTIVE,
                    "the market is " + state.phase() + " and takes no liquidity");
        }
        OrderChecks.positive("quantityMicros", deposit.unitsMicros());
        OrderChecks.positive("fundsMicros", deposit.fundsMicros());
        var mint = Mint.of(state.pool(), deposit.unitsMicros(), deposit.fundsMicros());
        if (mint.shares() <= 0 || mint.shares() < deposit.minShares()) {
            throw RefusedException.of(
                            RefusalCode.MIN_SHARES, "the deposit would mint too few shares")
                    .with("shares", Math.max(0, mint.shares()))
                    .with("minShares", deposit.minShares());
        }
        state.pool(mint.addedTo(state.pool()));
        var market = state.terms().market();
        var units = MarketTerms.unitsOf(market);
        var answer = answers.of(deposit.account()).to(deposit.id());
        answer.hold(units, deposit.unitsMicros());
        answer.hold(BalanceChange.HANZO, deposit.fundsMicros());
        answer.held(units, Reason.MINT, -mint.unitsMicros());
        answer.held(BalanceChange.HANZO, Reason.MINT, -mint.fundsMicros());
        answer.free(MarketTerms.sharesOf(market), Reason.MINT, mint.shares());
        answer.release(units, deposit.unitsMicros() - mint.unitsMicros());
        answer.release(BalanceChange.HANZO, deposit.fundsMicros() - mint.fundsMicros());
    }

    void remove(MarketInput.RemoveFromPool removal, Answers answers) {
        OrderChecks.positive("shares", removal.shares());
        var burn = Burn.of(state.pool(), removal.shares());
        if (burn.unitsMicros() < removal.minUnitsMicros()
                || burn.fundsMicros() < removal.minFundsMicros()) {
            throw RefusedException.of(RefusalCode.MIN_AMOUNT, "the shares are worth less")
                    .with("quantityMicros", burn.unitsMicros())
                    .with("fundsMicros", burn.fundsMicros())
                    .with("minQuantityMicros", removal.minUnitsMicros())
                    .with("minFundsMicros", removal.minFundsMicros());
        }
        state.pool(burn.takenFrom(state.pool()));
        var market = state.terms().market();
        var answer = answers.of(removal.account()).to(removal.id());
        answer.hold(MarketTerms.sharesOf(market), removal.shares());
        answer.held(MarketTerms.sharesOf(market), Reason.BURN, -removal.shares());
        answer.free(MarketTerms.unitsOf(market), Reason.BURN, burn.unitsMicros());
        answer.free(BalanceChange.HANZO, Reason.BURN, burn.fundsMicros());
    }
}
