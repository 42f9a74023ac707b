package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.OrderReport.Ending;
import static ai.hanzo.hmm.market.event.OrderReport.Status;
import static ai.hanzo.hmm.market.event.RefusalCode.MARKET_NOT_ACTIVE;
import static ai.hanzo.hmm.market.event.RefusalCode.ORDER_DONE;
import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.example.Example;
import ai.hanzo.hmm.market.example.Proof;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

/// What each phase of a market allows (rules, section 2).
class PhaseTest {
    private static final String YES = "yes";

    /// One order a side, a pool, a bonded provider, and then the phase.
    private static Example in(Phase phase) {
        return market().pool("100", "200")
                .when(sell("maker", 5).at("2.5").id("ask"))
                .when(buy("maker", 5).at("1.5").id("bid"))
                .when(new MarketInput.ChangePhase(phase));
    }

    @ParameterizedTest
    @CsvSource({
        // phase   , post, rest, take, ioc, market, amend, cancel, add, remove, bond, issue, unbond
        "PRE_OPEN  , yes ,     ,     ,    ,       ,      , yes   , yes, yes   , yes , yes  , yes",
        "ACTIVE    , yes , yes , yes , yes, yes   , yes  , yes   , yes, yes   , yes , yes  , yes",
        "POST_ONLY , yes , yes ,     ,    ,       , yes  , yes   , yes, yes   , yes , yes  , yes",
        "PAUSED    ,     ,     ,     ,    ,       ,      , yes   ,    , yes   ,     ,      , yes",
        "CLOSED    ,     ,     ,     ,    ,       , done , done  ,    , yes   ,     ,      , yes",
    })
    void allows(
            Phase phase,
            String post,
            String rest,
            String take,
            String ioc,
            String atMarket,
            String amend,
            String cancel,
            String add,
            String remove,
            String bond,
            String issue,
            String unbond) {
        check(post, in(phase).when(buy("alice", 1).at("1.6").postOnly()));
        check(rest, in(phase).when(buy("alice", 1).at("1.6")));
        check(take, in(phase).when(buy("alice", 1).at("2.5")));
        check(take, in(phase).when(buy("alice", 90).at("2.5")));
        check(ioc, in(phase).when(buy("alice", 1).at("1.6").ioc()));
        check(ioc, in(phase).when(buy("alice", 1).at("2.5").ioc()));
        check(atMarket, in(phase).when(buy("alice", 1)));
        check(atMarket, in(phase).when(sell("alice", 1)));
        check(amend, in(phase).amend("maker", "bid", "1.4", "5"));
        check(cancel, in(phase).cancel("maker", "bid"));
        check(add, in(phase).when(new MarketInput.AddToPool("lp", "a", 1_000, 2_000, 0)));
        check(remove, in(phase).when(new MarketInput.RemoveFromPool("lp", "r", 1_000, 0, 0)));
        check(bond, in(phase).when(new MarketInput.Bond("provider", "b", 5_000_000)));
        check(
                issue,
                in(phase)
                        .when(
                                new MarketInput.Issue(
                                        "provider", "i", 100, 1, Proof.keyOf("provider"))),
                true);
        check(unbond, spareBond(phase).when(new MarketInput.Unbond("provider", "u", 1)));
    }

    private static Example spareBond(Phase phase) {
        return market().when(new MarketInput.Bond("provider", "b", 5_000_000))
                .when(new MarketInput.ChangePhase(phase));
    }

    private static void check(String allowed, Example example) {
        check(allowed, example, false);
    }

    /// An issue is let through to its bond, which does not cover it.
    private static void check(String allowed, Example example, boolean bondIsShort) {
        var last = example.events().getLast();
        var refused = ((MarketEvent.Executed) last).refused();
        var code = refused.map(r -> r.code().name());
        if (YES.equals(allowed)) {
            assertThat(code)
                    .isEqualTo(bondIsShort ? Optional.of("INSUFFICIENT_BOND") : Optional.empty());
        } else if ("done".equals(allowed)) {
            assertThat(code).contains(ORDER_DONE.name());
        } else {
            assertThat(code).contains(MARKET_NOT_ACTIVE.name());
        }
    }

    @Test
    void an_order_that_the_pool_would_fill_does_not_rest_before_the_opening() {
        in(Phase.PRE_OPEN).when(buy("alice", 1).at("2.1")).refused(MARKET_NOT_ACTIVE);
    }

    @Test
    void a_market_order_hears_of_the_phase_first() {
        market().when(new MarketInput.ChangePhase(Phase.PAUSED))
                .when(buy("alice", 1))
                .refused(MARKET_NOT_ACTIVE);
    }

    @Test
    void closing_cancels_all_orders_and_is_final() {
        var closed = in(Phase.CLOSED).leavesNothing();
        var ask = closed.report("maker", "ask");
        assertThat(ask.status()).isEqualTo(Status.CANCELLED);
        assertThat(ask.ending()).isEqualTo(Ending.MARKET_CLOSED);
        assertThat(ask.cancelledMicros()).isEqualTo(micros("5"));
        assertThat(closed.execution("maker").commandId()).isEmpty();
        closed.holds("maker", HANZO, "0").holds("maker", SCU, "0");
        closed.when(new MarketInput.ChangePhase(Phase.ACTIVE))
                .when(buy("alice", 1).at("1"))
                .refused(MARKET_NOT_ACTIVE);
    }

    @Test
    void opening_a_market_again_changes_nothing() {
        var open = in(Phase.ACTIVE);
        var terms = open.floor().market().view().terms();
        open.when(new MarketInput.Open(terms, Phase.CLOSED))
                .when(buy("alice", 1).at("1"))
                .ends(Status.OPEN);
        assertThat(open.floor().market().view().phase()).isEqualTo(Phase.ACTIVE);
    }
}
