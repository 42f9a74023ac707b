package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.divideUp;
import static ai.hanzo.hmm.market.example.Amounts.millionthsUp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.state.Row;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Nothing is created and nothing lost: money, units, shares, what is held and what is owed.
final class BalanceLaws {
    private final PlainLedger ledger;
    private BigInteger issued = BigInteger.ZERO;
    private BigInteger redeemed = BigInteger.ZERO;

    BalanceLaws(PlainLedger ledger) {
        this.ledger = ledger;
    }

    void check(List<MarketEvent> events, List<Executed> executions, Snapshot market) {
        issued = issued.add(sum(executions, Reason.ISSUE));
        redeemed = redeemed.subtract(sum(executions, Reason.REDEEM));
        conserved(market);
        heldIsForSomething(market);
        providersAddUp(market);
        allocationsAreRedemptions(events, executions, market);
    }

    private void conserved(Snapshot market) {
        var pool = market.pool();
        var totals = market.totals();
        assertThat(
                        ledger.total(HANZO)
                                .add(big(pool.fundsMicros()))
                                .add(big(totals.qualityFundMicros()))
                                .add(big(totals.treasuryMicros())))
                .as("HANZO in accounts, pool, quality fund and treasury = deposited")
                .isEqualTo(ledger.deposited());
        assertThat(ledger.total(SCU).add(big(pool.unitsMicros())))
                .as("units in accounts and pool = obligations outstanding")
                .isEqualTo(market.obliged())
                .as("= issued - redeemed")
                .isEqualTo(issued.subtract(redeemed));
        assertThat(ledger.total(LP).add(big(pool.isEmpty() ? 0 : 1_000)))
                .as("shares in accounts and the locked thousand = the pool's")
                .isEqualTo(big(pool.shares()));
    }

    private void heldIsForSomething(Snapshot market) {
        var funds = new HashMap<String, Long>();
        var units = new HashMap<String, Long>();
        for (var order : market.orders()) {
            (order.side() == Side.BUY ? funds : units)
                    .merge(order.account(), order.holdMicros(), Math::addExact);
        }
        for (var provider : market.providers().values()) {
            funds.merge(provider.account(), provider.bondMicros(), Math::addExact);
        }
        for (var account : ledger.accounts()) {
            assertHeld(account, HANZO, funds.getOrDefault(account, 0L));
            assertHeld(account, SCU, units.getOrDefault(account, 0L));
            assertHeld(account, LP, 0);
        }
    }

    private void assertHeld(String account, String asset, long expected) {
        long held = ledger.purse(account, asset).held();
        if (held != expected) {
            throw new AssertionError(
                    "%s held of %s: %d, but its orders and bonds need %d"
                            .formatted(asset, account, held, expected));
        }
    }

    private static void providersAddUp(Snapshot market) {
        var obliged = new HashMap<String, Long>();
        var allocated = new HashMap<String, Long>();
        var busy = new HashMap<String, Long>();
        for (var obligation : market.obligations()) {
            assertThat(obligation.openMicros()).isPositive();
            obliged.merge(obligation.provider(), obligation.openMicros(), Math::addExact);
        }
        for (var allocation : market.allocations()) {
            allocated.merge(allocation.provider(), allocation.standardMicros(), Math::addExact);
            busy.merge(allocation.provider(), allocation.rateMicros(), Math::addExact);
            assertThat(allocation.expiryMs()).isGreaterThan(market.totals().timeMs());
        }
        for (var provider : market.providers().values()) {
            var name = provider.account();
            var told =
                    List.of(
                            provider.obligedMicros(),
                            provider.allocatedMicros(),
                            provider.busyRateMicros());
            var summed =
                    List.of(
                            obliged.getOrDefault(name, 0L),
                            allocated.getOrDefault(name, 0L),
                            busy.getOrDefault(name, 0L));
            assertThat(told).as("obliged, allocated, busy rate of %s", name).isEqualTo(summed);
            assertThat(provider.freeRateMicros()).isNotNegative();
            var outstanding = big(provider.obligedMicros()).add(big(provider.allocatedMicros()));
            assertThat(big(provider.bondMicros()))
                    .as("bond of %s", name)
                    .isGreaterThanOrEqualTo(bondNeeded(market.terms().orElseThrow(), outstanding));
        }
    }

    private static BigInteger bondNeeded(Row.Terms row, BigInteger outstanding) {
        MarketTerms terms = row.terms();
        return millionthsUp(
                millionthsUp(outstanding, terms.referencePriceMicros()), terms.bondPpm());
    }

    /// What a consumer redeemed in a command is what it was allocated in it, once by each provider.
    private static void allocationsAreRedemptions(
            List<MarketEvent> events, List<Executed> executions, Snapshot market) {
        Map<String, BigInteger> allocated = new HashMap<>();
        for (var event : events) {
            if (!(event instanceof MarketEvent.Allocated(OpenAllocation a))) continue;
            allocated.merge(a.consumer(), big(a.standardMicros()), BigInteger::add);
            assertThat(a.startMs()).isEqualTo(market.totals().timeMs());
            assertThat(a.expiryMs()).isEqualTo(expiry(a, market.terms().orElseThrow().terms()));
        }
        for (var execution : executions) {
            var gone = sum(List.of(execution), Reason.REDEEM).negate();
            assertThat(gone)
                    .as("redeemed by %s", execution.account())
                    .isEqualTo(
                            Objects.requireNonNullElse(
                                    allocated.remove(execution.account()), BigInteger.ZERO));
        }
        assertThat(allocated).as("allocations without a redemption").isEmpty();
    }

    /// Settlement + 120 s + the time that the raw amount takes at the rate.
    private static long expiry(OpenAllocation a, MarketTerms terms) {
        var work = big(a.rawMicros()).multiply(big(terms.secondsPerRaw())).multiply(big(1_000));
        return divideUp(work, big(a.rateMicros())).add(big(a.startMs() + 120_000)).longValueExact();
    }

    private static BigInteger sum(List<Executed> executions, Reason reason) {
        return executions.stream()
                .flatMap(e -> e.changes().stream())
                .filter(c -> c.reason() == reason)
                .map(c -> big(c.freeMicros()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
