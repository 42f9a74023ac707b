package ai.hanzo.hmm.market.price;

import ai.hanzo.hmm.market.units.Sum;

/// From the end of this second on, the price was this, until the next sample; and the sums over all
/// seconds before it. Seconds since 1970, the price in uH per SCU (> 0), its logarithm in Q32.
///
/// @param priceSeconds price x 1 s over all earlier seconds since the first sample
/// @param logSeconds logarithm x 1 s, likewise
public record Sample(long second, long priceMicros, long logQ32, Sum priceSeconds, Sum logSeconds) {

    /// The first sample of a market.
    public static Sample first(long second, long priceMicros) {
        return new Sample(second, priceMicros, Log2.ofDown(priceMicros), Sum.ZERO, Sum.ZERO);
    }

    /// A later second that ended at another price.
    public Sample next(long later, long newPriceMicros) {
        return new Sample(
                later,
                newPriceMicros,
                Log2.ofDown(newPriceMicros),
                priceSecondsTo(later),
                logSecondsTo(later));
    }

    /// The sum of prices over all seconds before one that is not before this sample, nor behind the
    /// next.
    public Sum priceSecondsTo(long later) {
        return priceSeconds.plusProduct(priceMicros, later - second);
    }

    /// The sum of logarithms, likewise.
    public Sum logSecondsTo(long later) {
        return logSeconds.plusProduct(logQ32, later - second);
    }
}
