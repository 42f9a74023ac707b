package ai.hanzo.hmm.market.example;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Decimals as people write them, in micro-units.
public final class Amounts {
    public static final String MARKET = "gpu-inference/h100";
    public static final String HANZO = "HANZO";
    public static final String SCU = "SCU:" + MARKET;
    public static final String LP = "LP:" + MARKET;

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private Amounts() {}

    public static long micros(String decimal) {
        return new BigDecimal(decimal.strip().replace(",", "")).movePointRight(6).longValueExact();
    }

    public static long micros(long whole) {
        return Math.multiplyExact(whole, 1_000_000L);
    }

    public static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    public static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    /// `ceil(a x b / 1e6)`.
    public static BigInteger millionthsUp(BigInteger a, long b) {
        return divideUp(a.multiply(big(b)), MILLION);
    }

    /// `floor(a x b / 1e6)`.
    public static BigInteger millionthsDown(BigInteger a, long b) {
        return a.multiply(big(b)).divide(MILLION);
    }

    public static BigInteger divideUp(BigInteger a, BigInteger b) {
        return a.add(b).subtract(BigInteger.ONE).divide(b);
    }
}
