package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.pool.Burn;
import ai.hanzo.hmm.market.pool.Mint;
import ai.hanzo.hmm.market.state.LockedShares;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.units.Micros;

/// Deposits into the pool and removals from it (rules, section 5). Shares stay held for a while
/// after they were minted; a removal of free ones is always allowed.
final class Liquidity {
    /// How long minted shares stay held.
    static final long LOCKED_MS = 10 * 60 * 1_000L;

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
        if (state.isPoolPaused()) {
            throw RefusedException.of(RefusalCode.POOL_PAUSED, "the pool's price moved too far")
                    .with("untilMs", state.poolPausedUntilMs());
        }
        OrderChecks.positive("quantityMicros", deposit.unitsMicros());
        OrderChecks.positive("fundsMicros", deposit.fundsMicros());
        checkFirst(deposit);
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
        answer.held(MarketTerms.sharesOf(market), Reason.MINT, mint.shares());
        lock(deposit.account(), mint.shares());
        answer.release(units, deposit.unitsMicros() - mint.unitsMicros());
        answer.release(BalanceChange.HANZO, deposit.fundsMicros() - mint.fundsMicros());
    }

    /// The first deposit sets the pool's price: where the market has one, no further from it than
    /// one command may move it.
    private void checkFirst(MarketInput.AddToPool deposit) {
        if (!state.pool().isEmpty()) return;
        var price = new Prices(state).now();
        if (price.isEmpty()) return;
        long most = Micros.ppmDown(price.getAsLong(), Micros.ONE + PoolGuard.COMMAND_PPM);
        long least = Micros.ppmUp(price.getAsLong(), Micros.ONE - PoolGuard.COMMAND_PPM);
        long funds = deposit.fundsMicros();
        long units = deposit.unitsMicros();
        if (Micros.compareProducts(funds, Micros.ONE, most, units) > 0
                || Micros.compareProducts(funds, Micros.ONE, least, units) < 0) {
            throw RefusedException.of(
                            RefusalCode.PRICE_IMPACT,
                            "the first deposit would set a price too far from the market's")
                    .with("priceMicros", price.getAsLong())
                    .with("quantityMicros", units)
                    .with("fundsMicros", funds);
        }
    }

    /// Releases the shares whose time of waiting is over.
    void unlock(long timeMs, Answers answers) {
        for (var next = state.locks().first();
                next.isPresent() && next.get().untilMs() <= timeMs;
                next = state.locks().first()) {
            var lock = next.get();
            state.locks().remove(lock.due());
            var shares = MarketTerms.sharesOf(state.terms().market());
            answers.of(lock.account()).release(shares, lock.shares());
        }
    }

    private void lock(String account, long shares) {
        var fresh = new LockedShares(account, 0, state.totals().timeMs() + LOCKED_MS);
        var lock = state.locks().getOr(fresh.due(), fresh);
        state.locks()
                .put(
                        lock.due(),
                        new LockedShares(
                                account, Micros.add(lock.shares(), shares), lock.untilMs()));
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
