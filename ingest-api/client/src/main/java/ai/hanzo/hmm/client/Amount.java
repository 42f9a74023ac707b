package ai.hanzo.hmm.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.math.BigDecimal;

/// An exact amount, price or rate in millionths of its unit. In JSON it is a plain decimal in
/// quotes: `"1.25"`.
///
/// @param micros millionths, the whole range of a `long`
public record Amount(long micros) implements Comparable<Amount> {
    private static final int DECIMALS = 6;

    public static final Amount ZERO = new Amount(0);

    /// A decimal such as `1.25` or `-3`.
    ///
    /// @throws NumberFormatException when it is none
    /// @throws ArithmeticException when it has more than six decimals, or is beyond
    ///   9223372036854.775807 either way
    @JsonCreator
    public static Amount of(String decimal) {
        return of(new BigDecimal(decimal));
    }

    /// @throws ArithmeticException when it has more than six decimals, or is beyond
    ///   9223372036854.775807 either way
    public static Amount of(BigDecimal decimal) {
        return new Amount(decimal.movePointRight(DECIMALS).longValueExact());
    }

    /// So many whole units.
    ///
    /// @throws ArithmeticException beyond 9223372036854 either way
    public static Amount of(long units) {
        return of(BigDecimal.valueOf(units));
    }

    public BigDecimal decimal() {
        return BigDecimal.valueOf(micros, DECIMALS);
    }

    /// @throws ArithmeticException when the sum is out of range
    public Amount plus(Amount other) {
        return new Amount(Math.addExact(micros, other.micros));
    }

    /// @throws ArithmeticException when the difference is out of range
    public Amount minus(Amount other) {
        return new Amount(Math.subtractExact(micros, other.micros));
    }

    public boolean isZero() {
        return micros == 0;
    }

    @Override
    public int compareTo(Amount other) {
        return Long.compare(micros, other.micros);
    }

    /// The shortest decimal: `1.25`, `0`, `-3`.
    @Override
    @JsonValue
    public String toString() {
        return micros == 0 ? "0" : decimal().stripTrailingZeros().toPlainString();
    }
}
