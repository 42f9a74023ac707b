package ai.hanzo.hmm.local.demo.tally;

import static ai.hanzo.hmm.local.demo.tally.Outcomes.id;
import static ai.hanzo.hmm.local.demo.tally.Records.MARKET;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationDispute;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.AssetBalance;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.DisputeState;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderStatus;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.UncountedUse;
import ai.hanzo.hmm.wire.Venue;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class TallyTest {
    private static final String UNITS = "SCU:" + MARKET;
    private static final String SHARES = "LP:" + MARKET;

    private final Tally tally = new Tally(MARKET, 3);

    /// Deposited 1,000 and withdrawn 100; issued 50 units. Accounts hold 300 + 40 HANZO, the pool
    /// 500, the quality fund 20, the treasury 40: 900. Accounts hold 5 + 10 units, the pool 30, an
    /// allocation 5: 50. Of 3,000 shares 1,000 are locked.
    @Test
    void whatCameInIsHeldSomewhereOrSpent() {
        see(Records.execution("a", "ledger", 1, posting("HANZO", "DEPOSIT", 1_000)));
        see(Records.execution("a", "ledger", 2, posting("HANZO", "WITHDRAW", -100)));
        see(Records.execution("p", MARKET, 3, posting(UNITS, "ISSUE", 50)));
        see(Records.execution("a", MARKET, 4, posting("HANZO", "TRADE", -560)));
        see(Records.status(0, 30, 500, 3_000, 20, 40));
        see(Records.allocation("m#1", id(0), 5, AllocationState.ALLOCATED));
        see(Records.balances("a", 4, asset("HANZO", 300, 40), asset(SHARES, 0, 2_000)));
        see(Records.balances("p", 3, asset(UNITS, 5, 10)));
        assertThat(imbalance()).isEqualTo(Map.of("HANZO", 0L, UNITS, 0L, SHARES, 0L));
        see(Records.balances("p", 3, asset(UNITS, 5, 9)));
        assertThat(imbalance()).isEqualTo(Map.of("HANZO", 0L, UNITS, 1L, SHARES, 0L));
    }

    @Test
    void aRepeatedAnswerBringsNothingIn() {
        var deposit = Records.execution("a", "ledger", 1, posting("HANZO", "DEPOSIT", 9));
        see(deposit);
        deposit.put("repeated", true);
        see(deposit);
        assertThat(imbalance()).containsEntry("HANZO", 9L);
    }

    @Test
    void balancesHaveCaughtUpWhenTheySayTheLastSequence() {
        see(Records.execution("a", MARKET, 7, posting("HANZO", "TRADE", -5)));
        see(Records.status(1, 0, 0, 0, 0, 0));
        assertThat(tally.accounts().caughtUp(MARKET, 1)).isFalse();
        see(Records.balances("a", 6));
        assertThat(tally.accounts().caughtUp(MARKET, 1)).isFalse();
        see(Records.balances("a", 7));
        assertThat(tally.accounts().caughtUp(MARKET, 1)).isTrue();
        assertThat(tally.accounts().caughtUp(MARKET, 2)).isFalse();
    }

    /// The market and the ledger tell of a sweep in topics of their own.
    @Test
    void aSweepHasBeenCaughtUpWithWhenTheMarketSaysItTooOrNobodyDoes() {
        var settlement = Records.settlement(Venue.BOOK, OrderSide.BUY, "c", id(0), "aurora");
        see(Settlement.newBuilder(settlement).setTreasuryMicros(40).build());
        see(Records.status(1, 0, 0, 0, 0, 40));
        assertThat(tally.accounts().caughtUp(MARKET, 1)).isTrue();
        see(Records.status(1, 0, 0, 0, 0, 0));
        assertThat(tally.accounts().caughtUp(MARKET, 1)).isFalse();
        see(Records.execution("@treasury", MARKET, 1, posting("HANZO", "SWEEP", 40)));
        see(Records.balances("@treasury", 1, asset("HANZO", 40, 0)));
        assertThat(tally.accounts().caughtUp(MARKET, 1)).isTrue();
        see(Records.status(1, 0, 0, 0, 0, 40));
        assertThat(tally.accounts().caughtUp(MARKET, 1)).isFalse();
    }

    @Test
    void marketsHaveCaughtUpWhenTheyAreAsOldAsWhatTheyPosted() {
        var late = Records.execution("a", MARKET, 7, posting("HANZO", "REFUND", 5));
        late.put("timeMs", 900L);
        see(late);
        see(Records.balances("a", 7));
        see(Records.status(0, 0, 0, 0, 0, 0));
        assertThat(tally.accounts().caughtUp(MARKET, 0)).isFalse();
        var status = Records.status(0, 0, 0, 0, 0, 0);
        status.put("timeMs", 900L);
        see(status);
        assertThat(tally.accounts().caughtUp(MARKET, 0)).isTrue();
    }

    @Test
    void aTokenThatIsNotGenuineIsCountedAndSaysWhy() {
        tally.tokens().genuine();
        tally.tokens().late();
        tally.tokens().rejected("m#2", "AUDIENCE: token for x");
        tally.tokens().rejected("m#3", "SIGNATURE: not signed");
        assertThat(tally.tokens().verified()).isEqualTo(2);
        assertThat(tally.tokens().showedLate()).isEqualTo(1);
        assertThat(tally.tokens().bad()).isEqualTo(2);
        assertThat(tally.tokens().firstComplaint()).isEqualTo("m#2: AUDIENCE: token for x");
    }

    @Test
    void allIsServedWhenEveryUnitBoughtIsInAnAllocationThatHasEnded() {
        assertThat(tally.served(0)).isTrue();
        see(Records.ordered("consumer-01", id(0), OrderStatus.FILLED, 100));
        assertThat(tally.served(0)).isFalse();
        see(Records.allocation("m#1", id(0), 100, AllocationState.ALLOCATED));
        tally.tokens().genuine();
        assertThat(tally.served(0)).isFalse();
        see(closed());
        assertThat(tally.served(0)).isTrue();
        assertThat(tally.served(1)).isFalse();
        var ruled = closed();
        ruled.put("dispute", new AllocationDispute(DisputeState.OPEN, 0L, "why"));
        see(ruled);
        assertThat(tally.served(1)).isFalse();
        ruled = closed();
        ruled.put("dispute", new AllocationDispute(DisputeState.DISMISSED, 0L, "why"));
        see(ruled);
        assertThat(tally.served(1)).isTrue();
    }

    @Test
    void whatIsNotCheckedIsNotServed() {
        see(Records.ordered("consumer-01", id(0), OrderStatus.FILLED, 100));
        see(Records.allocation("m#1", id(0), 100, AllocationState.ALLOCATED));
        see(closed());
        assertThat(tally.served(0)).isFalse();
        tally.tokens().rejected("m#1", "AUDIENCE: token for x");
        assertThat(tally.served(0)).isTrue();
    }

    @Test
    void commandsAboutAllocationsThatWereNotTakenAreCounted() {
        see(Records.refused("aurora", "start-7", "UNKNOWN_ALLOCATION"));
        see(Records.refused("consumer-01", "end-7", "UNKNOWN_ALLOCATION"));
        see(Records.refused("aurora", "quote-1", "INSUFFICIENT_FUNDS"));
        see(
                Records.base("aurora", "heartbeat-1")
                        .setUncounted(List.of(new UncountedUse(7L, "UNKNOWN_ALLOCATION")))
                        .build());
        assertThat(tally.serviceAnswers().refusals()).isEqualTo(Map.of("UNKNOWN_ALLOCATION", 2L));
        assertThat(tally.serviceAnswers().uncounted()).isEqualTo(1);
    }

    @Test
    void aCommandAboutAnAllocationIsUnderWayUntilItIsAnswered() {
        tally.serviceAnswers().sent(2);
        see(Records.base("aurora", "start-7").setStatus(CommandStatus.PENDING).build());
        see(Records.base("aurora", "start-7").build());
        see(Records.base("aurora", "quote-7").build());
        assertThat(tally.answered()).isFalse();
        see(Records.refused("consumer-01", "end-7", "UNKNOWN_ALLOCATION"));
        assertThat(tally.answered()).isTrue();
    }

    @Test
    void tradesAreCountedByVenueAndSeller() {
        see(Records.settlement(Venue.BOOK, OrderSide.BUY, "c", id(0), "aurora"));
        see(Records.settlement(Venue.POOL, OrderSide.BUY, "c", id(0), "@pool"));
        see(Records.settlement(Venue.POOL, OrderSide.SELL, "aurora", "quote-1", "@pool"));
        var trades = tally.trades();
        assertThat(trades.all()).isEqualTo(3);
        assertThat(trades.book()).isEqualTo(1);
        assertThat(trades.pool()).isEqualTo(2);
        assertThat(trades.notionalMicros()).isEqualTo(66_000_000);
        // As a maker it pays 22,000 of fee, as a taker 66,000.
        assertThat(trades.sales("aurora")).isEqualTo(new Trades.Sales(2_000_000, 43_912_000));
        assertThat(trades.sales("nobody")).isEqualTo(Trades.Sales.NONE);
    }

    @Test
    void anAwaitedCommandIsAnsweredOnce() {
        tally.answers().expect("a", "deposit");
        tally.answers().expect("b", "deposit");
        see(Records.execution("a", "ledger", 1));
        see(Records.base("a", "deposit").build());
        see(Records.base("a", "deposit").build());
        assertThat(tally.answers().open()).isEqualTo(1);
        see(Records.refused("b", "deposit", "INVALID_AMOUNT"));
        assertThat(tally.answers().open()).isZero();
        assertThat(tally.answers().refused())
                .containsExactly("deposit of b: INVALID_AMOUNT (no) {}");
    }

    @Test
    void whatIsOpenOfAQuoteIsWhatItsLastExecutionSays() {
        tally.makers().sent("quote-1", 100, true);
        tally.makers().sent("quote-2", 100, true);
        assertThat(tally.makers().openMicros("quote-1")).isEqualTo(100);
        see(Records.ordered("aurora", "quote-1", OrderStatus.OPEN, 30));
        assertThat(tally.makers().openMicros("quote-1")).isEqualTo(70);
        see(Records.ordered("aurora", "quote-1", OrderStatus.FILLED, 100));
        assertThat(tally.makers().openMicros("quote-1")).isZero();
        see(Records.refused("aurora", "quote-2", "INSUFFICIENT_FUNDS"));
        see(Records.refused("aurora", "cancel-quote-1", "ORDER_DONE"));
        assertThat(tally.makers().openMicros("quote-2")).isZero();
        assertThat(tally.makers().refusals()).isEqualTo(Map.of("INSUFFICIENT_FUNDS", 1L));
        assertThat(tally.makers().lateCancels()).isEqualTo(1);
    }

    private void see(SpecificRecord record) {
        tally.on(record, 1_000);
    }

    private Map<String, Long> imbalance() {
        return tally.accounts().imbalance(MARKET, tally.grants().standardMicros());
    }

    private static AssetBalance asset(String asset, long free, long held) {
        return new AssetBalance(asset, free, held);
    }

    private static Posting posting(String asset, String reason, long free) {
        return new Posting(asset, reason, free, 0L);
    }

    private static Allocation closed() {
        var closed = Records.allocation("m#1", id(0), 100, AllocationState.CLOSED);
        closed.put("closeReason", "COMPLETED");
        return closed;
    }
}
