package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.OrderReport.Ending.PRICE_IMPACT;
import static ai.hanzo.hmm.market.event.OrderReport.Status.CANCELLED;
import static ai.hanzo.hmm.market.event.OrderReport.Status.FILLED;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;
import static ai.hanzo.hmm.market.example.Traded.swap;
import static ai.hanzo.hmm.market.example.Traded.trade;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.example.Example;

import org.junit.jupiter.api.Test;

/// How far the pool's price may be moved, and how long fresh shares stay (rules, section 5).
class PoolGuardTest {
    private static final long TEN_MINUTES = 600_000;

    /// Its price of 2 may get to 2.2 by one command, or to 1.8.
    private static Example pool() {
        return market().pool("1000", "2000");
    }

    @Test
    void a_command_moves_the_price_by_ten_percent_at_most() {
        pool().when(buy("alice", 500).at(9).ioc())
                .then(swap("46.537", "97.616793"))
                .ends(CANCELLED, PRICE_IMPACT);
        pool().when(sell("alice", 500).at("0.001").ioc())
                .then(swap("54.092", "102.632407"))
                .ends(CANCELLED, PRICE_IMPACT);
    }

    @Test
    void the_book_goes_on_where_the_pool_must_stop() {
        pool().when(sell("bob", 100).at("2.5"))
                .when(buy("alice", 100).at(3))
                .then(swap("46.537", "97.616793"), trade("53.463", "2.5"))
                .ends(FILLED);
    }

    @Test
    void what_neither_may_fill_does_not_rest() {
        pool().when(sell("bob", 10).at("2.5"))
                .when(buy("alice", 100).at(3))
                .ends(CANCELLED, PRICE_IMPACT)
                .leavesNothing();
    }

    @Test
    void within_the_guard_a_limit_order_rests_as_ever() {
        pool().when(buy("alice", 100).at("2.1")).leaves("75.901 | 2.1 |");
    }

    @Test
    void an_owner_group_moves_it_by_twenty_percent_a_minute_at_most() {
        var example =
                pool().when(buy("alice", 500).at(9).ioc().group("house"))
                        .when(buy("bob", 500).at(9).ioc().group("house"));
        assertThat(example.settled()).hasSize(1);

        example.when(buy("carl", 500).at(9).ioc().group("house")).refused(RefusalCode.PRICE_IMPACT);

        // another group is free to, and so is this one in the other direction
        example.when(sell("carl", 1).at("0.02").ioc().group("house")).ends(FILLED);
        example.when(buy("dora", 1).at(9).ioc()).ends(FILLED);
    }

    @Test
    void after_a_minute_it_may_again() {
        pool().when(buy("alice", 500).at(9).ioc())
                .when(buy("alice", 500).at(9).ioc())
                .later(60_000)
                .when(buy("alice", 1).at(9).ioc())
                .refused(RefusalCode.PRICE_IMPACT)
                .later(1_000)
                .when(buy("alice", 1).at(9).ioc())
                .ends(FILLED);
    }

    @Test
    void fresh_shares_stay_held_for_ten_minutes() {
        var example =
                pool().when(new MarketInput.AddToPool("bob", "add", micros(100), micros(200), 0))
                        .gains("bob", LP, "141.421356")
                        .holds("bob", LP, "141.421356")
                        .later(TEN_MINUTES - 1)
                        .when(new MarketInput.Tick())
                        .holds("bob", LP, "141.421356")
                        .later(1)
                        .when(new MarketInput.Tick())
                        .holds("bob", LP, "0")
                        .releases("bob", "141.421356");
        assertThat(example.floor().market().nextDueMs()).isEmpty();
    }

    @Test
    void shares_minted_in_one_millisecond_are_released_together() {
        pool().when(new MarketInput.AddToPool("bob", "add1", micros(100), micros(200), 0))
                .when(new MarketInput.AddToPool("bob", "add2", micros(100), micros(200), 0))
                .holds("bob", LP, "282.842712")
                .later(TEN_MINUTES)
                .when(new MarketInput.Tick())
                .releases("bob", "282.842712");
    }
}
