package ai.hanzo.hmm.market.pool;

import static ai.hanzo.hmm.market.example.Amounts.big;

import java.math.BigInteger;

/// The pool's referee: the formulas of the rules, section 5 and 6, over BigInteger, and the same
/// curve as Uniswap v2 writes it, with the fee on the input.
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

    /// Uniswap v2's `getAmountOut`: 0.3% of what is paid in stays in the pool.
    public static BigInteger outOfV2(BigInteger paid, BigInteger reserveIn, BigInteger reserveOut) {
        var afterFee = paid.multiply(big(997));
        return afterFee.multiply(reserveOut).divide(reserveIn.multiply(big(1_000)).add(afterFee));
    }

    /// Uniswap v2's condition on a swap: with 0.3% of the payment left out, x y does not fall.
    public static boolean isAllowedByV2(
            BigInteger paid, BigInteger out, BigInteger reserveIn, BigInteger reserveOut) {
        var in = reserveIn.add(paid).multiply(big(1_000)).subtract(paid.multiply(big(3)));
        var left = reserveOut.subtract(out).multiply(big(1_000));
        var before = reserveIn.multiply(reserveOut).multiply(MILLION);
        return in.multiply(left).compareTo(before) >= 0;
    }
}
