package ai.hanzo.hmm.market;

import ai.hanzo.hmm.market.allocation.ServiceTerms;
import ai.hanzo.hmm.market.quality.QualityReferences;
import ai.hanzo.hmm.market.units.Micros;

import java.util.List;

/// What a market trades and on which terms. Units as in the market's definition on the wire: prices
/// in uH per SCU, quantities in uSCU, rates in millionths of the market's unit of rate.
public record MarketTerms(
        String market,
        String rawUnit,
        long secondsPerRaw,
        String rateUnit,
        long defaultRateMicros,
        long tickMicros,
        long lotMicros,
        long minNotionalMicros,
        long referencePriceMicros,
        int bondPpm,
        int gradeFloorPpm,
        long bucketMs,
        long graceMs,
        QualityReferences references,
        List<String> observers,
        ServiceTerms service) {
    /// How many observers a market can have.
    public static final int MOST_OBSERVERS = 64;

    public MarketTerms {
        positive("secondsPerRaw", secondsPerRaw);
        positive("defaultRateMicros", defaultRateMicros);
        positive("tickMicros", tickMicros);
        positive("lotMicros", lotMicros);
        positive("minNotionalMicros", minNotionalMicros);
        positive("referencePriceMicros", referencePriceMicros);
        positive("bucketMs", bucketMs);
        if (graceMs < 0) throw new IllegalArgumentException("graceMs must be >= 0: " + graceMs);
        if (Math.multiplyHigh(tickMicros, lotMicros) != 0
                || Long.remainderUnsigned(tickMicros * lotMicros, Micros.ONE) != 0) {
            throw new IllegalArgumentException(
                    "tick x lot must be divisible by 1,000,000: " + tickMicros + " x " + lotMicros);
        }
        if (bondPpm < 200_000) {
            throw new IllegalArgumentException("bondPpm must be >= 200,000: " + bondPpm);
        }
        if (gradeFloorPpm < 0 || gradeFloorPpm > Micros.ONE) {
            throw new IllegalArgumentException(
                    "gradeFloorPpm must be 0..1,000,000: " + gradeFloorPpm);
        }
        if (observers.size() > MOST_OBSERVERS) {
            throw new IllegalArgumentException(
                    "at most " + MOST_OBSERVERS + " observers: " + observers.size());
        }
        observers = List.copyOf(observers);
    }

    /// With the usual times of allocations.
    public MarketTerms(
            String market,
            String rawUnit,
            long secondsPerRaw,
            String rateUnit,
            long defaultRateMicros,
            long tickMicros,
            long lotMicros,
            long minNotionalMicros,
            long referencePriceMicros,
            int bondPpm,
            int gradeFloorPpm,
            long bucketMs,
            long graceMs,
            QualityReferences references,
            List<String> observers) {
        this(
                market,
                rawUnit,
                secondsPerRaw,
                rateUnit,
                defaultRateMicros,
                tickMicros,
                lotMicros,
                minNotionalMicros,
                referencePriceMicros,
                bondPpm,
                gradeFloorPpm,
                bucketMs,
                graceMs,
                references,
                observers,
                ServiceTerms.USUAL);
    }

    private static void positive(String name, long value) {
        if (value <= 0) throw new IllegalArgumentException(name + " must be > 0: " + value);
    }

    /// What stays as long as the market lives. Its units are what its providers owe and others
    /// hold: the raw unit with its time and its rate, and the grade floor that makes standard units
    /// of it. Tick and lot are what resting orders and bars are cut by.
    public record Fixed(
            String market,
            String rawUnit,
            long secondsPerRaw,
            String rateUnit,
            int gradeFloorPpm,
            long tickMicros,
            long lotMicros) {}

    public Fixed fixed() {
        return new Fixed(
                market, rawUnit, secondsPerRaw, rateUnit, gradeFloorPpm, tickMicros, lotMicros);
    }

    /// The ledger's name of this market's units.
    public static String unitsOf(String market) {
        return "SCU:" + market;
    }

    /// The ledger's name of this market's pool shares.
    public static String sharesOf(String market) {
        return "LP:" + market;
    }
}
