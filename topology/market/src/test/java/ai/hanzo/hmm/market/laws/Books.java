package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.millionthsDown;
import static ai.hanzo.hmm.market.laws.Law.must;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.allocation.CloseReason;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.engine.MarketView;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent.Allocated;
import ai.hanzo.hmm.market.event.MarketEvent.Closed;
import ai.hanzo.hmm.market.event.MarketEvent.Settled;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.price.Window;
import ai.hanzo.hmm.market.state.Conduct;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.state.RowKey;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a group of accounts has, and where it comes from, uH. They share one purse. Units are
/// reckoned at what they are worth; what a provider owes is at most its bond, since it can leave
/// it; units that the group has count against what it owes first.
final class Books {
    private final List<String> members;
    private final PlainLedger ledger;
    private final Shelf shelf;
    private final MarketTerms terms;
    private final TreeMap<Due, OpenAllocation> open = new TreeMap<>();
    private final Map<Long, OpenAllocation> byNumber = new HashMap<>();
    private final Set<Long> completed = new HashSet<>();
    private long got;
    private long earned;
    private long revalued;
    private long failed;
    private long toFund;
    private long fromFund;
    private long lacking;

    Books(List<String> members, PlainLedger ledger, Shelf shelf, MarketTerms terms) {
        this.members = members;
        this.ledger = ledger;
        this.shelf = shelf;
        this.terms = terms;
    }

    /// An allocation that the operator must rule over by a time, ms since 1970.
    record Due(long timeMs, long number) implements Comparable<Due> {
        private static Due of(OpenAllocation allocation) {
            return new Due(allocation.expiryMs(), allocation.number());
        }

        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(timeMs, other.timeMs);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    static long worthOf(long units, long price) {
        return millionthsDown(big(units), price).longValueExact();
    }

    /// Everything, with what honest providers delivered to it.
    long wealth(long price) {
        long sum = got;
        long units = 0;
        for (var member : members) {
            var funds = ledger.purse(member, HANZO);
            sum += funds.free() + funds.held();
            sum += worthOfShares(shelf.pool(), shares(member), price);
            units += units(member);
        }
        for (var member : members) {
            var provider = shelf.provider(member);
            if (provider.isEmpty()) continue;
            long own = Math.min(units, provider.get().obligedMicros());
            units -= own;
            long owed = worthOf(provider.get().obligedMicros() - own, price);
            sum -= Math.min(owed, provider.get().bondMicros());
        }
        return sum + worthOf(units, price);
    }

    /// What it won by trading with others at other prices than what units are worth, and by others
    /// trading with a pool that it has a part of: it could have had that as well with delivering.
    /// Below 0 it has lost so.
    long earned() {
        return earned;
    }

    /// What it won by units being worth something else than before, had it delivered what it owed.
    long revalued() {
        return revalued;
    }

    /// Worth of what its providers owed to others and did not deliver.
    long failed() {
        return failed;
    }

    /// What the quality fund got by it: its part of the fees, slashes, penalties.
    long toFund() {
        return toFund;
    }

    long fromFund() {
        return fromFund;
    }

    /// What consumers were owed for the group's failures and were not paid.
    long lacking() {
        return lacking;
    }

    /// What the market says that providers of the group owe and nobody paid.
    long shortfall() {
        long sum = 0;
        for (var member : members) {
            var row = shelf.rows().get(new RowKey(RowKey.Kind.CONDUCT, member));
            if (row instanceof Conduct conduct) sum += conduct.shortfallMicros();
        }
        return sum;
    }

    /// The allocation of its providers that must be ruled over next.
    Optional<Due> firstDue() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.firstKey());
    }

    /// The next that runs: one that was completed is not.
    Optional<OpenAllocation> firstRunning() {
        return open.values().stream().filter(a -> !completed.contains(a.number())).findFirst();
    }

    long unitsOf(long allocation) {
        return byNumber.get(allocation).standardMicros();
    }

    /// Units are worth something else: who has more of them than it owes has won.
    void revalue(long before, long after) {
        for (var member : members) {
            long units = units(member);
            units -= shelf.provider(member).map(p -> p.obligedMicros()).orElse(0L);
            revalued += worthOf(units, after) - worthOf(units, before);
            revalued += worthOfShares(shelf.pool(), shares(member), after);
            revalued -= worthOfShares(shelf.pool(), shares(member), before);
        }
        for (var allocation : open.values()) {
            if (isMember(allocation.consumer())) continue;
            long units = allocation.standardMicros();
            revalued -= worthOf(units, after) - worthOf(units, before);
        }
    }

    void enter(Happening now, long price, MarketView view) {
        for (var event : now.of(Allocated.class)) begin(event.allocation(), price);
        for (var settled : now.settlements()) trade(settled, price);
        for (var closed : now.of(Closed.class)) end(closed, price);
        for (var execution : now.executions()) {
            if (!isMember(execution.account())) continue;
            for (var change : execution.changes()) fund(change);
        }
        if (now.command() instanceof MarketInput.Redeem redeem) cash(redeem, now, price, view);
        if (!isLiquidity(now.command())) drift(now.poolBefore(), price);
    }

    private void begin(OpenAllocation allocation, long price) {
        if (isMember(allocation.provider())) {
            open.put(Due.of(allocation), allocation);
            byNumber.put(allocation.number(), allocation);
        } else if (isMember(allocation.consumer())) {
            got += worthOf(allocation.standardMicros(), price);
        }
    }

    private void end(Closed closed, long price) {
        var allocation = closed.allocation();
        if (!isMember(allocation.provider())) return;
        open.values().removeIf(running -> running.number() == allocation.number());
        if (closed.reason() == CloseReason.COMPLETED) {
            complete(closed);
            return;
        }
        must(closed.reason() == CloseReason.PROVIDER_FAULT, "all are failed", closed);
        var refund = closed.refund();
        long owed =
                big(allocation.standardMicros())
                        .multiply(big(allocation.refundPriceMicros()))
                        .multiply(big(11))
                        .divide(big(10_000_000))
                        .longValueExact();
        must(owed == refund.paidMicros() + refund.shortfallMicros(), "110%", closed, owed);
        lacking += owed - refund.paidMicros();
        if (isMember(allocation.consumer())) fromFund += refund.fromFundMicros();
        else failed += worthOf(allocation.standardMicros(), price);
    }

    /// A consumer of the group has got nothing; another has three days to say so.
    private void complete(Closed closed) {
        var allocation = closed.allocation();
        if (isMember(allocation.consumer())) return;
        completed.add(allocation.number());
        long until = closed.ended().endedMs() + 71 * 3_600_000L;
        open.put(new Due(until, allocation.number()), allocation);
    }

    private void trade(Settled settled, long price) {
        boolean takes = isMember(settled.taker());
        boolean makes = isMember(settled.maker());
        if (takes || makes) toFund += settled.qualityFundMicros();
        if (takes == makes) return;
        boolean sells = takes == (settled.takerSide() == Side.SELL);
        long more = settled.notionalMicros() - worthOf(settled.quantityMicros(), price);
        earned += sells ? more : -more;
    }

    private void fund(BalanceChange change) {
        if (change.reason() == Reason.SLASH) toFund -= change.heldMicros();
        if (change.reason() == Reason.INCENTIVE) fromFund += change.freeMicros();
    }

    /// Units that nobody delivers are paid for at the mean of an hour.
    private void cash(MarketInput.Redeem redeem, Happening now, long price, MarketView view) {
        long units = 0;
        long paid = 0;
        long ofMembers = 0;
        for (var execution : now.executions()) {
            for (var change : execution.changes()) {
                if (change.reason() == Reason.REDEEM) units -= change.freeMicros();
                if (change.reason() != Reason.CASH) continue;
                paid += change.freeMicros();
                ofMembers -= change.heldMicros();
                boolean honest = change.heldMicros() < 0 && !isMember(execution.account());
                must(!honest, "the honest provider is never an orphan", now);
            }
        }
        for (var event : now.of(Allocated.class)) units -= event.allocation().standardMicros();
        if (units == 0) return;
        long mean = view.mean(Window.ONE_HOUR).orElse(terms.referencePriceMicros());
        lacking += worthOf(units, mean) - paid;
        if (isMember(redeem.account())) fromFund += paid - ofMembers;
        else failed += worthOf(units, price);
    }

    /// What the group's part of the pool gains while it neither adds to it nor takes from it.
    private void drift(Pool before, long price) {
        var after = shelf.pool();
        if (before.equals(after)) return;
        for (var member : members) {
            long shares = shares(member);
            earned += worthOfShares(after, shares, price) - worthOfShares(before, shares, price);
        }
    }

    private static boolean isLiquidity(MarketInput command) {
        return command instanceof MarketInput.AddToPool
                || command instanceof MarketInput.RemoveFromPool;
    }

    private boolean isMember(String account) {
        return members.contains(account);
    }

    private long units(String member) {
        var purse = ledger.purse(member, SCU);
        return purse.free() + purse.held();
    }

    private long shares(String member) {
        var purse = ledger.purse(member, LP);
        return purse.free() + purse.held();
    }

    private static long worthOfShares(Pool pool, long shares, long price) {
        if (shares == 0) return 0;
        var worth = millionthsDown(big(pool.unitsMicros()), price).add(big(pool.fundsMicros()));
        return worth.multiply(big(shares)).divide(big(pool.shares())).longValueExact();
    }
}
