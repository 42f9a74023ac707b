package ai.hanzo.hmm.market.example;

import static ai.hanzo.hmm.market.example.Amounts.decimal;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.route.Venue;

/// A match as an example tells it: on the book a quantity at a price, in the pool one for so much.
public record Traded(String text, String maker) {

    public static Traded trade(long quantity, long price) {
        return book(micros(quantity), micros(price));
    }

    public static Traded trade(String quantity, String price) {
        return book(micros(quantity), micros(price));
    }

    public static Traded swap(String quantity, String notional) {
        return new Traded(
                "pool " + decimal(micros(quantity)) + " for " + decimal(micros(notional)), "");
    }

    public Traded with(String maker) {
        return new Traded(text, maker);
    }

    static Traded of(MarketEvent.Settled settled, boolean named) {
        if (settled.venue() == Venue.POOL) {
            return swap(decimal(settled.quantityMicros()), decimal(settled.notionalMicros()));
        }
        var trade = book(settled.quantityMicros(), settled.priceMicros());
        return named ? trade.with(settled.maker()) : trade;
    }

    private static Traded book(long quantityMicros, long priceMicros) {
        return new Traded(decimal(quantityMicros) + " at " + decimal(priceMicros), "");
    }
}
