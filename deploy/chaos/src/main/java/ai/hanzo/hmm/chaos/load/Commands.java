package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderTimeInForce;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;

/// Commands in their envelopes, each for the topic that it belongs to.
record Commands(TopicCatalogue topics) {
    static final long HANZO = 1_000_000;
    static final long UNIT = 1_000_000;
    static final long TICK = 100_000;
    static final long LOT = 10;

    Command deposit(String account, String id, long amountMicros) {
        var value = new Deposit(envelope(account, id), amountMicros, "test");
        return new Command(topics.deposits(), account, id, value);
    }

    Command transfer(String account, String id, SpecificRecord body) {
        return new Command(
                topics.transfers(), account, id, new TransferCommand(envelope(account, id), body));
    }

    Command provider(String account, String id, SpecificRecord body) {
        return new Command(
                topics.providers(), account, id, new ProviderCommand(envelope(account, id), body));
    }

    Command liquidity(String account, String id, SpecificRecord body) {
        return new Command(
                topics.liquidity(), account, id, new LiquidityCommand(envelope(account, id), body));
    }

    Command order(String account, String id, SpecificRecord body) {
        return new Command(
                topics.orders(), account, id, new OrderCommand(envelope(account, id), body));
    }

    static PlaceOrder limit(
            String market, OrderSide side, OrderTimeInForce until, long ticks, long quantity) {
        return PlaceOrder.newBuilder()
                .setMarket(market)
                .setSide(side)
                .setType(OrderType.LIMIT)
                .setTimeInForce(until)
                .setPriceMicros(ticks * TICK)
                .setQuantityMicros(quantity)
                .setDelivery(OrderDelivery.HOLD)
                .build();
    }

    /// Bought at what it costs, and redeemed at once.
    static PlaceOrder market(String market, long quantity) {
        return PlaceOrder.newBuilder()
                .setMarket(market)
                .setSide(OrderSide.BUY)
                .setType(OrderType.MARKET)
                .setQuantityMicros(quantity)
                .setMaxCostMicros(50 * HANZO)
                .setDelivery(OrderDelivery.IMMEDIATE)
                .build();
    }

    private static Envelope envelope(String account, String id) {
        return Envelope.newBuilder().setAccount(account).setId(id).build();
    }
}
