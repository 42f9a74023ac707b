package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.book.Side;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What the running command did to the book, step by step: enough to say which rows it changed, and
/// to take the steps back, the last first.
final class BookJournal {
    private static final int USUAL = 64;

    /// Up to so many steps are looked through one by one.
    private static final int FEW = 16;

    private Seat[] seats = new Seat[USUAL];

    /// The row that was in the seat; of a new one, the row it came with.
    private RestingOrder[] rows = new RestingOrder[USUAL];

    private boolean[] isNew = new boolean[USUAL];
    private int steps;

    void added(Seat seat) {
        note(seat, true);
    }

    /// To be told before the row changes or goes.
    void changes(Seat seat) {
        note(seat, false);
    }

    /// Tells every row that is not as it was, sales before bids, in the order in which they were
    /// first touched.
    void commit(Book book, Consumer<Change> changes) {
        if (steps == 1) {
            tell(0, Optional.ofNullable(seats[0].order), changes);
        } else if (steps > 1) {
            tell(Side.SELL, book, changes);
            tell(Side.BUY, book, changes);
        }
        forget();
    }

    void rollback(Book book) {
        while (steps > 0) {
            steps--;
            if (isNew[steps]) book.leave(seats[steps]);
            else book.undo(seats[steps], rows[steps]);
        }
        forget();
    }

    private void note(Seat seat, boolean added) {
        if (steps == seats.length) {
            seats = Arrays.copyOf(seats, 2 * steps);
            rows = Arrays.copyOf(rows, 2 * steps);
            isNew = Arrays.copyOf(isNew, 2 * steps);
        }
        seats[steps] = seat;
        rows[steps] = seat.order;
        isNew[steps++] = added;
    }

    private void tell(Side side, Book book, Consumer<Change> changes) {
        Set<Long> told = steps > FEW ? new HashSet<>() : Set.of();
        for (int step = 0; step < steps; step++) {
            var row = rows[step];
            if (row.side() != side) continue;
            if (!(steps > FEW ? told.add(row.sequence()) : isFirst(step))) continue;
            var now = book.find(row.account(), row.clientOrderId());
            tell(step, now.filter(order -> order.sequence() == row.sequence()), changes);
        }
    }

    private void tell(int step, Optional<RestingOrder> now, Consumer<Change> changes) {
        if (now.isPresent()) changes.accept(Change.written(now.get()));
        else if (!isNew[step]) changes.accept(Change.removed(rows[step]));
    }

    private boolean isFirst(int step) {
        for (int earlier = 0; earlier < step; earlier++) {
            if (rows[earlier].sequence() == rows[step].sequence()) return false;
        }
        return true;
    }

    /// What is left in the arrays is not looked at again; after a great command they are let go.
    private void forget() {
        if (seats.length > USUAL) {
            seats = new Seat[USUAL];
            rows = new RestingOrder[USUAL];
            isNew = new boolean[USUAL];
        }
        steps = 0;
    }
}
