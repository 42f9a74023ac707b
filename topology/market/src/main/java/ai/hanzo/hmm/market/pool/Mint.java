package ai.hanzo.hmm.market.pool;

import ai.hanzo.hmm.market.units.Micros;

/// What a deposit of at most so much buys of a pool: shares rounded **down**, the amounts taken for
/// them rounded **up**, so that those already in it never pay for a newcomer. What is not taken is
/// the depositor's.
public record Mint(long shares, long unitsMicros, long fundsMicros) {

    /// The first deposit is taken whole and leaves {@link Pool#LOCKED_SHARES} behind for ever;
    /// later ones are taken at the pool's ratio. Shares may come out <= 0: then the deposit is too
    /// small.
    public static Mint of(Pool pool, long unitsMicros, long fundsMicros) {
        if (pool.isEmpty()) {
            long all = Micros.sqrtOfProductDown(unitsMicros, fundsMicros);
            return new Mint(all - Pool.LOCKED_SHARES, unitsMicros, fundsMicros);
        }
        long byUnits = Micros.mulDivDown(unitsMicros, pool.shares(), pool.unitsMicros());
        long byFunds = Micros.mulDivDown(fundsMicros, pool.shares(), pool.fundsMicros());
        long shares = Math.min(byUnits, byFunds);
        return new Mint(
                shares,
                Micros.mulDivUp(shares, pool.unitsMicros(), pool.shares()),
                Micros.mulDivUp(shares, pool.fundsMicros(), pool.shares()));
    }

    public Pool addedTo(Pool pool) {
        long locked = pool.isEmpty() ? Pool.LOCKED_SHARES : 0;
        return new Pool(
                Micros.add(pool.unitsMicros(), unitsMicros),
                Micros.add(pool.fundsMicros(), fundsMicros),
                Micros.add(Micros.add(pool.shares(), shares), locked));
    }
}
