package ai.hanzo.hmm.jmh;

import ai.hanzo.hmm.market.book.Side;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A book of so many orders of ten lots, a hundred on every price, half of them on each side; and
/// the steps that are measured on it, together with those that undo them.
final class DeepBook {
    /// Orders on a price.
    static final int ON_A_PRICE = 100;

    /// Steps that are measured in one go.
    static final int BATCH = 100;

    private static final int BATCHES = 500;
    private static final long MIDDLE = 10_000_000_000L;
    private static final long ORDER_LOTS = 10;

    private final int orders;
    private final Random random = new Random(42);

    DeepBook(int orders) {
        if (orders < 2 * ON_A_PRICE || orders % (2 * ON_A_PRICE) != 0) {
            throw new IllegalArgumentException("orders must be a multiple of 200: " + orders);
        }
        this.orders = orders;
    }

    /// What is measured, and what makes the book as it was.
    record Turn(List<Step> timed, List<Step> undo) {}

    /// All orders, in an order in which prices and sides are mixed.
    List<Step> filling() {
        var all = new ArrayList<Step>();
        for (int round = 0; round < ON_A_PRICE; round++) {
            for (int price = 0; price < orders / ON_A_PRICE; price++) {
                all.add(order((long) round * (orders / ON_A_PRICE) + price));
            }
        }
        return all;
    }

    /// New orders at random prices.
    List<Turn> placing() {
        var turns = new ArrayList<Turn>();
        long next = orders;
        for (int turn = 0; turn < BATCHES; turn++) {
            var placed = new ArrayList<Step>();
            for (int i = 0; i < BATCH; i++) placed.add(randomOrder(next++));
            turns.add(new Turn(placed, placed.stream().map(Step::cancelled).toList()));
        }
        return turns;
    }

    /// Random orders go.
    List<Turn> cancelling() {
        var turns = new ArrayList<Turn>();
        for (int turn = 0; turn < BATCHES; turn++) {
            var gone = sample();
            turns.add(new Turn(gone.stream().map(Step::cancelled).toList(), gone));
        }
        return turns;
    }

    /// Random orders shrink by a lot; they are put back as they were when they come to nothing.
    List<Turn> lowering() {
        var turns = new ArrayList<Turn>();
        for (int turn = 0; turn < BATCHES; turn++) {
            var lowered = sample();
            var undo = new ArrayList<>(lowered.stream().map(Step::cancelled).toList());
            undo.addAll(lowered);
            turns.add(new Turn(lowered.stream().map(s -> s.lowered(1)).toList(), undo));
        }
        return turns;
    }

    /// Buyers and sellers in turn take the whole of the best order.
    List<Turn> taking() {
        var turns = new ArrayList<Turn>();
        var bids = new ArrayList<Step>();
        var asks = new ArrayList<Step>();
        for (var step : filling()) {
            if (Math.abs(step.priceMicros() - MIDDLE) != Figures.TICK) continue;
            (step.side() == Side.BUY ? bids : asks).add(step);
        }
        int first = 0;
        for (int turn = 0; turn < 2 * ON_A_PRICE / BATCH; turn++) {
            var timed = new ArrayList<Step>();
            var undo = new ArrayList<Step>();
            for (int i = 0; i < BATCH / 2; i++, first++) {
                for (var queue : List.of(asks, bids)) {
                    var met = queue.get(first % ON_A_PRICE);
                    long id = 2L * orders + 2 * first + met.side().ordinal();
                    var side = met.side().opposite();
                    timed.add(Step.take(id, side, met.priceMicros(), ORDER_LOTS));
                    undo.add(met);
                }
            }
            turns.add(new Turn(timed, undo));
        }
        return turns;
    }

    private List<Step> sample() {
        return random.longs(0, orders).distinct().limit(BATCH).mapToObj(this::order).toList();
    }

    private Step randomOrder(long id) {
        var like = order(random.nextLong(orders));
        return Step.place(id, like.side(), like.priceMicros(), ORDER_LOTS);
    }

    /// The order of the filling with a number.
    private Step order(long id) {
        long price = id % (orders / ON_A_PRICE);
        var side = price % 2 == 0 ? Side.BUY : Side.SELL;
        long away = (price / 2 + 1) * Figures.TICK;
        return Step.place(id, side, side == Side.BUY ? MIDDLE - away : MIDDLE + away, ORDER_LOTS);
    }
}
