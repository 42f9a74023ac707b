package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.laws.Law.must;

import ai.hanzo.hmm.market.allocation.CloseReason;
import ai.hanzo.hmm.market.allocation.Refund;
import ai.hanzo.hmm.market.allocation.Service;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.engine.MarketView;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.state.Change;
import ai.hanzo.hmm.market.state.Conduct;
import ai.hanzo.hmm.market.state.EndedAllocation;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.state.Provider;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.market.state.RowKey;
import ai.hanzo.hmm.market.state.Totals;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// All that must hold after every command. They are told what went in and what came out, and look
/// at the stored rows; they share no code with the engine.
final class Laws {
    private final Shelf shelf;
    private final Map<String, Long> sequences = new HashMap<>();
    private final SettlementLaws settlements = new SettlementLaws();
    private final OrderLaws orders = new OrderLaws();
    private final RouteLaw route = new RouteLaw();
    private final PostOnlyLaw postOnly = new PostOnlyLaw();
    private final BalanceLaws balances;
    private final PriceLaws prices = new PriceLaws();
    private final CandleLaws candles = new CandleLaws();
    private final AllocationLaws allocations = new AllocationLaws();

    Laws(PlainLedger ledger, Shelf shelf) {
        this.shelf = shelf;
        this.balances = new BalanceLaws(ledger);
    }

    /// @param timeMs at which the log holds it
    void before(MarketInput command, long timeMs) {
        long now = Math.max(timeMs, shelf.totals().timeMs());
        route.predict(command, shelf, now);
        postOnly.look(command, shelf, now);
    }

    /// Checks a command; the shelf has its changes already.
    void after(Happening now, MarketView view) {
        boolean refused = now.isRefused();
        oneAnswerEach(now.command(), now.executions());
        if (refused) refusedMeansUnchanged(now);
        poolNeverLoses(now, shelf.pool());
        settlements.check(now, shelf);
        orders.check(now, shelf);
        if (!refused) {
            route.check(now);
            postOnly.check(now);
        }
        balances.check(now, shelf);
        allocations.check(now, shelf);
        prices.check(now, shelf, view);
        candles.check(now, shelf, view);
        must(view.pool().equals(shelf.pool()), "the view shows the pool");
        must(view.totals().equals(shelf.totals()), "the view shows the totals");
        must(view.obligations() == shelf.obliged(), "the view shows what is owed");
        must(view.allocated() == shelf.allocated(), "the view shows what runs");
    }

    /// Executions of an account are numbered 1, 2, 3 ... and the sender has exactly one.
    private void oneAnswerEach(MarketInput command, List<Executed> executions) {
        var answered = new HashSet<String>();
        int told = 0;
        for (var execution : executions) {
            must(answered.add(execution.account()), "one execution each", executions);
            long next = sequences.merge(execution.account(), 1L, Long::sum);
            must(execution.sequence() == next, "sequence without a gap", next, execution);
            if (!execution.commandId().isEmpty()) {
                told++;
                must(
                        command instanceof MarketInput.OfAccount sent
                                && sent.account().equals(execution.account())
                                && sent.id().equals(execution.commandId()),
                        "the sender is answered",
                        command,
                        execution);
            }
        }
        must(told == (command instanceof MarketInput.OfAccount ? 1 : 0), "an answer", command);
    }

    /// Nothing but the clock, the number of the sender's answer, and what time alone has ended.
    private void refusedMeansUnchanged(Happening now) {
        boolean ended = now.changes().stream().anyMatch(change -> change.row().isEmpty());
        int others =
                now.executions().size()
                        + now.of(MarketEvent.Closed.class).size()
                        + now.of(MarketEvent.Served.class).size()
                        + now.of(MarketEvent.BarClosed.class).size()
                        + now.of(MarketEvent.Assessed.class).size();
        boolean judged = isJudged(now);
        must(judged || now.of(MarketEvent.Assessed.class).isEmpty(), "nothing is told", now);
        var before = now.totalsBefore();
        boolean moved = shelf.totals().second() > before.second();
        must(now.events().size() == others, "a refusal says nothing else", now);
        var sender = ((MarketInput.OfAccount) now.command()).account();
        for (Change change : now.changes()) {
            boolean fine =
                    switch (change.row().orElse(null)) {
                        case Totals after ->
                                after.equals(
                                        (moved ? before.withoutTraded() : before)
                                                .withTime(after.timeMs())
                                                .silent(after.silentMs() - before.silentMs())
                                                .withFund(
                                                        judged || ended
                                                                ? after.qualityFundMicros()
                                                                        - before.qualityFundMicros()
                                                                : 0));
                        case Conduct _, Row.Quality _ -> judged;
                        case Row.Price _, Row.Bars _, Row.Volume _ -> moved;
                        case OpenAllocation after ->
                                after.service().state() == Service.State.SUSPENDED;
                        case EndedAllocation after ->
                                ended && after.allocation().service().isDisputed();
                        case Row.Member after -> ended || judged || after.account().equals(sender);
                        case Provider _ -> ended || judged;
                        case null ->
                                switch (change.key().kind()) {
                                    case ALLOCATION, ENDED, ORDER, LOCK, ROUND -> true;
                                    case PRICE, VOLUME -> moved;
                                    default -> false;
                                };
                        default -> false;
                    };
            must(fine, "a refusal changes nothing", change, now);
        }
    }

    /// Whether time ended a day or a round, or evidence was refused, which is a strike.
    private boolean isJudged(Happening now) {
        long dayMs = 24 * 3_600_000L;
        return shelf.totals().timeMs() / dayMs > now.totalsBefore().timeMs() / dayMs
                || now.command() instanceof MarketInput.Attest
                || now.of(MarketEvent.Closed.class).stream()
                        .anyMatch(
                                closed ->
                                        closed.reason() == CloseReason.PROVIDER_FAULT
                                                || !closed.refund().equals(Refund.NONE))
                || now.changes().stream()
                        .anyMatch(change -> change.key().kind() == RowKey.Kind.ROUND);
    }

    /// A trade never lowers x y; a deposit or removal never what a share is worth: x/T and y/T.
    private static void poolNeverLoses(Happening now, Pool after) {
        var before = now.poolBefore();
        if (before.equals(after) || before.isEmpty()) return;
        if (before.shares() == after.shares()) {
            must(
                    !less(
                            after.unitsMicros(),
                            after.fundsMicros(),
                            before.unitsMicros(),
                            before.fundsMicros()),
                    "x y",
                    now,
                    after);
        } else {
            must(
                    !less(
                            after.unitsMicros(),
                            before.shares(),
                            before.unitsMicros(),
                            after.shares()),
                    "x / T",
                    now,
                    after);
            must(
                    !less(
                            after.fundsMicros(),
                            before.shares(),
                            before.fundsMicros(),
                            after.shares()),
                    "y / T",
                    now,
                    after);
        }
    }

    /// a b < c d.
    private static boolean less(long a, long b, long c, long d) {
        return big(a).multiply(big(b)).compareTo(big(c).multiply(big(d))) < 0;
    }
}
