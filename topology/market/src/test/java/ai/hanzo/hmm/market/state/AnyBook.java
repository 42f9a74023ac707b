package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.book.Side;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What every book can do, the fast one and the plain one.
interface AnyBook {

    void put(RestingOrder order);

    void remove(RestingOrder order);

    void restore(RestingOrder order);

    List<Change> commit();

    void rollback();

    Optional<RestingOrder> find(String account, String clientOrderId);

    List<RestingOrder> side(Side side);

    List<RestingOrder> ordersOf(String account);

    List<Book.Level> levels(Side side, int most);

    OptionalLong bestPrice(Side side);

    Optional<RestingOrder> firstToExpire();

    /// The book of the market.
    static AnyBook fast() {
        var book = new Book();
        return new AnyBook() {
            @Override
            public void put(RestingOrder order) {
                book.put(order);
            }

            @Override
            public void remove(RestingOrder order) {
                book.remove(order);
            }

            @Override
            public void restore(RestingOrder order) {
                book.restore(order);
            }

            @Override
            public List<Change> commit() {
                var changes = new ArrayList<Change>();
                book.commit(changes::add);
                return changes;
            }

            @Override
            public void rollback() {
                book.rollback();
            }

            @Override
            public Optional<RestingOrder> find(String account, String clientOrderId) {
                return book.find(account, clientOrderId);
            }

            @Override
            public List<RestingOrder> side(Side side) {
                var orders = new ArrayList<>(book.side(side));
                if (orders.size() != book.side(side).size()) {
                    throw new AssertionError("a side is as large as it is long");
                }
                return orders;
            }

            @Override
            public List<RestingOrder> ordersOf(String account) {
                return book.ordersOf(account);
            }

            @Override
            public List<Book.Level> levels(Side side, int most) {
                return book.levels(side, most);
            }

            @Override
            public Optional<RestingOrder> firstToExpire() {
                return book.firstToExpire();
            }

            @Override
            public OptionalLong bestPrice(Side side) {
                return book.bestPrice(side);
            }
        };
    }
}
