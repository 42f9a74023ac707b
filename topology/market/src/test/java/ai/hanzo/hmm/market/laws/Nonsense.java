package ai.hanzo.hmm.market.laws;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.route.FeeRates;

import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/// What a careless ledger or a broken client might send.
record Nonsense(Random random, MarketTerms terms) {

    /// @param account that trades, and so does not know better
    /// @param provider of capacity
    /// @param id of the command
    MarketInput next(String account, String provider, String id) {
        long price = terms.tickMicros() * (1 + random.nextInt(100)) + random.nextInt(2);
        long quantity = terms.lotMicros() * (1 + random.nextInt(100)) + random.nextInt(2);
        long odd = List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE).get(random.nextInt(4));
        return switch (random.nextInt(9)) {
            case 0 ->
                    place(
                            account,
                            id,
                            new OrderTerms.Limit(Side.SELL, odd, quantity, TimeInForce.GTC),
                            quantity);
            case 1 ->
                    place(
                            account,
                            id,
                            new OrderTerms.Limit(Side.BUY, price, odd, TimeInForce.IOC),
                            0);
            case 2 -> place(account, id, new OrderTerms.MarketBuy(quantity, odd, 10_000), 0);
            case 3 -> place(account, id, new OrderTerms.MarketSell(quantity, 1_000_001), 0);
            case 4 -> new MarketInput.AddToPool(account, id, Math.min(odd, 0), -1, 0);
            case 5 -> new MarketInput.RemoveFromPool(account, id, Math.min(odd, 0), 0, 0);
            case 6 -> new MarketInput.Bond(provider, id, Math.min(odd, 0));
            case 7 -> new MarketInput.Unbond(provider, id, odd);
            default -> new MarketInput.Issue(provider, id, odd, odd, Proof.keyOf(provider));
        };
    }

    /// Where the odd price may turn out to be allowed, what the order needs is held.
    private static MarketInput place(String account, String id, OrderTerms order, long holdMicros) {
        return new MarketInput.Place(
                account,
                id,
                order,
                Conditions.NONE,
                Delivery.HOLD,
                OptionalLong.empty(),
                holdMicros,
                FeeRates.STANDARD,
                account);
    }
}
