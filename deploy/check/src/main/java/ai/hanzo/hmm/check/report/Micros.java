package ai.hanzo.hmm.check.report;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Amounts as people read them.
final class Micros {
    private static final int DECIMALS = 6;

    private Micros() {}

    /// In units, exactly and without zeros at the end.
    static String text(BigInteger micros) {
        return new BigDecimal(micros, DECIMALS).stripTrailingZeros().toPlainString();
    }
}
