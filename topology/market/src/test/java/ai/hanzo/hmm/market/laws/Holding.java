package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.millionthsDown;
import static ai.hanzo.hmm.market.example.Amounts.millionthsUp;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.OrderTerms;

import java.math.BigInteger;

/// What the rules say a limit order holds (section 4), over BigInteger.
final class Holding {
    private static final BigInteger MOST = big(Long.MAX_VALUE);

    private Holding() {}

    /// N at the limit and the fee at the taker's rate for a buy, the units for a sale; what does
    /// not fit 64 bits is more than anybody has.
    static long of(OrderTerms.Limit order, int takerPpm) {
        if (order.side() == Side.SELL) return order.quantityMicros();
        var notional = millionthsUp(big(order.priceMicros()), order.quantityMicros());
        return notional.add(millionthsUp(notional, takerPpm)).min(MOST).longValueExact();
    }

    static long worth(long units, long price) {
        return millionthsDown(big(units), price).max(BigInteger.ONE).min(MOST).longValueExact();
    }
}
