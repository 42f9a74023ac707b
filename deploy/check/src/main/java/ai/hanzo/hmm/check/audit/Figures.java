package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.MarketDefinition;

import java.math.BigInteger;

/// The auditor's arithmetic: whole numbers without bound, every division rounded down (rules,
/// sections 1 and 7).
final class Figures {
    /// A whole, in ppm.
    static final int ONE = 1_000_000;

    /// What a metric counts that was never seen, ppm.
    static final int NEUTRAL = 500_000;

    private static final int KEPT = 700_000;
    private static final int ADDED = 300_000;
    private static final int AVAILABLE_FROM = 950_000;
    private static final int AVAILABLE_TO = 999_900;
    private static final int LATENCY = 300_000;
    private static final int THROUGHPUT = 300_000;
    private static final int AVAILABILITY = 200_000;
    private static final int ACCURACY = 200_000;

    private Figures() {}

    /// `floor(a * b / c)`; all >= 0, `c` > 0.
    static BigInteger floor(long a, long b, long c) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divide(BigInteger.valueOf(c));
    }

    /// A part of an amount, `floor(amount * ppm / 1e6)`.
    static long part(long amount, int ppm) {
        return floor(amount, ppm, ONE).longValueExact();
    }

    /// What is owed for units that were not delivered, `floor(unused * price * 1.1)`, uSCU and uH
    /// per SCU.
    static long refund(long unusedMicros, long priceMicros) {
        return BigInteger.valueOf(unusedMicros)
                .multiply(BigInteger.valueOf(priceMicros))
                .multiply(BigInteger.valueOf(11))
                .divide(BigInteger.valueOf(10L * ONE))
                .longValueExact();
    }

    /// The reference over the value, at most 1; 0 at or above the maximum.
    static int latency(long valueMs, MarketDefinition terms) {
        if (valueMs >= terms.getLatencyMaximumMs()) return 0;
        if (valueMs <= terms.getLatencyReferenceMs()) return ONE;
        return floor(ONE, terms.getLatencyReferenceMs(), valueMs).intValueExact();
    }

    /// The value over the reference, at most 1.
    static int throughput(long valueMicros, MarketDefinition terms) {
        if (valueMicros >= terms.getThroughputReferenceMicros()) return ONE;
        return floor(ONE, valueMicros, terms.getThroughputReferenceMicros()).intValueExact();
    }

    /// Linear from 95% (0) to 99.99% (1).
    static int availability(int ppm) {
        return linear(ppm, AVAILABLE_FROM, AVAILABLE_TO);
    }

    /// Linear from chance (0) to the reference (1).
    static int accuracy(int ppm, MarketDefinition terms) {
        return linear(ppm, terms.getAccuracyChancePpm(), terms.getAccuracyReferencePpm());
    }

    /// What a metric was, and a bucket.
    static int folded(int old, int bucket) {
        return (int) (((long) KEPT * old + (long) ADDED * bucket) / ONE);
    }

    static int score(int latency, int throughput, int availability, int accuracy) {
        long weighted =
                (long) LATENCY * latency
                        + (long) THROUGHPUT * throughput
                        + (long) AVAILABILITY * availability
                        + (long) ACCURACY * accuracy;
        return (int) (weighted / ONE);
    }

    private static int linear(int value, int from, int to) {
        if (value <= from) return 0;
        if (value >= to) return ONE;
        return floor(value - from, ONE, to - from).intValueExact();
    }
}
