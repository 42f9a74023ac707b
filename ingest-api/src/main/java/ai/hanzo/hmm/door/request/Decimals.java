package ai.hanzo.hmm.door.request;

import static ai.hanzo.hmm.door.problem.Code.INVALID_AMOUNT;

import ai.hanzo.hmm.door.problem.Problem;

import java.math.BigDecimal;

/// Amounts as people write them: decimal strings of whole units, kept as 64-bit micro-units.
public final class Decimals {
    private static final int DECIMALS = 6;
    private static final int MAX_LENGTH = 64;

    private Decimals() {}

    /// Micro-units of a plain decimal such as `0.000001` or `12`: no sign but a minus (which is
    /// then refused by name), no exponent, no leading zeros, at most six decimals, at most
    /// 9223372036854.775807.
    ///
    /// @throws Problem `INVALID_AMOUNT` when it is none, or negative
    public static long parse(String field, String text) {
        if (text.length() > MAX_LENGTH || !text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?")) {
            throw invalid(field, "must be a plain decimal such as \"1.25\"");
        }
        if (text.startsWith("-")) throw invalid(field, "must not be negative: " + text);
        var value = new BigDecimal(text);
        if (value.scale() > DECIMALS) throw invalid(field, "has more than 6 decimals: " + text);
        var micros = value.movePointRight(DECIMALS).toBigIntegerExact();
        if (micros.bitLength() > 63) throw invalid(field, "is above 9223372036854.775807: " + text);
        return micros.longValue();
    }

    /// The shortest decimal of an amount: `1250000` is `1.25`.
    public static String show(long micros) {
        return BigDecimal.valueOf(micros, DECIMALS).stripTrailingZeros().toPlainString();
    }

    private static Problem invalid(String field, String what) {
        return Problem.of(INVALID_AMOUNT, field, field + " " + what);
    }
}
