package ai.hanzo.hmm.market.route;

import ai.hanzo.hmm.market.units.Micros;

import java.util.stream.IntStream;

/// What an order pays, ppm of its notional, stamped when its funds are held (rules, section 6).
/// Orders of the same discount share one, since millions may rest.
public record FeeRates(int takerPpm, int makerPpm) {
    /// Without a discount.
    public static final FeeRates STANDARD = new FeeRates(3_000, 1_000);

    /// The largest discount, ppm: so a taker's fee always covers the pool's share.
    public static final int MOST_DISCOUNT_PPM = 300_000;

    /// Discounts are multiples of it.
    private static final int STEP_PPM = 50_000;

    private static final FeeRates[] BY_STEP =
            IntStream.rangeClosed(0, MOST_DISCOUNT_PPM / STEP_PPM)
                    .mapToObj(step -> new FeeRates(less(3_000, step), less(1_000, step)))
                    .toArray(FeeRates[]::new);

    /// @param ppm a multiple of 50,000 up to 300,000
    public static FeeRates discounted(int ppm) {
        if (ppm < 0 || ppm > MOST_DISCOUNT_PPM || ppm % STEP_PPM != 0) {
            throw new IllegalArgumentException("a discount is 0, 50,000, ... 300,000 ppm: " + ppm);
        }
        return BY_STEP[ppm / STEP_PPM];
    }

    public static FeeRates of(int takerPpm, int makerPpm) {
        for (var shared : BY_STEP) {
            if (shared.takerPpm == takerPpm && shared.makerPpm == makerPpm) return shared;
        }
        return new FeeRates(takerPpm, makerPpm);
    }

    private static int less(int ppm, int steps) {
        return (int) Micros.ppmDown(ppm, Micros.ONE - (long) steps * STEP_PPM);
    }
}
