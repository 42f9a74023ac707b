package ai.hanzo.hmm.market.pool;

import static ai.hanzo.hmm.market.example.Amounts.big;

import java.math.BigInteger;

/// The pool's referee: the formulas of the rules, section 5 and 6, over BigInteger.
public record PlainPool(BigInteger units, BigInteger funds) {
    private static final BigInteger MILLION = big(1_000_000);

    public static PlainPool of(Pool pool) {
        return new PlainPool(big(pool.unitsMicros()), big(pool.fundsMicros()));
    }

    public boolean isEmpty() {
        return units.signum() == 0;
    }

    /// `ceil(y dx / (x - dx))`, for 0 < dx < x.
    public BigInteger costUp(BigInteger dx) {
        var parts = funds.multiply(dx).divideAndRemainder(units.subtract(dx));
        return parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
    }

    /// `floor(y dx / (x + dx))`.
    public BigInteger proceedsDown(BigInteger dx) {
        return funds.multiply(dx).divide(units.add(dx));
    }

    /// `(y + cost) 1e6 < price (x - dx)`, or `<=`.
    public boolean buysWithin(BigInteger dx, BigInteger price, boolean inclusive) {
        if (dx.compareTo(units) >= 0) return false;
        int sign =
                funds.add(costUp(dx))
                        .multiply(MILLION)
                        .compareTo(price.multiply(units.subtract(dx)));
        return inclusive ? sign <= 0 : sign < 0;
    }

    /// `(y - proceeds) 1e6 > price (x + dx)`, or `>=`.
    public boolean sellsWithin(BigInteger dx, BigInteger price, boolean inclusive) {
        int sign =
                funds.subtract(proceedsDown(dx))
                        .multiply(MILLION)
                        .compareTo(price.multiply(units.add(dx)));
        return inclusive ? sign >= 0 : sign > 0;
    }
}
