package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.OrderReport.Ending.EXPIRED;
import static ai.hanzo.hmm.market.event.OrderReport.Ending.IOC;
import static ai.hanzo.hmm.market.event.OrderReport.Status.CANCELLED;
import static ai.hanzo.hmm.market.event.OrderReport.Status.FILLED;
import static ai.hanzo.hmm.market.event.OrderReport.Status.OPEN;
import static ai.hanzo.hmm.market.event.RefusalCode.FOK_NOT_FILLABLE;
import static ai.hanzo.hmm.market.event.RefusalCode.INVALID_AMOUNT;
import static ai.hanzo.hmm.market.event.RefusalCode.INVALID_ORDER;
import static ai.hanzo.hmm.market.event.RefusalCode.LOT_SIZE;
import static ai.hanzo.hmm.market.event.RefusalCode.MIN_FILL;
import static ai.hanzo.hmm.market.event.RefusalCode.ORDER_EXPIRED;
import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Example.book;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;
import static ai.hanzo.hmm.market.example.Order.spend;
import static ai.hanzo.hmm.market.example.Traded.swap;
import static ai.hanzo.hmm.market.example.Traded.trade;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.example.Example;
import ai.hanzo.hmm.market.laws.Floor;

import org.junit.jupiter.api.Test;

/// How long an order lasts, and what it must fill at once (rules, section 4).
class DurationTest {
    private static final long END = Floor.START_MS + 5_000;

    private static Example asks() {
        return book(
                """
                bid | price | ask
                    |   104 | 5 bob
                    |   103 | 2 carl
                """);
    }

    @Test
    void a_gtt_order_ends_at_its_time_and_not_before() {
        var example = market().when(buy("alice", 1).at(100).until(END).id("a"));
        assertThat(example.floor().market().nextDueMs()).hasValue(END);

        example.later(4_999).when(new MarketInput.Tick()).leaves("1 | 100 |");
        example.later(1).when(new MarketInput.Tick()).leavesNothing().holds("alice", HANZO, "0");

        var report = example.report("alice", "a");
        assertThat(report.status()).isEqualTo(CANCELLED);
        assertThat(report.ending()).isEqualTo(EXPIRED);
        assertThat(example.floor().market().nextDueMs()).hasValue(Floor.MIDNIGHT_MS);
    }

    @Test
    void nobody_meets_an_order_whose_time_is_over() {
        market().when(sell("alice", 1).at(100).until(END).id("a"))
                .later(5_000)
                .when(buy("bob", 1).at(100))
                .then()
                .leaves("1 bob | 100 |");
    }

    @Test
    void one_whose_time_is_over_when_it_comes_is_refused() {
        market().when(buy("alice", 1).at(100).until(Floor.START_MS))
                .refused(ORDER_EXPIRED, "expiresAtMs", Floor.START_MS)
                .refused(ORDER_EXPIRED, "timeMs", Floor.START_MS);
    }

    @Test
    void one_that_takes_before_its_time_is_over_takes() {
        asks().when(buy("alice", 3).at(103).until(END)).then(trade(2, 103)).ends(OPEN);
    }

    @Test
    void ioc_takes_what_there_is() {
        asks().when(buy("alice", 3).at(103).ioc()).then(trade(2, 103)).ends(CANCELLED, IOC);
    }

    @Test
    void fok_is_filled_whole() {
        asks().when(buy("alice", 7).at(104).fok()).then(trade(2, 103), trade(5, 104)).ends(FILLED);
    }

    @Test
    void fok_that_cannot_be_filled_whole_changes_nothing() {
        asks().when(buy("alice", "7.001").at(104).fok())
                .refused(FOK_NOT_FILLABLE, "fillableMicros", micros(7))
                .refused(FOK_NOT_FILLABLE, "quantityMicros", 7_001_000)
                .holds("alice", HANZO, "0")
                .leaves(
                        """
                            | 104 | 5 bob
                            | 103 | 2 carl
                        """);
    }

    /// The pool sells 12.27 until its price is 2.05.
    @Test
    void fok_counts_both_venues() {
        market().pool("1000", "2000")
                .when(sell("bob", 5).at("2.05"))
                .when(buy("alice", 17).at("2.05").fok())
                .then(swap("12.27", "24.844847"), trade("4.73", "2.05"))
                .ends(FILLED);
    }

    @Test
    void fok_does_not_trade_with_itself() {
        asks().when(sell("alice", 1).at(102).id("own"))
                .when(buy("alice", 8).at(104).fok())
                .refused(FOK_NOT_FILLABLE, "fillableMicros", micros(7));
        asks().when(sell("alice", 1).at(102).id("own"))
                .when(buy("alice", 7).at(104).fok())
                .ends(FILLED);
    }

    @Test
    void a_minimum_is_filled_or_nothing() {
        asks().when(buy("alice", 9).at(103).minFill("2")).then(trade(2, 103)).ends(OPEN);
        asks().when(buy("alice", 9).at(103).minFill("2.001"))
                .refused(MIN_FILL, "fillableMicros", micros(2))
                .refused(MIN_FILL, "minFillMicros", 2_001_000);
    }

    @Test
    void orders_at_the_market_have_a_minimum_too() {
        asks().when(buy("alice", 9).minFill("9").slippage(0)).refused(MIN_FILL);
        asks().when(spend("alice", "300").minFill("2")).then(trade(2, 103), trade("0.895", "104"));
        asks().when(spend("alice", "300").minFill("3")).refused(MIN_FILL);
    }

    @Test
    void a_minimum_is_of_whole_lots_and_no_more_than_the_quantity() {
        asks().when(buy("alice", 9).at(103).minFill("0.0005")).refused(LOT_SIZE);
        asks().when(buy("alice", 9).at(103).minFill("9.001")).refused(INVALID_AMOUNT);
    }

    @Test
    void only_a_gtt_order_expires() {
        asks().when(buy("alice", 9).at(103).until(END).ioc()).refused(INVALID_ORDER);
    }
}
