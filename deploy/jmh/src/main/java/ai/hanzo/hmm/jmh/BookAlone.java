package ai.hanzo.hmm.jmh;

import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.route.FeeMeter;
import ai.hanzo.hmm.market.route.FeeRates;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.RestingOrder;

import java.util.ArrayList;
import java.util.List;

/// The market's book without a market: rows in and out, the changed ones taken with every command.
/// A take is told of no settlement and charged no fee.
final class BookAlone implements Contender<BookAlone.Named> {
    private final MarketState state = MarketState.of(List.of());
    private long sequence;
    private long trades;
    private long lots;

    /// A step with the names in it.
    record Named(Step step, String account, String orderId) {}

    @Override
    public Named prepare(Step step) {
        return new Named(step, Figures.account(step), Figures.orderId(step));
    }

    @Override
    public BookAlone anew() {
        return new BookAlone();
    }

    @Override
    public Object play(Named named) {
        var book = state.book();
        var step = named.step();
        switch (step.kind()) {
            case PLACE -> book.put(resting(named));
            case CANCEL -> book.remove(find(named));
            case LOWER -> {
                var order = find(named);
                book.put(executed(order, step.lots() * Figures.LOT));
            }
            case TAKE -> take(step);
        }
        state.commit();
        return state.takeChanges();
    }

    @Override
    public Traded traded() {
        return new Traded(trades, lots);
    }

    private RestingOrder find(Named named) {
        return state.book().find(named.account(), named.orderId()).orElseThrow();
    }

    private void take(Step step) {
        long wanted = step.lots() * Figures.LOT;
        var met = new ArrayList<RestingOrder>();
        for (var order : state.book().side(step.side().opposite())) {
            if (wanted == 0 || !step.side().allows(step.priceMicros(), order.priceMicros())) break;
            wanted -= Math.min(wanted, order.openMicros());
            met.add(order);
        }
        long left = step.lots() * Figures.LOT;
        for (var order : met) {
            long taken = Math.min(left, order.openMicros());
            left -= taken;
            trades++;
            lots += taken / Figures.LOT;
            if (taken == order.openMicros()) state.book().remove(order);
            else state.book().put(executed(order, taken));
        }
    }

    private static RestingOrder executed(RestingOrder order, long quantityMicros) {
        return order.executed(quantityMicros, 0, order.fees(), order.holdMicros());
    }

    private RestingOrder resting(Named named) {
        var step = named.step();
        long quantity = step.lots() * Figures.LOT;
        return new RestingOrder(
                ++sequence,
                named.account(),
                named.orderId(),
                named.account(),
                step.side(),
                step.priceMicros(),
                quantity,
                quantity,
                0,
                0,
                FeeMeter.ZERO,
                quantity,
                FeeRates.STANDARD,
                Conditions.NONE,
                Delivery.HOLD,
                1_000_000);
    }
}
