package ai.hanzo.hmm.market.units;

import java.math.BigInteger;

/// A sum of amounts times seconds, which 64 bits do not hold: 128 bits, of which `low` is unsigned.
/// A price of 64 bits fits it for 2^64 seconds.
public record Sum(long high, long low) {
    public static final Sum ZERO = new Sum(0, 0);

    /// This and `a x b`, both >= 0.
    public Sum plusProduct(long a, long b) {
        return plus(new Sum(Math.multiplyHigh(a, b), a * b));
    }

    /// This and an amount >= 0.
    public Sum plus(long amount) {
        return plus(new Sum(0, amount));
    }

    public Sum plus(Sum other) {
        long sum = low + other.low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new Sum(high + other.high + carry, sum);
    }

    public Sum minus(Sum other) {
        long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
        return new Sum(high - other.high - borrow, low - other.low);
    }

    /// This sum >= 0 by a divisor > 0, rounded **down**.
    ///
    /// @throws AmountOverflow when the quotient does not fit 64 bits
    public long dividedDown(long divisor) {
        if (high == 0 && low >= 0) return low / divisor;
        var quotient = big().divide(BigInteger.valueOf(divisor));
        if (quotient.bitLength() > 63) throw new AmountOverflow(big() + " / " + divisor);
        return quotient.longValue();
    }

    /// This sum >= 0, or 2^63 - 1 where it is more.
    public long orMost() {
        return high == 0 && low >= 0 ? low : Long.MAX_VALUE;
    }

    private BigInteger big() {
        return BigInteger.valueOf(high)
                .shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(low)));
    }
}
