package ai.hanzo.hmm.market.route;

import ai.hanzo.hmm.market.units.Micros;

import java.util.stream.IntStream;

/// What an order pays, ppm of its notional, stamped when its funds are held (rules, section 6).
/// Orders of the same discount share one, since millions may rest.
public record FeeRates(int takerPpm, int makerPpm) {
    /// Without a discount.
    public static final FeeRates STANDARD = new FeeRates(3_000, 1_000);

    private static final int PERCENT = 10_000;

    /// At discounts of 0, 5, 10, ... 30%.
    private static final FeeRates[] SHARED =
            IntStream.rangeClosed(0, 6)
                    .mapToObj(step -> STANDARD.discounted(5 * step * PERCENT))
                    .toArray(FeeRates[]::new);

    public static FeeRates of(int takerPpm, int makerPpm) {
        for (var shared : SHARED) {
            if (shared.takerPpm == takerPpm && shared.makerPpm == makerPpm) return shared;
        }
        return new FeeRates(takerPpm, makerPpm);
    }

    private FeeRates discounted(int ppm) {
        int left = (int) Micros.ONE - ppm;
        return new FeeRates(
                (int) (takerPpm * (long) left / Micros.ONE),
                (int) (makerPpm * (long) left / Micros.ONE));
    }
}
