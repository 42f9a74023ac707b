package ai.hanzo.hmm.market.pool;

import ai.hanzo.hmm.market.units.Micros;

/// What shares are worth when they are given back: their part of each reserve, rounded **down**.
public record Burn(long shares, long unitsMicros, long fundsMicros) {

    public static Burn of(Pool pool, long shares) {
        if (shares <= 0 || shares > pool.shares() - Pool.LOCKED_SHARES) {
            throw new IllegalArgumentException(
                    "shares must be > 0 and <= "
                            + (pool.shares() - Pool.LOCKED_SHARES)
                            + ": "
                            + shares);
        }
        return new Burn(
                shares,
                Micros.mulDivDown(shares, pool.unitsMicros(), pool.shares()),
                Micros.mulDivDown(shares, pool.fundsMicros(), pool.shares()));
    }

    public Pool takenFrom(Pool pool) {
        return new Pool(
                pool.unitsMicros() - unitsMicros,
                pool.fundsMicros() - fundsMicros,
                pool.shares() - shares);
    }
}
