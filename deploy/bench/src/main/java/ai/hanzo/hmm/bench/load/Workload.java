package ai.hanzo.hmm.bench.load;

import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;

import java.util.SplittableRandom;

/// The commands of a mix, one after the other, without end; a function of its seed. A maker's slot
/// is cancelled before it is placed anew, filled or not, so that the book keeps its depth.
public final class Workload {
    /// Price step, uH per SCU.
    public static final long TICK_MICROS = 10_000;

    /// Quantity step, uSCU.
    public static final long LOT_MICROS = 100;

    /// What quotes lie around, uH per SCU.
    public static final long MIDDLE_MICROS = 20_000_000;

    private static final int DEEPEST_TICKS = 50;
    private static final int MOST_MAKER_LOTS = 40;
    private static final int MOST_TAKER_LOTS = 20;
    private static final int LOTS = 100;
    private static final int SLIPPAGE_PPM = 100_000;

    private final Mix mix;
    private final SplittableRandom random;
    private final String[] resting;
    private long number;
    private int slotToPlace = -1;

    /// A command of an account.
    ///
    /// @param number from 0, in order
    /// @param market that it is for
    /// @param takes whether it settles
    public record Next(long number, int market, boolean takes, OrderCommand command) {
        /// Whether it buys what is delivered at once, so that an allocation and its token follow.
        public boolean wantsToken() {
            return takes
                    && command.getBody() instanceof PlaceOrder order
                    && order.getDelivery() == OrderDelivery.IMMEDIATE;
        }
    }

    public Workload(Mix mix, long seed) {
        this.mix = mix;
        this.random = new SplittableRandom(seed);
        this.resting = new String[mix.makers() * mix.markets() * 2];
    }

    /// Commands that fill every slot of every book, for a start.
    public int slots() {
        return resting.length;
    }

    /// The order that fills a slot at the start.
    public Next fill(int slot) {
        return place(slot);
    }

    /// The next command.
    public Next next() {
        if (slotToPlace >= 0) {
            int slot = slotToPlace;
            slotToPlace = -1;
            return place(slot);
        }
        // A cancel brings a place with it, so it is drawn half as often as both together occur.
        int cancels = (100 - mix.takePercent()) * LOTS;
        int takes = mix.takePercent() * 2 * LOTS;
        if (random.nextInt(cancels + takes) < takes) return take();
        slotToPlace = random.nextInt(resting.length);
        return cancel(slotToPlace);
    }

    private Next take() {
        boolean buys = random.nextBoolean();
        boolean atOnce = buys && random.nextInt(100) < mix.immediatePercent();
        int market = random.nextInt(mix.markets());
        var order =
                PlaceOrder.newBuilder()
                        .setMarket(Names.market(market))
                        .setSide(buys ? OrderSide.BUY : OrderSide.SELL)
                        .setType(OrderType.MARKET)
                        .setSlippagePpm(SLIPPAGE_PPM)
                        .setQuantityMicros(lots(MOST_TAKER_LOTS))
                        .setDelivery(atOnce ? OrderDelivery.IMMEDIATE : OrderDelivery.HOLD);
        if (buys) order.setMaxCostMicros(MIDDLE_MICROS);
        var account = Names.taker(random.nextInt(mix.takers()));
        return next(market, true, account, Names.take(number), order.build());
    }

    private Next cancel(int slot) {
        var account = Names.maker(makerOf(slot));
        return next(
                marketOf(slot),
                false,
                account,
                Names.cancel(number),
                new CancelOrder(resting[slot]));
    }

    private Next place(int slot) {
        var side = slot % 2 == 0 ? OrderSide.BUY : OrderSide.SELL;
        long away = TICK_MICROS * (1 + random.nextInt(DEEPEST_TICKS));
        var order =
                PlaceOrder.newBuilder()
                        .setMarket(Names.market(marketOf(slot)))
                        .setSide(side)
                        .setType(OrderType.LIMIT)
                        .setPriceMicros(
                                side == OrderSide.BUY ? MIDDLE_MICROS - away : MIDDLE_MICROS + away)
                        .setQuantityMicros(lots(MOST_MAKER_LOTS))
                        .setDelivery(OrderDelivery.HOLD)
                        .build();
        resting[slot] = Names.place(number);
        var account = Names.maker(makerOf(slot));
        return next(marketOf(slot), false, account, resting[slot], order);
    }

    private Next next(int market, boolean takes, String account, String id, Object body) {
        var envelope = new Envelope(account, id, null, null, null);
        return new Next(number++, market, takes, new OrderCommand(envelope, body));
    }

    private long lots(int most) {
        return LOT_MICROS * LOTS * (1 + random.nextInt(most));
    }

    private int makerOf(int slot) {
        return slot / 2 / mix.markets();
    }

    private int marketOf(int slot) {
        return slot / 2 % mix.markets();
    }
}
