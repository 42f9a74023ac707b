package ai.hanzo.hmm.market.units;

/// Division of a 128-bit product by a 64-bit number, in two steps of schoolbook division with
/// digits of 32 bits (Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D).
final class Wide {
    private static final long DIGIT = 0xFFFF_FFFFL;

    private Wide() {}

    /// `floor((high x 2^64 + low) / divisor)`, unsigned. `0 <= high < divisor`, so that it fits.
    static long quotient(long high, long low, long divisor) {
        int shift = Long.numberOfLeadingZeros(divisor);
        long by = divisor << shift;
        long top = shift == 0 ? high : high << shift | low >>> 64 - shift;
        long rest = low << shift;
        long first = digit(top, rest >>> 32, by);
        top = (top << 32 | rest >>> 32) - first * by;
        return first << 32 | digit(top, rest & DIGIT, by);
    }

    /// One digit of the quotient of `top x 2^32 + next`, by a divisor whose upper bit is set.
    private static long digit(long top, long next, long by) {
        long upper = by >>> 32;
        long lower = by & DIGIT;
        long digit = Long.divideUnsigned(top, upper);
        long left = top - digit * upper;
        while (digit > DIGIT || Long.compareUnsigned(digit * lower, left << 32 | next) > 0) {
            digit--;
            left += upper;
            if (left > DIGIT) break;
        }
        return digit;
    }
}
