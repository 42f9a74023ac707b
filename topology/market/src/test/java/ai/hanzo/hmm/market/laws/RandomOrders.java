package ai.hanzo.hmm.market.laws;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.PostOnly;
import ai.hanzo.hmm.market.command.SelfTrade;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.route.FeeRates;
import ai.hanzo.hmm.market.state.RestingOrder;

import java.util.OptionalLong;
import java.util.Random;

/// Orders of all kinds under all conditions, and what people do to them afterwards, at random.
final class RandomOrders {
    private static final int[] FEES = {3_000, 2_700, 2_400, 2_100};

    private final Random random;
    private final Crowd crowd;
    private final Regime regime;
    private final MarketTerms terms;
    private final Floor floor;

    RandomOrders(Random random, Crowd crowd, Regime regime, Floor floor) {
        this.random = random;
        this.crowd = crowd;
        this.regime = regime;
        this.terms = regime.terms();
        this.floor = floor;
    }

    MarketInput limit() {
        var side = side();
        long price = price(side);
        long quantity = quantity(side);
        var lasts =
                switch (random.nextInt(10)) {
                    case 0, 1 -> TimeInForce.IOC;
                    case 2 -> TimeInForce.FOK;
                    case 3 -> TimeInForce.GTT;
                    default -> TimeInForce.GTC;
                };
        return place(new OrderTerms.Limit(side, price, quantity, lasts), conditions(lasts));
    }

    private Conditions conditions(TimeInForce lasts) {
        long ends = lasts == TimeInForce.GTT ? floor.timeMs() - 500 + random.nextInt(20_000) : 0;
        var postOnly = PostOnly.NO;
        long minFill = 0;
        if (lasts.rests() && random.nextInt(5) == 0) {
            postOnly = random.nextBoolean() ? PostOnly.REJECT : PostOnly.SLIDE;
        } else if (random.nextInt(12) == 0) {
            minFill = (1 + random.nextLong(1 + regime.mostLots() / 20)) * terms.lotMicros();
        }
        var modes = SelfTrade.values();
        int quality = random.nextInt(30) == 0 ? 300_000 + random.nextInt(400_000) : 0;
        return new Conditions(
                ends, postOnly, minFill, modes[random.nextInt(modes.length)], quality);
    }

    private MarketInput place(OrderTerms order) {
        return place(order, conditions(TimeInForce.IOC));
    }

    /// To another price, another quantity or both, with what it needs held besides, or a little
    /// more, or too little.
    MarketInput amend() {
        var open = floor.shelf().orders();
        if (open.isEmpty() || random.nextInt(20) == 0) {
            return new MarketInput.Amend(
                    crowd.anybody(),
                    crowd.id(),
                    "no-such-order",
                    Side.BUY,
                    OptionalLong.empty(),
                    OptionalLong.of(terms.lotMicros()),
                    crowd.some(1_000));
        }
        var order = open.get(random.nextInt(open.size()));
        var price = OptionalLong.empty();
        var quantity = OptionalLong.empty();
        if (random.nextBoolean()) price = OptionalLong.of(price(order.side()));
        if (price.isEmpty() || random.nextBoolean()) {
            quantity = OptionalLong.of(quantity(order.side()));
        }
        var wanted =
                new OrderTerms.Limit(
                        order.side(),
                        price.orElse(order.priceMicros()),
                        quantity.orElse(order.originalMicros()),
                        TimeInForce.GTC);
        long more =
                Math.max(0, Holding.of(wanted, order.feeRates().takerPpm()) - order.holdMicros());
        if (random.nextInt(10) == 0) more /= 2;
        else if (random.nextInt(3) == 0) more += crowd.some(100);
        return new MarketInput.Amend(
                order.account(),
                crowd.id(),
                order.clientOrderId(),
                order.side(),
                price,
                quantity,
                more);
    }

    MarketInput atMarket() {
        int slippage = random.nextInt(3) == 0 ? random.nextInt(1_000_001) : 10_000;
        return switch (random.nextInt(3)) {
            case 0 ->
                    place(
                            new OrderTerms.BudgetBuy(
                                    crowd.some(regime.fundsMicros() / 50), slippage));
            case 1 ->
                    place(
                            new OrderTerms.MarketBuy(
                                    quantity(Side.BUY),
                                    crowd.some(regime.fundsMicros() / 20),
                                    slippage));
            default -> place(new OrderTerms.MarketSell(quantity(Side.SELL), slippage));
        };
    }

    /// With what the ledger would hold for it; without funds it is made smaller by its owner.
    private MarketInput place(OrderTerms order, Conditions conditions) {
        var account = crowd.anybody();
        int taker = FEES[random.nextInt(FEES.length)];
        var delivery = random.nextBoolean() ? Delivery.IMMEDIATE : Delivery.HOLD;
        var rate = OptionalLong.empty();
        if (random.nextInt(3) == 0) rate = OptionalLong.of(1 + random.nextLong(3_000_000));
        var group = random.nextInt(4) == 0 ? "group" : account;
        return new MarketInput.Place(
                account,
                crowd.id(),
                order,
                conditions,
                delivery,
                rate,
                hold(order, taker),
                FeeRates.of(taker, taker / 3),
                group);
    }

    private static long hold(OrderTerms order, int takerPpm) {
        return switch (order) {
            case OrderTerms.Limit t -> Holding.of(t, takerPpm);
            case OrderTerms.MarketBuy t -> t.maxCostMicros();
            case OrderTerms.BudgetBuy t -> t.budgetMicros();
            case OrderTerms.MarketSell t -> t.quantityMicros();
        };
    }

    MarketInput cancel() {
        var open = floor.shelf().orders();
        if (open.isEmpty() || random.nextInt(20) == 0) {
            return new MarketInput.Cancel(crowd.anybody(), crowd.id(), "no-such-order");
        }
        RestingOrder order = open.get(random.nextInt(open.size()));
        return new MarketInput.Cancel(order.account(), crowd.id(), order.clientOrderId());
    }

    long price(Side side) {
        long away = random.nextLong(regime.spreadTicks() + 1) - regime.spreadTicks() / 4;
        long ticks = regime.priceTicks() + (side == Side.BUY ? -away : away);
        return Math.max(1, ticks) * terms.tickMicros();
    }

    private long quantity(Side side) {
        return (1 + random.nextLong(regime.mostLots())) * terms.lotMicros();
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }
}
