package ai.hanzo.hmm.local.demo.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Micro-units as people write them.
final class Decimals {
    private static final int MICRO_DIGITS = 6;

    private Decimals() {}

    /// Exactly, with up to 6 decimals and none that is not needed: `12.5`.
    static String exact(long micros) {
        var value = BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros();
        return value.toPlainString();
    }

    /// With so many decimals and thousands apart, to the nearest: `1,234.50`.
    static String shown(long micros, int decimals) {
        var value =
                BigDecimal.valueOf(micros, MICRO_DIGITS).setScale(decimals, RoundingMode.HALF_UP);
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    static String shown(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
