package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.OrderReport.Ending.PRICE_IMPACT;
import static ai.hanzo.hmm.market.event.OrderReport.Status.CANCELLED;
import static ai.hanzo.hmm.market.event.OrderReport.Status.FILLED;
import static ai.hanzo.hmm.market.event.OrderReport.Status.OPEN;
import static ai.hanzo.hmm.market.event.RefusalCode.INSUFFICIENT_FUNDS;
import static ai.hanzo.hmm.market.event.RefusalCode.LOT_SIZE;
import static ai.hanzo.hmm.market.event.RefusalCode.ORDER_DONE;
import static ai.hanzo.hmm.market.event.RefusalCode.POST_ONLY_WOULD_TAKE;
import static ai.hanzo.hmm.market.event.RefusalCode.TICK_SIZE;
import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Example.book;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;
import static ai.hanzo.hmm.market.example.Traded.swap;
import static ai.hanzo.hmm.market.example.Traded.trade;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.example.Example;

import org.junit.jupiter.api.Test;

import java.util.OptionalLong;

/// An order keeps its place when its quantity alone is lowered, and loses it otherwise (rules,
/// section 4).
class AmendTest {
    private static Example queue() {
        return market().when(sell("alice", 5).at(103).id("a")).when(sell("bob", 5).at(103).id("b"));
    }

    @Test
    void a_lower_quantity_keeps_its_place() {
        queue().amend("alice", "a", "103", "3")
                .releases("alice", "1002")
                .holds("alice", SCU, "3")
                .when(buy("carl", 4).at(103))
                .then(trade(3, 103).with("alice"), trade(1, 103).with("bob"));
    }

    @Test
    void a_higher_quantity_loses_it() {
        queue().amend("alice", "a", "103", "6")
                .holds("alice", SCU, "6")
                .when(buy("carl", 6).at(103))
                .then(trade(5, 103).with("bob"), trade(1, 103).with("alice"));
    }

    @Test
    void another_price_loses_it() {
        queue().amend("alice", "a", "104", "5")
                .amend("alice", "a", "103", "5")
                .when(buy("carl", 5).at(103))
                .then(trade(5, 103).with("bob"));
    }

    @Test
    void what_is_the_same_changes_nothing() {
        queue().amend("alice", "a", "103", "5")
                .gains("alice", SCU, "0")
                .when(buy("carl", 5).at(103))
                .then(trade(5, 103).with("alice"));
    }

    @Test
    void at_another_price_it_may_take() {
        var example =
                book("| 104 | 2 bob")
                        .when(buy("alice", 5).at(100).id("a"))
                        .amend("alice", "a", "104", "5")
                        .then(trade(2, 104))
                        .leaves("3 | 104 |");
        var report = example.report("alice", "a");
        assertThat(report.status()).isEqualTo(OPEN);
        assertThat(report.priceMicros()).isEqualTo(micros(104));
        // 208 at 0.3%
        assertThat(report.feeMicros()).isEqualTo(624_000);
        // 312 and 0.936 stay held of 1501.5 and what came with the amendment
        example.holds("alice", HANZO, "312.936");
    }

    @Test
    void the_fee_goes_on_from_what_was_charged_before() {
        var example =
                market().when(buy("alice", "0.012").at("1.667").id("a"))
                        .when(sell("bob", "0.006").at("1.667"))
                        .then(trade("0.006", "1.667"))
                        .when(sell("carl", "0.006").at("1.668"))
                        .amend("alice", "a", "1.668", "0.012")
                        .then(trade("0.006", "1.668"));
        var report = example.report("alice", "a");
        assertThat(report.status()).isEqualTo(FILLED);
        assertThat(report.executedMicros()).isEqualTo(12_000);
        assertThat(report.notionalMicros()).isEqualTo(10_002 + 10_008);
        // 10,002 at 0.1% and 10,008 at 0.3% are 10.002 and 30.024: 41 together, not 42
        assertThat(report.feeMicros()).isEqualTo(41);
    }

    @Test
    void lowered_to_what_is_done_the_rest_is_cancelled() {
        var example =
                queue().when(buy("carl", 3).at(103))
                        .amend("alice", "a", "103", "3")
                        .leaves("| 103 | 5 bob");
        var report = example.report("alice", "a");
        assertThat(report.status()).isEqualTo(CANCELLED);
        assertThat(report.originalMicros()).isEqualTo(micros(5));
        assertThat(report.executedMicros()).isEqualTo(micros(3));
        assertThat(report.cancelledMicros()).isEqualTo(micros(2));
        example.holds("alice", SCU, "0");
    }

    @Test
    void it_is_all_or_nothing() {
        queue().amend("alice", "a", "103.0005", "5")
                .refused(TICK_SIZE)
                .amend("alice", "a", "103", "4.0005")
                .refused(LOT_SIZE)
                .when(amend("a", Side.SELL, "103", "7", "1"))
                .refused(INSUFFICIENT_FUNDS, "neededMicros", micros(7))
                .refused(INSUFFICIENT_FUNDS, "heldMicros", micros(6))
                .leaves("| 103 | 5 alice, 5 bob");
    }

    @Test
    void one_that_is_done_cannot_be_amended() {
        queue().when(buy("carl", 5).at(103))
                .amend("alice", "a", "103", "7")
                .refused(ORDER_DONE)
                .releases("alice", "1000");
    }

    @Test
    void what_must_not_take_does_not_by_an_amendment_either() {
        book("| 104 | 2 bob")
                .when(buy("alice", 5).at(100).postOnly().id("a"))
                .amend("alice", "a", "104", "5")
                .refused(POST_ONLY_WOULD_TAKE, "bestPriceMicros", micros(104))
                .leaves(
                        """
                            | 104 | 2 bob
                        5 alice | 100 |
                        """);
    }

    /// A pool of 1000 and 2000 sells 46.537 until its price is 2.2.
    @Test
    void what_the_pool_may_not_fill_does_not_rest() {
        var example =
                market().pool("1000", "2000")
                        .when(buy("alice", 100).at("1.9").id("a"))
                        .amend("alice", "a", "3", "100")
                        .then(swap("46.537", "97.616793"))
                        .leavesNothing();
        assertThat(example.report("alice", "a").ending()).isEqualTo(PRICE_IMPACT);
        example.holds("alice", HANZO, "0");
    }

    private static MarketInput.Amend amend(
            String order, Side side, String price, String quantity, String hold) {
        return new MarketInput.Amend(
                "alice",
                "amend",
                order,
                side,
                OptionalLong.of(micros(price)),
                OptionalLong.of(micros(quantity)),
                micros(hold));
    }
}
