package ai.hanzo.hmm.market.price;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/// The referee: logarithms and powers by series, to 45 digits.
public final class PlainLog2 {
    public static final BigDecimal Q32 = BigDecimal.valueOf(1L << 32);
    private static final MathContext DIGITS = new MathContext(50);
    private static final BigDecimal LN_2 = ln(BigDecimal.TWO);

    private final Map<Long, BigDecimal> known = new HashMap<>();

    /// log2 of a value > 0.
    public BigDecimal of(long value) {
        return known.computeIfAbsent(value, PlainLog2::calculated);
    }

    public long ofDown(long value) {
        return of(value).multiply(Q32).setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    private static BigDecimal calculated(long value) {
        int whole = 63 - Long.numberOfLeadingZeros(value);
        if (Long.bitCount(value) == 1) return BigDecimal.valueOf(whole);
        var mantissa = BigDecimal.valueOf(value).divide(BigDecimal.TWO.pow(whole), DIGITS);
        return BigDecimal.valueOf(whole).add(ln(mantissa).divide(LN_2, DIGITS));
    }

    /// 2 to the power of a logarithm, `sum of (f ln 2)^n / n!` for what is behind the point.
    public static BigDecimal power(BigDecimal log) {
        var whole = log.setScale(0, RoundingMode.FLOOR);
        var x = log.subtract(whole).multiply(LN_2, DIGITS);
        var sum = BigDecimal.ONE;
        var term = BigDecimal.ONE;
        for (int n = 1; n < 50; n++) {
            term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.multiply(BigDecimal.TWO.pow(whole.intValueExact()));
    }

    /// `2 (z + z^3 / 3 + z^5 / 5 ...)` with `z = (x - 1) / (x + 1)`, for 1 < x <= 2.
    private static BigDecimal ln(BigDecimal x) {
        var z = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), DIGITS);
        var square = z.multiply(z, DIGITS);
        var sum = BigDecimal.ZERO;
        var power = z;
        for (int n = 1; n < 110; n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
            power = power.multiply(square, DIGITS);
        }
        return sum.multiply(BigDecimal.TWO);
    }
}
