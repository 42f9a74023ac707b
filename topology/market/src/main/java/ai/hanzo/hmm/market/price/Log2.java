package ai.hanzo.hmm.market.price;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Logarithms to base 2 as whole numbers of 2^-32 (Q32), and back.
public final class Log2 {
    private static final int FRACTION_BITS = 32;

    /// Bits of a mantissa behind the point. The 32 squarings double its error 32 times, to 2^-94,
    /// far below what could turn a bit of the result.
    private static final int PRECISION = 127;

    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(PRECISION);
    private static final List<BigInteger> ROOTS = roots();

    private Log2() {}

    /// log2 of a value > 0 in Q32, rounded **down**: the bits before the point are the position of
    /// its highest bit, each bit behind it comes of squaring what is left.
    public static long ofDown(long value) {
        if (value <= 0) throw new IllegalArgumentException("value must be > 0: " + value);
        int whole = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        var mantissa = BigInteger.valueOf(value).shiftLeft(PRECISION - whole);
        long log = whole;
        for (int i = 0; i < FRACTION_BITS; i++) {
            mantissa = mantissa.multiply(mantissa).shiftRight(PRECISION);
            boolean twoOrMore = mantissa.bitLength() > PRECISION + 1;
            if (twoOrMore) mantissa = mantissa.shiftRight(1);
            log = 2 * log + (twoOrMore ? 1 : 0);
        }
        return log;
    }

    /// 2 to the power of a logarithm in Q32 of 0 to 63 (exclusive), rounded **down**. Of a
    /// logarithm that was itself rounded down it gives `v (1 - 1.7e-10) - 1` to `v`.
    public static long powerDown(long logQ32) {
        if (logQ32 < 0 || logQ32 >= 63L << FRACTION_BITS) {
            throw new IllegalArgumentException("logarithm must be 0 to 63 in Q32: " + logQ32);
        }
        var power = ONE;
        for (int i = 0; i < FRACTION_BITS; i++) {
            boolean isSet = (logQ32 >>> (FRACTION_BITS - 1 - i) & 1) != 0;
            if (isSet) power = power.multiply(ROOTS.get(i)).shiftRight(PRECISION);
        }
        int whole = (int) (logQ32 >>> FRACTION_BITS);
        return power.shiftRight(PRECISION - whole).longValueExact();
    }

    /// 2 to the power of 1/2, 1/4, 1/8 ...
    private static List<BigInteger> roots() {
        var roots = new ArrayList<BigInteger>();
        var next = BigInteger.TWO.shiftLeft(PRECISION);
        for (int i = 0; i < FRACTION_BITS; i++) {
            next = next.shiftLeft(PRECISION).sqrt();
            roots.add(next);
        }
        return List.copyOf(roots);
    }
}
