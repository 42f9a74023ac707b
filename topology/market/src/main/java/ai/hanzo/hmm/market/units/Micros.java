package ai.hanzo.hmm.market.units;

import java.math.BigInteger;

/// The one place that multiplies and divides. Amounts are 64-bit integers in micro-units, products
/// are 128-bit, and every division names its direction. What does not fit 64 bits throws {@link
/// AmountOverflow}, which the market answers as the refusal `OVERFLOW` (rules, section 1).
public final class Micros {
    /// Micro-units of one unit, and ppm of one.
    public static final long ONE = 1_000_000;

    private Micros() {}

    /// `a x b / divisor`, rounded **down**. Both factors >= 0, the divisor > 0.
    public static long mulDivDown(long a, long b, long divisor) {
        check(a, b, divisor);
        long low = a * b;
        long high = Math.multiplyHigh(a, b);
        return low >= 0 && high == 0 ? low / divisor : quotient(high, low, a, b, divisor);
    }

    /// The same, 2^63 - 1 where it does not fit.
    public static long mulDivDownOrMost(long a, long b, long divisor) {
        check(a, b, divisor);
        long high = Math.multiplyHigh(a, b);
        if (high >= divisor) return Long.MAX_VALUE;
        long quotient = Wide.quotient(high, a * b, divisor);
        return quotient < 0 ? Long.MAX_VALUE : quotient;
    }

    /// `a x b / divisor`, rounded **up**. Both factors >= 0, the divisor > 0.
    public static long mulDivUp(long a, long b, long divisor) {
        long down = mulDivDown(a, b, divisor);
        if (a * b == down * divisor) return down;
        if (down == Long.MAX_VALUE) throw overflow(a, b, divisor);
        return down + 1;
    }

    /// Price (uH per SCU) times quantity (uSCU) in uH, rounded **up**; on a market's ticks and lots
    /// it is exact.
    public static long notionalUp(long priceMicros, long quantityMicros) {
        return mulDivUp(priceMicros, quantityMicros, ONE);
    }

    /// `value x ppm / 1,000,000`, rounded **down**.
    public static long ppmDown(long value, long ppm) {
        return mulDivDown(value, ppm, ONE);
    }

    /// `value x ppm / 1,000,000`, rounded **up**.
    public static long ppmUp(long value, long ppm) {
        return mulDivUp(value, ppm, ONE);
    }

    /// The sum, or {@link AmountOverflow}.
    public static long add(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) throw new AmountOverflow(a + " + " + b);
        return sum;
    }

    /// The sum of two that are >= 0, 2^63 - 1 where it does not fit.
    public static long addOrMost(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /// The square root of `a x b`, rounded **down**. Both >= 0.
    public static long sqrtOfProductDown(long a, long b) {
        check(a, b, 1);
        return product(a, b).sqrt().longValueExact();
    }

    /// The sign of `a x b - c x d`, exactly. All of them >= 0.
    public static int compareProducts(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    private static long quotient(long high, long low, long a, long b, long divisor) {
        if (high >= divisor) throw overflow(a, b, divisor);
        long quotient = Wide.quotient(high, low, divisor);
        if (quotient < 0) throw overflow(a, b, divisor);
        return quotient;
    }

    private static AmountOverflow overflow(long a, long b, long divisor) {
        return new AmountOverflow(a + " x " + b + " / " + divisor);
    }

    private static void check(long a, long b, long divisor) {
        if (a < 0 || b < 0 || divisor <= 0) {
            throw new IllegalArgumentException(
                    "factors must be >= 0 and divisor > 0: " + a + " x " + b + " / " + divisor);
        }
    }
}
