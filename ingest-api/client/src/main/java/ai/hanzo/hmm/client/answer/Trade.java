package ai.hanzo.hmm.client.answer;

import ai.hanzo.hmm.client.Amount;
import ai.hanzo.hmm.client.command.Side;

/// A match, without who was in it.
///
/// @param sequence rises by one per market
/// @param price HANZO per standard unit
/// @param venue BOOK or POOL
public record Trade(
        long sequence,
        long timeMs,
        Amount price,
        Amount quantity,
        Amount notional,
        Side takerSide,
        String venue) {}
