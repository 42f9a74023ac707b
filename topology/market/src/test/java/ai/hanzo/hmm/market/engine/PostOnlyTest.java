package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.OrderReport.Status.OPEN;
import static ai.hanzo.hmm.market.event.RefusalCode.INVALID_ORDER;
import static ai.hanzo.hmm.market.event.RefusalCode.POST_ONLY_WOULD_TAKE;
import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Example.book;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.example.Example;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An order that must not take is refused, or rests where neither venue would fill one lot (rules,
/// section 4).
class PostOnlyTest {
    private static Example spread() {
        return book(
                """
                  bid | price | ask
                      |   104 | 5 bob
                5 bob |   100 |
                """);
    }

    @ParameterizedTest
    @CsvSource({"BUY, 104", "BUY, 105", "SELL, 100", "SELL, 99"})
    void one_that_would_take_from_the_book_is_refused(String side, long price) {
        var order = "BUY".equals(side) ? buy("alice", 1) : sell("alice", 1);
        spread().when(order.at(price).postOnly())
                .refused(POST_ONLY_WOULD_TAKE, "priceMicros", micros(price))
                .refused(
                        POST_ONLY_WOULD_TAKE,
                        "bestPriceMicros",
                        micros("BUY".equals(side) ? 104 : 100));
    }

    @Test
    void one_that_would_not_rests() {
        spread().when(buy("alice", 1).at("103.999").postOnly())
                .ends(OPEN)
                .when(sell("carl", 1).at("104").postOnly())
                .ends(OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "BUY , 104    , 103.999",
        "BUY , 250    , 103.999",
        "BUY , 103    , 103    ",
        "SELL, 100    , 100.001",
        "SELL, 1      , 100.001",
        "SELL, 101    , 101    ",
    })
    void one_that_slides_rests_a_tick_from_the_book(String side, String limit, String rests) {
        var order = "BUY".equals(side) ? buy("alice", 1) : sell("alice", 1);
        var example = spread().when(order.at(limit.strip()).sliding().id("a")).ends(OPEN);
        assertThat(example.report().priceMicros()).isEqualTo(micros(rests.strip()));
    }

    /// At 1000 and 2000 one lot of 0.001 is bought at 2.000005 and leaves a price of 2.000004; it
    /// is sold at 1.999997 and leaves 1.999996.
    @ParameterizedTest
    @CsvSource({
        "BUY , 2.1, 2    ",
        "BUY , 2  , 2    ",
        "SELL, 1.9, 2    ",
        "SELL, 2  , 2    ",
    })
    void one_that_slides_rests_where_the_pool_fills_no_lot(
            String side, String limit, String rests) {
        var order = "BUY".equals(side) ? buy("alice", 1) : sell("alice", 1);
        var example =
                market().pool("1000", "2000").when(order.at(limit.strip()).sliding()).ends(OPEN);
        assertThat(example.report().priceMicros()).isEqualTo(micros(rests.strip()));
    }

    @Test
    void the_pool_counts_as_the_book_does() {
        market().pool("1000", "2000")
                .when(buy("alice", 1).at("2.001").postOnly())
                .refused(POST_ONLY_WOULD_TAKE, "poolPriceMicros", 2_000_000);
    }

    @Test
    void what_the_slide_frees_is_released() {
        spread().when(buy("alice", 1).at("104.999").sliding())
                // 104.999 and 0.314997 were held, 103.999 and 0.311997 are needed
                .releases("alice", "1.003")
                .holds("alice", HANZO, "104.310997");
    }

    @Test
    void one_that_can_slide_nowhere_is_refused() {
        book("| 0.001 | 500 bob")
                .when(buy("alice", 100).at("0.002").sliding())
                .refused(POST_ONLY_WOULD_TAKE);
    }

    @Test
    void it_must_be_an_order_that_rests() {
        spread().when(buy("alice", 1).at(101).ioc().postOnly()).refused(INVALID_ORDER);
        spread().when(buy("alice", 1).at(101).postOnly().minFill("1")).refused(INVALID_ORDER);
    }
}
