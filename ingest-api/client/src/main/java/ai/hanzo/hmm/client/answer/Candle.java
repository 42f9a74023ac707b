package ai.hanzo.hmm.client.answer;

import ai.hanzo.hmm.client.Amount;

/// What was traded in an interval; or a run of empty ones, which repeat the last close.
///
/// @param interval 1s, 1m, 5m, 1h or 1d
/// @param bars 1, or how many empty ones follow each other
public record Candle(
        String market,
        String interval,
        long startMs,
        long bars,
        Amount open,
        Amount high,
        Amount low,
        Amount close,
        Amount volume,
        Amount notional,
        long trades,
        long firstTrade,
        long lastTrade) {}
