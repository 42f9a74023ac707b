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
                market().freshPool("1000", "2000")
                        .when(buy("alice", 500).at(9).ioc().group("house"))
                        .when(buy("bob", 500).at(9).ioc().group("house"));
        assertThat(example.settled()).hasSize(1);

        example.when(buy("carl", 500).at(9).ioc().group("house")).refused(RefusalCode.PRICE_IMPACT);

        // another group is free to, and so is this one in the other direction
        example.when(sell("carl", 1).at("0.02").ioc().group("house")).ends(FILLED);
        example.when(buy("dora", 1).at(9).ioc()).ends(FILLED);
    }

    @Test
    void what_a_group_moves_back_counts_for_it() {
        var example = market().freshPool("1000", "2000");
        for (int i = 0; i < 5; i++) {
            example.when(buy("alice", "46").at("9").ioc()).ends(FILLED);
            example.when(sell("alice", "46").at("0.02").ioc()).ends(FILLED);
        }
    }

    @Test
    void after_a_minute_it_may_again() {
        market().freshPool("1000", "2000")
                .when(buy("alice", 500).at(9).ioc())
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

    /// Two groups move a price of 2 by 10% each, and 2.42 is more than 20% above its mean of 2.
    private static Example farFromItsMean() {
        return pool().when(buy("alice", 500).at(9).ioc()).when(buy("bob", 500).at(9).ioc());
    }

    @Test
    void a_pool_that_is_far_from_its_mean_pauses_for_a_minute() {
        farFromItsMean()
                .when(buy("carl", 1).at(9).ioc())
                .refused(RefusalCode.PRICE_IMPACT)
                .when(sell("dora", 1).at(1).ioc())
                .refused(RefusalCode.PRICE_IMPACT)
                .later(59_999)
                .when(sell("dora", 1).at(1).ioc())
                .refused(RefusalCode.PRICE_IMPACT)
                .later(1)
                .when(sell("dora", 1).at(1).ioc())
                .ends(FILLED);
    }

    @Test
    void the_book_trades_while_the_pool_is_paused() {
        farFromItsMean()
                .when(sell("erin", 1).at(4))
                .when(buy("carl", 1).slippage(500_000))
                .then(trade(1, 4))
                .ends(FILLED);
    }

    @Test
    void a_paused_pool_takes_no_deposits_and_gives_everybody_what_is_theirs() {
        farFromItsMean()
                .when(new MarketInput.AddToPool("bob", "add", micros(1), micros(2), 0))
                .refused(RefusalCode.POOL_PAUSED)
                .when(new MarketInput.RemoveFromPool("lp", "out", 1_000_000, 0, 0))
                .gains("lp", LP, "-1");
    }

    @Test
    void a_market_without_a_past_has_no_mean_to_be_far_from() {
        market().freshPool("1000", "2000")
                .when(buy("alice", 500).at(9).ioc())
                .when(buy("bob", 500).at(9).ioc())
                .when(buy("carl", 1).at(9).ioc())
                .ends(FILLED);
    }
}
