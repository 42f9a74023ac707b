package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.millionthsDown;
import static ai.hanzo.hmm.market.laws.Law.must;

import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.event.MarketEvent.Settled;
import ai.hanzo.hmm.market.route.Venue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every settlement sums to zero in every asset, splits its fees as the rules say, and is exactly
/// what the executions post and what pool, quality fund and treasury gain.
final class SettlementLaws {

    void check(Happening now, Shelf shelf) {
        var moved = new HashMap<String, Long>();
        long sequence = now.totalsBefore().settlements();
        long bookShare = 0;
        long shares = 0;
        for (var settled : now.settlements()) {
            must(settled.sequence() == ++sequence, "settlements without a gap", settled);
            must(settled.timeMs() == shelf.totals().timeMs(), "settled now", settled);
            sumsToZero(settled);
            feesAreSplit(settled);
            shares += settled.lpShareMicros();
            if (settled.venue() == Venue.BOOK) bookShare += settled.lpShareMicros();
            for (var leg : settled.legs()) {
                moved.merge(leg.party() + ' ' + leg.asset(), leg.amountMicros(), Math::addExact);
            }
        }
        must(shelf.totals().settlements() == sequence, "settlements are counted", sequence);
        if (sequence == now.totalsBefore().settlements()) return;
        long reserve = shelf.pool().fundsMicros() - shares;
        must(bookShare <= reserve / 1_000, "the pool gets y / 1000 of book fills at most", now);
        systemGetsItsLegs(moved, now, shelf);
        for (var execution : now.executions()) accountsGetTheirLegs(moved, execution);
        moved.values().removeIf(micros -> micros == 0);
        must(moved.isEmpty(), "legs that nobody posted", moved);
    }

    private static void sumsToZero(Settled settled) {
        var sums = new HashMap<String, Long>();
        for (var leg : settled.legs()) sums.merge(leg.asset(), leg.amountMicros(), Math::addExact);
        for (long sum : sums.values()) must(sum == 0, "legs sum to zero", settled);
        must(settled.quantityMicros() > 0 && settled.notionalMicros() > 0, "a match", settled);
    }

    private static void feesAreSplit(Settled settled) {
        long collected = settled.takerFeeMicros() + settled.makerFeeMicros();
        long lp = millionthsDown(big(settled.notionalMicros()), 2_000).longValueExact();
        long got = settled.lpShareMicros();
        must(got >= 0 && got <= lp, "the pool's share", settled);
        if (settled.venue() == Venue.POOL) {
            must(got == lp, "the pool's share of its own", settled);
            must(settled.makerFeeMicros() == 0, "the pool pays no fee", settled);
        }
        must(settled.qualityFundMicros() == (collected - lp) / 4, "a quarter", settled);
        must(
                got + settled.qualityFundMicros() + settled.treasuryMicros() == collected,
                "all that is collected is split",
                settled);
    }

    private static void systemGetsItsLegs(Map<String, Long> moved, Happening now, Shelf shelf) {
        var was = now.totalsBefore();
        var is = shelf.totals();
        var before = now.poolBefore();
        var after = shelf.pool();
        gets(moved, MarketEvent.POOL, SCU, after.unitsMicros() - before.unitsMicros());
        gets(moved, MarketEvent.POOL, HANZO, after.fundsMicros() - before.fundsMicros());
        gets(
                moved,
                MarketEvent.QUALITY_FUND,
                HANZO,
                is.qualityFundMicros() - was.qualityFundMicros() + toProviders(now));
        gets(moved, MarketEvent.TREASURY, HANZO, is.treasuryMicros() - was.treasuryMicros());
    }

    /// What providers and their consumers got of the fund, less what providers paid into it.
    private static long toProviders(Happening now) {
        long sum = 0;
        for (var execution : now.executions()) {
            for (var change : execution.changes()) {
                boolean isOfFund =
                        switch (change.reason()) {
                            case SLASH, INCENTIVE, REFUND, CASH -> true;
                            default -> false;
                        };
                if (isOfFund) sum += change.freeMicros() + change.heldMicros();
            }
        }
        return sum;
    }

    private static void accountsGetTheirLegs(Map<String, Long> moved, Executed execution) {
        for (var asset : List.of(HANZO, SCU)) {
            long posted = 0;
            for (var change : execution.changes()) {
                boolean matched = change.reason() == Reason.TRADE || change.reason() == Reason.FEE;
                if (matched && change.asset().equals(asset)) {
                    posted += change.freeMicros() + change.heldMicros();
                }
            }
            gets(moved, execution.account(), asset, posted);
        }
    }

    private static void gets(Map<String, Long> moved, String party, String asset, long posted) {
        Long legs = moved.remove(party + ' ' + asset);
        must(posted == (legs == null ? 0 : legs), "posted = legs", party, asset, posted, legs);
    }
}
