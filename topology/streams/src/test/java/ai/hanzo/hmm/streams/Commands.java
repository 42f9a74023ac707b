package ai.hanzo.hmm.streams;

import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.IssueCapacity;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.RegisterProvider;

import java.nio.ByteBuffer;
import java.util.List;

/// Commands as clients write them.
public final class Commands {
    static final String MARKET = "gpu-inference/h100";

    private Commands() {}

    /// The terms of a market for tokens.
    public static MarketDefinition definition(String market, String... observers) {
        return MarketDefinition.newBuilder()
                .setMarket(market)
                .setRawUnit("1,000,000 tokens")
                .setSecondsPerRaw(1_000_000)
                .setRateUnit("tokens/s")
                .setDefaultRateMicros(50_000_000)
                .setTickMicros(100_000)
                .setLotMicros(10)
                .setMinNotionalMicros(100)
                .setReferencePriceMicros(20_000_000)
                .setLatencyReferenceMs(500)
                .setLatencyMaximumMs(5_000)
                .setThroughputReferenceMicros(50_000_000)
                .setObservers(List.of(observers))
                .build();
    }

    static OperatorCommand createMarket() {
        var definition = definition(MARKET, "observer-1");
        return new OperatorCommand(
                MARKET, "create-1", new CreateMarket(definition, MarketPhase.ACTIVE));
    }

    static OrderCommand limit(
            String account, String id, OrderSide side, long quantity, long price) {
        return order(
                account,
                id,
                PlaceOrder.newBuilder()
                        .setMarket(MARKET)
                        .setSide(side)
                        .setType(OrderType.LIMIT)
                        .setQuantityMicros(quantity)
                        .setPriceMicros(price)
                        .setDelivery(OrderDelivery.IMMEDIATE)
                        .build());
    }

    static OrderCommand order(String account, String id, PlaceOrder order) {
        return new OrderCommand(by(account, id), order);
    }

    static OrderCommand cancel(String account, String id, String clientOrderId) {
        return new OrderCommand(by(account, id), new CancelOrder(clientOrderId));
    }

    static ProviderCommand register(String account, String id) {
        var key = ByteBuffer.wrap(new byte[32]);
        return new ProviderCommand(by(account, id), new RegisterProvider(key));
    }

    static ProviderCommand bond(String account, String id, long micros) {
        return new ProviderCommand(by(account, id), new PostBond(MARKET, micros));
    }

    static ProviderCommand issue(String account, String id, long rawMicros, long rateMicros) {
        return new ProviderCommand(
                by(account, id), new IssueCapacity(MARKET, rawMicros, rateMicros));
    }

    static LiquidityCommand addLiquidity(String account, String id, long units, long funds) {
        return new LiquidityCommand(by(account, id), new AddLiquidity(MARKET, units, funds, 0L));
    }

    static Envelope by(String account, String id) {
        return new Envelope(account, id, null, null, null);
    }
}
