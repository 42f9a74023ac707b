package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.laws.Floor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The base of a provider's day: what was collected less the pool's share, over the fills in which
/// it sold. The figures are those of the rules, section 6.
class DayBaseTest extends ConductExample {
    DayBaseTest() {
        owing("p", "1000", "500", "4");
        owing("q", "2000", "1000", "4");
        floor.ledger().deposit("alice", micros("1000000"));
        floor.ledger().deposit("q", micros("1000000"));
    }

    /// A pool of so many units and so much money: orders at its price meet in the book.
    private void pool(String units, String funds) {
        send(new MarketInput.AddToPool("q", "pool", micros(units), micros(funds), 0));
    }

    private MarketEvent.Settled settled() {
        return events.stream()
                .filter(MarketEvent.Settled.class::isInstance)
                .map(MarketEvent.Settled.class::cast)
                .reduce(
                        (a, b) -> {
                            throw new AssertionError("two matches");
                        })
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        // of the pool, price , quantity, notional , base
        "       1000  , 1     , 1       , 1000000  , 2000", // 3000 + 1000 - 2000
        "       333   , 0.333 , 1.001   , 333333   , 668", // 1000 + 334 - 666
        "       3803  , 3.803 , 32.463  , 123456789, 246915" // 370,371 + 123,457 - 246,913
    })
    void golden_on_the_book_as_maker_and_as_taker(
            String funds, String price, String quantity, long notional, long base) {
        pool("1000", funds);
        send(sell("p", quantity).at(price)).send(buy("alice", quantity).at(price));
        assertThat(settled().maker()).isEqualTo("p");
        assertThat(settled().notionalMicros()).isEqualTo(notional);
        assertThat(row("p").dayBaseMicros()).isEqualTo(base);
    }

    @Test
    void golden_a_million_on_the_book_as_taker() {
        pool("1000", "1000");
        send(buy("alice", "1").at(1)).send(sell("p", "1").at(1));

        assertThat(settled().taker()).isEqualTo("p");
        assertThat(row("p").dayBaseMicros()).as("3000 + 1000 - 2000").isEqualTo(2_000);
    }

    /// 1 of 999 into the pool for 1 of 1000.
    @Test
    void golden_a_million_from_the_pool() {
        pool("999", "1000");
        send(sell("p", "1").at("0.9").ioc());

        assertThat(settled().notionalMicros()).isEqualTo(1_000_000);
        assertThat(row("p").dayBaseMicros()).as("3000 - 2000").isEqualTo(1_000);
    }

    @Test
    void golden_a_million_from_the_pool_at_the_highest_discount() {
        pool("999", "1000");
        send(sell("p", "1").at("0.9").ioc().fees(2_100, 700));

        assertThat(row("p").dayBaseMicros()).as("2100 - 2000").isEqualTo(100);
    }

    /// The pool's share of a fill is at most a thousandth of its money: 0.001 of 1.
    @Test
    void what_a_tiny_pool_may_not_take_of_a_fill_counts() {
        pool("1", "1");
        send(sell("p", "1").at(1)).send(buy("alice", "1").at(1));

        assertThat(row("p").dayBaseMicros()).as("3000 + 1000 - 1000").isEqualTo(3_000);
    }

    @Test
    void without_a_pool_all_of_it_counts() {
        send(sell("p", "1").at(1)).send(buy("alice", "1").at(1));

        assertThat(row("p").dayBaseMicros()).isEqualTo(4_000);
    }

    @Test
    void sales_of_a_day_add_up_and_those_of_others_and_purchases_do_not_count() {
        send(sell("p", "1").at(1)).send(buy("alice", "1").at(1));
        send(buy("alice", "1").at(1)).send(sell("p", "1").at(1));
        assertThat(row("p").dayBaseMicros()).isEqualTo(8_000);

        send(sell("alice", "1").at(1)).send(buy("p", "1").at(1));
        give("p", "bob", 1);
        send(sell("bob", "1").at(1)).send(buy("alice", "1").at(1));
        floor.at(Floor.MIDNIGHT_MS);
        tick();
        assertThat(conduct("p").day().orElseThrow().baseMicros()).isEqualTo(8_000);
        assertThat(row("p").dayBaseMicros()).isZero();
    }
}
