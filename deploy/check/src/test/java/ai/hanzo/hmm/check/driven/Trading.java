package ai.hanzo.hmm.check.driven;

import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.IssueCapacity;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderTimeInForce;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.Redeem;
import ai.hanzo.hmm.wire.RegisterProvider;
import ai.hanzo.hmm.wire.RequestNonce;

import org.apache.avro.specific.SpecificRecord;

/// What providers, consumers and the operator of one market do.
final class Trading {
    static final long UNIT = 1_000_000;
    private static final long PRICE = 20 * UNIT;
    private static final long RATE = 2_000 * UNIT;
    static final String CONSUMER = "consumer";

    private final Driven driven;
    private final String market;
    private int commands;

    Trading(Driven driven, MarketDefinition definition) {
        this.driven = driven;
        this.market = definition.getMarket();
        rule(new CreateMarket(definition, MarketPhase.ACTIVE));
        deposit(CONSUMER, 1_000_000);
    }

    /// A provider with capacity, a bond for it and a proof.
    void onboard(Identity provider, long rawUnits, long bondHanzo) {
        deposit(provider.account(), 2 * bondHanzo);
        provide(provider, new RegisterProvider(provider.publicKey()));
        bond(provider, bondHanzo);
        prove(provider, true);
        provide(provider, new IssueCapacity(market, rawUnits * UNIT, RATE));
    }

    void bond(Identity provider, long hanzo) {
        provide(provider, new PostBond(market, hanzo * UNIT));
    }

    /// Asks for a nonce and attests with it.
    void prove(Identity provider, boolean isSound) {
        provide(provider, new RequestNonce(market));
        var nonce = driven.quality(provider.account(), market).orElseThrow().getNonce();
        provide(provider, provider.attest(market, nonce, RATE, isSound));
    }

    void provide(Identity provider, SpecificRecord body) {
        driven.send(
                driven.topics.providers(),
                provider.account(),
                new ProviderCommand(by(provider.account()), body));
    }

    void rule(SpecificRecord body) {
        driven.send(
                driven.topics.operatorCommands(),
                market,
                new OperatorCommand(market, "o" + commands++, body));
    }

    /// The consumer buys of a provider and uses it at once.
    ///
    /// @param rate how fast, units of rate
    void sell(Identity provider, long quantityMicros, long rate) {
        order(provider.account(), OrderSide.SELL, quantityMicros, OrderDelivery.HOLD, rate);
        order(CONSUMER, OrderSide.BUY, quantityMicros, OrderDelivery.IMMEDIATE, rate);
    }

    /// The consumer takes what is offered, if whoever delivers it scores so high.
    void buy(long quantityMicros, long rate, int minQualityPpm) {
        var order = PlaceOrder.newBuilder(order(OrderSide.BUY, quantityMicros, rate));
        place(CONSUMER, order.setMinQualityPpm(minQualityPpm).build());
    }

    /// The consumer bids for a while what nobody asks for.
    void bid(long quantityMicros, long untilMs) {
        var order = PlaceOrder.newBuilder(order(OrderSide.BUY, quantityMicros, 1));
        order.setPriceMicros(PRICE / 2).setTimeInForce(OrderTimeInForce.GTT);
        place(CONSUMER, order.setExpiresAtMs(untilMs).build());
    }

    /// A provider offers units.
    void offer(Identity provider, long quantityMicros) {
        order(provider.account(), OrderSide.SELL, quantityMicros, OrderDelivery.HOLD, 1);
    }

    /// The consumer buys of a provider and keeps it.
    void store(Identity provider, long quantityMicros) {
        order(provider.account(), OrderSide.SELL, quantityMicros, OrderDelivery.HOLD, 1);
        order(CONSUMER, OrderSide.BUY, quantityMicros, OrderDelivery.HOLD, 1);
    }

    /// The consumer uses what it kept.
    void redeem(long quantityMicros) {
        say(CONSUMER, new Redeem(market, quantityMicros, null, 0));
    }

    /// An account says something about units or allocations.
    void say(String account, SpecificRecord body) {
        driven.send(driven.topics.liquidity(), account, new LiquidityCommand(by(account), body));
    }

    private void order(
            String account, OrderSide side, long quantity, OrderDelivery delivery, long rate) {
        var order = PlaceOrder.newBuilder(order(side, quantity, rate));
        place(account, order.setDelivery(delivery).build());
    }

    private PlaceOrder order(OrderSide side, long quantity, long rate) {
        return PlaceOrder.newBuilder()
                .setMarket(market)
                .setSide(side)
                .setType(OrderType.LIMIT)
                .setTimeInForce(OrderTimeInForce.GTC)
                .setPriceMicros(PRICE)
                .setQuantityMicros(quantity)
                .setDelivery(OrderDelivery.IMMEDIATE)
                .setRateMicros(rate * UNIT)
                .build();
    }

    private void place(String account, PlaceOrder order) {
        driven.send(driven.topics.orders(), account, new OrderCommand(by(account), order));
    }

    private void deposit(String account, long hanzo) {
        driven.send(
                driven.topics.deposits(), account, new Deposit(by(account), hanzo * UNIT, "test"));
    }

    private Envelope by(String account) {
        return Envelope.newBuilder().setAccount(account).setId("c" + commands++).build();
    }
}
