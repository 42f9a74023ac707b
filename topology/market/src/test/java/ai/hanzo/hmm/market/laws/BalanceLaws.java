package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.divideUp;
import static ai.hanzo.hmm.market.example.Amounts.millionthsUp;
import static ai.hanzo.hmm.market.laws.Law.must;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent.Allocated;
import ai.hanzo.hmm.market.event.MarketEvent.Closed;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.state.Provider;
import ai.hanzo.hmm.market.state.Row;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;

/// Nothing is created and nothing lost: money, units, shares, what is held and what is owed.
final class BalanceLaws {
    private final PlainLedger ledger;
    private long issued;
    private long redeemed;
    private long allocated;
    private final Set<Long> wasOpen = new HashSet<>();

    /// Providers whose bonds were taken from, or were allowed to be less: they may cover less than
    /// what is owed.
    private final Set<String> taken = new HashSet<>();

    private static final Set<Reason> TAKEN = Set.of(Reason.SLASH, Reason.REFUND, Reason.CASH);

    BalanceLaws(PlainLedger ledger) {
        this.ledger = ledger;
    }

    void check(Happening now, Shelf shelf) {
        if (now.command() instanceof MarketInput.RuleBond ruled) taken.add(ruled.provider());
        for (var execution : now.executions()) {
            issued += sum(execution, Reason.ISSUE);
            redeemed -= sum(execution, Reason.REDEEM) + sum(execution, Reason.RETIRE);
            if (TAKEN.stream().anyMatch(reason -> sum(execution, reason) < 0)) {
                taken.add(execution.account());
            }
        }
        conserved(shelf);
        for (var execution : now.executions()) heldIsForSomething(execution.account(), shelf);
        for (var change : now.changes()) {
            change.row().ifPresent(row -> rowAddsUp(row, shelf));
        }
        allocationsAreRedemptions(now, shelf);
    }

    private void conserved(Shelf shelf) {
        var pool = shelf.pool();
        var totals = shelf.totals();
        long money =
                ledger.total(HANZO)
                        + pool.fundsMicros()
                        + totals.qualityFundMicros()
                        + totals.treasuryMicros();
        must(money == ledger.deposited(), "all HANZO = deposited", money, ledger.deposited());
        long units = ledger.total(SCU) + pool.unitsMicros();
        must(units == shelf.obliged(), "all units = obligations", units, shelf.obliged());
        must(units == issued - redeemed, "all units = issued - redeemed", issued, redeemed);
        long shares = ledger.total(LP) + (pool.isEmpty() ? 0 : 1_000);
        must(shares == pool.shares(), "all shares and 1000 = the pool's", shares, pool);
    }

    private void heldIsForSomething(String account, Shelf shelf) {
        var sums = shelf.sums(account);
        held(account, HANZO, sums.fundsHeld);
        held(account, SCU, sums.unitsHeld);
        held(account, LP, sums.sharesHeld);
    }

    private void held(String account, String asset, long needed) {
        var purse = ledger.purse(account, asset);
        must(purse.held() == needed, "held = orders and bonds", account, asset, purse, needed);
    }

    private void rowAddsUp(Row row, Shelf shelf) {
        switch (row) {
            case Row.Obligation o -> {
                must(o.openMicros() > 0, "an obligation is of something", o);
                addsUp(shelf.provider(o.provider()).orElseThrow(), shelf);
            }
            case OpenAllocation a -> {
                must(a.standardMicros() > 0 && a.rawMicros() > 0, "an allocation", a);
                must(a.expiryMs() > shelf.totals().timeMs(), "expired ones are gone", a);
                addsUp(shelf.provider(a.provider()).orElseThrow(), shelf);
            }
            case Provider p -> addsUp(p, shelf);
            default -> {}
        }
    }

    private void addsUp(Provider provider, Shelf shelf) {
        var sums = shelf.sums(provider.account());
        must(provider.obligedMicros() == sums.obliged, "obliged", provider, sums.obliged);
        must(provider.allocatedMicros() == sums.allocated, "allocated", provider, sums.allocated);
        must(provider.busyRateMicros() == sums.busyRate, "busy rate", provider, sums.busyRate);
        must(provider.retainedMicros() == sums.retained, "retained", provider, sums.retained);
        must(provider.coverMicros() == sums.cover, "cover", provider, sums.cover);
        must(provider.rateMicros() >= provider.busyRateMicros(), "free rate", provider);
        must(provider.bondMicros() >= 0, "a bond is not negative", provider);
        must((provider.busySinceMs() == 0) == (sums.allocated == 0), "busy since", provider);
        if (taken.contains(provider.account())) return;
        MarketTerms terms = shelf.terms().orElseThrow();
        var outstanding = big(provider.obligedMicros()).add(big(provider.allocatedMicros()));
        BigInteger worth = millionthsUp(outstanding, terms.referencePriceMicros());
        var needed = millionthsUp(worth, terms.bondPpm());
        must(big(provider.bondMicros()).compareTo(needed) >= 0, "bond", provider, needed);
    }

    /// What a consumer redeemed in a command is what it was allocated in it; all that was redeemed
    /// is allocated or over.
    private void allocationsAreRedemptions(Happening now, Shelf shelf) {
        var begun = new HashMap<String, Long>();
        for (var event : now.of(Allocated.class)) {
            var a = event.allocation();
            begun.merge(a.consumer(), a.standardMicros(), Math::addExact);
            allocated += a.standardMicros();
            wasOpen.add(a.number());
            must(a.startMs() == shelf.totals().timeMs(), "it starts at the settlement", a);
            must(a.expiryMs() == expiry(a, shelf.terms().orElseThrow()), "expiry", a);
        }
        for (var event : now.of(Closed.class)) {
            if (wasOpen.remove(event.allocation().number())) {
                allocated -= event.allocation().standardMicros();
            }
        }
        must(allocated == shelf.allocated(), "begun - ended = open", allocated);
        for (var execution : now.executions()) {
            long gone = -sum(execution, Reason.REDEEM);
            Long given = begun.remove(execution.account());
            boolean inCash = now.command() instanceof MarketInput.Redeem;
            long allocatedNow = given == null ? 0 : given;
            must(
                    inCash ? gone >= allocatedNow : gone == allocatedNow,
                    "redeemed = allocated, or paid for by a redemption",
                    execution,
                    given);
        }
        must(begun.isEmpty(), "allocations without a redemption", begun);
    }

    /// Settlement + the time to start + the time that the raw amount takes at the rate.
    private static long expiry(OpenAllocation a, MarketTerms terms) {
        var work = big(a.rawMicros()).multiply(big(terms.secondsPerRaw())).multiply(big(1_000));
        return divideUp(work, big(a.rateMicros()))
                .add(big(a.startMs() + terms.service().startWithinMs()))
                .longValueExact();
    }

    private static long sum(Executed execution, Reason reason) {
        long sum = 0;
        for (var change : execution.changes()) {
            if (change.reason() == reason) sum += change.freeMicros() + change.heldMicros();
        }
        return sum;
    }
}
