package ai.hanzo.hmm.market.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.PostOnly;
import ai.hanzo.hmm.market.command.SelfTrade;
import ai.hanzo.hmm.market.route.FeeMeter;
import ai.hanzo.hmm.market.route.FeeRates;
import ai.hanzo.hmm.market.state.Book.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.function.Supplier;
import java.util.stream.Stream;

/// What every book does, and what the other books are held against.
@ParameterizedClass(name = "{0}")
@MethodSource("books")
class BookTest {
    private final AnyBook book;

    BookTest(String name, Supplier<AnyBook> maker) {
        this.book = maker.get();
    }

    static Stream<Arguments> books() {
        return Stream.of(
                Arguments.of("fast", (Supplier<AnyBook>) AnyBook::fast),
                Arguments.of("plain", (Supplier<AnyBook>) PlainBook::new));
    }

    static RestingOrder order(long sequence, String account, Side side, long price, long open) {
        return order(sequence, "o" + sequence, account, side, price, open, Conditions.NONE);
    }

    static RestingOrder order(
            long sequence,
            String name,
            String account,
            Side side,
            long price,
            long open,
            Conditions conditions) {
        return new RestingOrder(
                sequence,
                account,
                name,
                account,
                side,
                price,
                open,
                open,
                0,
                0,
                FeeMeter.ZERO,
                open,
                FeeRates.STANDARD,
                conditions,
                Delivery.HOLD,
                1);
    }

    private static RestingOrder bid(long sequence, String account, long price, long open) {
        return order(sequence, account, Side.BUY, price, open);
    }

    private static RestingOrder ask(long sequence, String account, long price, long open) {
        return order(sequence, account, Side.SELL, price, open);
    }

    private static RestingOrder smaller(RestingOrder order, long by) {
        return order.executed(by, 0, order.fees(), order.holdMicros() - by);
    }

    @Test
    void the_best_price_comes_first_and_among_equals_the_earlier() {
        var bids = new RestingOrder[] {bid(1, "a", 99, 5), bid(2, "b", 100, 5), bid(3, "c", 99, 7)};
        var asks = new RestingOrder[] {ask(4, "a", 103, 1), ask(5, "b", 102, 1)};
        for (var order : bids) book.put(order);
        for (var order : asks) book.put(order);

        assertThat(book.side(Side.BUY)).containsExactly(bids[1], bids[0], bids[2]);
        assertThat(book.side(Side.SELL)).containsExactly(asks[1], asks[0]);
        assertThat(book.bestPrice(Side.BUY)).hasValue(100);
        assertThat(book.bestPrice(Side.SELL)).hasValue(102);
        assertThat(book.levels(Side.BUY, 5)).containsExactly(new Level(100, 5), new Level(99, 12));
        assertThat(book.levels(Side.SELL, 1)).containsExactly(new Level(102, 1));
    }

    @Test
    void an_empty_side_has_no_price() {
        assertThat(book.bestPrice(Side.BUY)).isEmpty();
        assertThat(book.side(Side.SELL)).isEmpty();
        assertThat(book.levels(Side.SELL, 3)).isEmpty();
        assertThat(book.ordersOf("nobody")).isEmpty();
        assertThat(book.find("nobody", "o1")).isEmpty();
    }

    @Test
    void an_order_is_found_by_its_account_and_name_and_keeps_its_place_when_it_shrinks() {
        var first = bid(1, "a", 100, 5);
        book.put(first);
        book.put(bid(2, "b", 100, 4));
        book.put(smaller(first, 2));

        assertThat(book.find("a", "o1")).contains(smaller(first, 2));
        assertThat(book.find("b", "o1")).isEmpty();
        assertThat(book.side(Side.BUY).getFirst()).isEqualTo(smaller(first, 2));
        assertThat(book.levels(Side.BUY, 9)).containsExactly(new Level(100, 7));
    }

    @Test
    void an_order_that_left_is_nowhere() {
        book.put(bid(1, "a", 100, 5));
        book.put(bid(2, "a", 101, 5));
        book.remove(bid(2, "a", 101, 5));

        assertThat(book.bestPrice(Side.BUY)).hasValue(100);
        assertThat(book.find("a", "o2")).isEmpty();
        assertThat(book.ordersOf("a")).containsExactly(bid(1, "a", 100, 5));
        book.remove(bid(2, "a", 101, 5));
        assertThat(book.levels(Side.BUY, 9)).containsExactly(new Level(100, 5));
    }

    @Test
    void the_orders_of_an_account_are_told_by_arrival() {
        book.put(ask(1, "a", 105, 5));
        book.put(ask(2, "b", 101, 5));
        book.put(bid(3, "a", 90, 5));
        book.put(ask(4, "a", 101, 5));

        assertThat(book.ordersOf("a"))
                .containsExactly(ask(1, "a", 105, 5), bid(3, "a", 90, 5), ask(4, "a", 101, 5));
    }

    @Test
    void two_orders_of_an_account_cannot_have_one_name() {
        book.put(bid(1, "a", 100, 5));
        var elsewhere = bid(1, "a", 101, 5);

        assertThatThrownBy(() -> book.put(elsewhere)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_commit_tells_sales_before_bids_and_each_order_once() {
        book.put(bid(1, "a", 100, 5));
        book.put(ask(2, "b", 110, 5));
        assertThat(book.commit())
                .containsExactly(
                        Change.written(ask(2, "b", 110, 5)), Change.written(bid(1, "a", 100, 5)));

        book.put(smaller(bid(1, "a", 100, 5), 1));
        book.put(smaller(bid(1, "a", 100, 5), 3));
        book.put(bid(3, "c", 99, 1));
        book.remove(bid(3, "c", 99, 1));
        book.remove(ask(2, "b", 110, 5));
        assertThat(book.commit())
                .containsExactly(
                        Change.removed(ask(2, "b", 110, 5)),
                        Change.written(smaller(bid(1, "a", 100, 5), 3)));
        assertThat(book.commit()).isEmpty();
    }

    @Test
    void a_rollback_gives_every_order_its_place_back() {
        for (int i = 1; i <= 3; i++) book.put(bid(i, "a", 100, i));
        book.commit();

        book.remove(bid(2, "a", 100, 2));
        book.put(smaller(bid(3, "a", 100, 3), 1));
        book.put(bid(4, "b", 101, 9));
        book.remove(bid(1, "a", 100, 1));
        book.remove(smaller(bid(3, "a", 100, 3), 1));
        book.put(bid(5, "a", 100, 7));
        book.rollback();

        assertThat(book.side(Side.BUY))
                .containsExactly(bid(1, "a", 100, 1), bid(2, "a", 100, 2), bid(3, "a", 100, 3));
        assertThat(book.ordersOf("a")).isEqualTo(book.side(Side.BUY));
        assertThat(book.levels(Side.BUY, 9)).containsExactly(new Level(100, 6));
        assertThat(book.find("b", "o4")).isEmpty();
        assertThat(book.commit()).isEmpty();
    }

    @Test
    void an_order_that_comes_again_under_its_name_is_another_at_the_end_of_its_queue() {
        var first = bid(1, "a", 100, 5);
        var again = order(3, "o1", "a", Side.BUY, 100, 5, Conditions.NONE);
        book.put(first);
        book.put(bid(2, "b", 100, 4));
        book.commit();

        book.remove(first);
        book.put(again);
        assertThat(book.side(Side.BUY)).containsExactly(bid(2, "b", 100, 4), again);
        book.rollback();
        assertThat(book.side(Side.BUY)).containsExactly(first, bid(2, "b", 100, 4));
        assertThat(book.find("a", "o1")).contains(first);

        book.remove(first);
        book.put(again);
        assertThat(book.commit()).containsExactly(Change.removed(first), Change.written(again));
        assertThat(book.find("a", "o1")).contains(again);
    }

    @Test
    void the_order_whose_time_is_over_first_is_the_first_to_expire() {
        var late = expiring(1, 2_000);
        var soon = expiring(2, 1_000);
        book.put(bid(3, "c", 100, 1));
        assertThat(book.firstToExpire()).isEmpty();
        book.put(late);
        book.put(soon);
        book.put(expiring(4, 1_000));
        book.commit();

        assertThat(book.firstToExpire()).contains(soon);
        book.put(smaller(soon, 1));
        assertThat(book.firstToExpire()).contains(smaller(soon, 1));
        book.remove(soon);
        book.remove(expiring(4, 1_000));
        assertThat(book.firstToExpire()).contains(late);
        book.rollback();
        assertThat(book.firstToExpire()).contains(soon);
    }

    private static RestingOrder expiring(long sequence, long atMs) {
        var conditions = new Conditions(atMs, PostOnly.NO, 0, SelfTrade.EXPIRE_MAKER, 0);
        return order(sequence, "o" + sequence, "a", Side.BUY, 100, 5, conditions);
    }

    @Test
    void a_restored_order_is_no_change_and_finds_its_place_whenever_it_comes() {
        book.restore(bid(7, "a", 100, 1));
        book.restore(bid(3, "a", 100, 1));
        book.restore(bid(5, "a", 100, 1));

        assertThat(book.commit()).isEmpty();
        assertThat(book.side(Side.BUY))
                .extracting(RestingOrder::sequence)
                .containsExactly(3L, 5L, 7L);
        assertThat(book.ordersOf("a")).isEqualTo(book.side(Side.BUY));
    }
}
