package ai.hanzo.hmm.client.answer;

import ai.hanzo.hmm.client.Amount;

import java.util.Optional;

/// A market's prices, HANZO per standard unit; what does not exist is absent.
///
/// @param last of the last match
/// @param pool the pool's marginal price
/// @param qualityAdjusted of one raw unit at the providers' mean grade
/// @param dayVolume traded in 24 hours, standard units; none before the first trade
/// @param dayNotional traded in 24 hours, HANZO
public record Prices(
        String market,
        long timeMs,
        Optional<Amount> last,
        Optional<Amount> bestBid,
        Optional<Amount> bestAsk,
        Optional<Amount> pool,
        Optional<Amount> mid,
        Optional<Amount> qualityAdjusted,
        Optional<Amount> dayVolume,
        Optional<Amount> dayNotional,
        Optional<Amount> mean1m,
        Optional<Amount> mean5m,
        Optional<Amount> mean1h,
        Optional<Amount> mean24h) {}
