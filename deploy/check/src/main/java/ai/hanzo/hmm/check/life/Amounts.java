package ai.hanzo.hmm.check.life;

import java.math.BigInteger;

/// The auditor's arithmetic of allocations: whole numbers without bound, every rounding named.
final class Amounts {
    private static final long ONE = 1_000_000;
    private static final long MS = 1_000;
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private Amounts() {}

    /// `floor(a * b / c)`, at most 2^63 - 1; all >= 0, `c` > 0.
    static long down(long a, long b, long c) {
        return product(a, b).divide(BigInteger.valueOf(c)).min(MOST).longValueExact();
    }

    /// `ceil(a * b / c)`, at most 2^63 - 1; all >= 0, `c` > 0.
    static long up(long a, long b, long c) {
        var divided = product(a, b).divideAndRemainder(BigInteger.valueOf(c));
        var up = divided[1].signum() == 0 ? divided[0] : divided[0].add(BigInteger.ONE);
        return up.min(MOST).longValueExact();
    }

    /// What units are worth, `floor(units * price)`, uSCU and uH per SCU, in uH.
    static long worthDown(long unitsMicros, long priceMicros) {
        return down(unitsMicros, priceMicros, ONE);
    }

    /// The same and a tenth more, `floor(units * price * 1.1)`.
    static long faultDown(long unitsMicros, long priceMicros) {
        return product(unitsMicros, priceMicros)
                .multiply(BigInteger.valueOf(11))
                .divide(BigInteger.valueOf(10 * ONE))
                .longValueExact();
    }

    /// Raw capacity owed for units at a grade, `ceil(units * 1e6 / grade)`; the grade > 0, ppm.
    static long rawUp(long unitsMicros, int gradePpm) {
        return up(unitsMicros, ONE, gradePpm);
    }

    /// How long raw capacity lasts, `ceil(raw * seconds * 1000 / rate)`, ms.
    static long durationUp(long rawMicros, long secondsPerRaw, long rateMicros) {
        return up(rawMicros, Math.multiplyExact(secondsPerRaw, MS), rateMicros);
    }

    /// What a rate makes in a time, rounded down.
    static long inTimeDown(long rateMicros, long ms, long secondsPerRaw) {
        return down(rateMicros, ms, Math.multiplyExact(secondsPerRaw, MS));
    }

    /// What a rate makes in a time, rounded up.
    static long inTimeUp(long rateMicros, long ms, long secondsPerRaw) {
        return up(rateMicros, ms, Math.multiplyExact(secondsPerRaw, MS));
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
