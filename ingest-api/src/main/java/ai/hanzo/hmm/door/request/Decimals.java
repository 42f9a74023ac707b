package ai.hanzo.hmm.door.request;

import static ai.hanzo.hmm.door.problem.Code.INVALID_AMOUNT;

import ai.hanzo.hmm.door.problem.Problem;

/// Amounts as people write them: decimal strings of whole units, kept as 64-bit micro-units. A
/// command has several, hence neither regular expressions nor big numbers.
public final class Decimals {
    private static final int DECIMALS = 6;
    private static final long ONE = 1_000_000;
    private static final int MAX_LENGTH = 64;

    private Decimals() {}

    /// Micro-units of a plain decimal such as `0.000001` or `12`: no sign but a minus (which is
    /// then refused by name), no exponent, no leading zeros, at most six decimals, at most
    /// 9223372036854.775807.
    ///
    /// @throws Problem `INVALID_AMOUNT` when it is none, or negative
    public static long parse(String field, String text) {
        boolean negative = text.startsWith("-");
        int from = negative ? 1 : 0;
        int point = endOfDigits(text, from);
        int end = point < text.length() ? endOfDigits(text, point + 1) : point;
        boolean hasWhole = point > from && (text.charAt(from) != '0' || point == from + 1);
        boolean hasPart = point == text.length() || text.charAt(point) == '.' && end > point + 1;
        if (text.length() > MAX_LENGTH || end < text.length() || !hasWhole || !hasPart) {
            throw invalid(field, "must be a plain decimal such as \"1.25\"");
        }
        if (negative) throw invalid(field, "must not be negative: " + text);
        int decimals = Math.max(0, end - point - 1);
        if (decimals > DECIMALS) throw invalid(field, "has more than 6 decimals: " + text);
        return micros(field, text, decimals);
    }

    /// The shortest decimal of an amount: `1250000` is `1.25`.
    public static String show(long micros) {
        if (micros == 0) return "0";
        long part = micros % ONE;
        if (part == 0) return Long.toString(micros / ONE);
        long digits = ONE + Math.abs(part);
        while (digits % 10 == 0) digits /= 10;
        var shown = new StringBuilder(24);
        if (micros < 0 && micros > -ONE) shown.append('-');
        int point = shown.append(micros / ONE).length();
        // The digits begin with a one, which stands where the point belongs.
        shown.append(digits).setCharAt(point, '.');
        return shown.toString();
    }

    /// The first place from `from` on that holds no digit.
    private static int endOfDigits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') i++;
        return i;
    }

    private static long micros(String field, String text, int decimals) {
        try {
            long value = 0;
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) != '.') {
                    value = Math.addExact(Math.multiplyExact(value, 10), text.charAt(i) - '0');
                }
            }
            for (int i = decimals; i < DECIMALS; i++) value = Math.multiplyExact(value, 10);
            return value;
        } catch (ArithmeticException e) {
            throw invalid(field, "is above 9223372036854.775807: " + text);
        }
    }

    private static Problem invalid(String field, String what) {
        return Problem.of(INVALID_AMOUNT, field, field + " " + what);
    }
}
