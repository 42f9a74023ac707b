package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.millionthsDown;

import static org.assertj.core.api.Assertions.assertThat;

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

    void check(
            List<MarketEvent> events, List<Executed> executions, Snapshot before, Snapshot after) {
        var moved = new HashMap<String, Long>();
        long sequence = before.totals().settlements();
        long bookShare = 0;
        long poolMoney = 0;
        for (var event : events) {
            if (!(event instanceof Settled settled)) continue;
            assertThat(settled.sequence()).isEqualTo(++sequence);
            assertThat(settled.timeMs()).isEqualTo(after.totals().timeMs());
            sumsToZero(settled);
            feesAreSplit(settled);
            if (settled.venue() == Venue.BOOK) bookShare += settled.lpShareMicros();
            for (var leg : settled.legs()) {
                moved.merge(leg.party() + ' ' + leg.asset(), leg.amountMicros(), Math::addExact);
                if (leg.party().equals(MarketEvent.POOL) && leg.asset().equals(HANZO)) {
                    poolMoney += leg.amountMicros();
                }
            }
        }
        assertThat(after.totals().settlements()).isEqualTo(sequence);
        if (sequence == before.totals().settlements()) return;
        long shares = events.stream().mapToLong(SettlementLaws::lpShare).sum();
        long reserveWithoutShares = before.pool().fundsMicros() + poolMoney - shares;
        assertThat(bookShare)
                .as("the pool's share of book fills <= y / 1000")
                .isLessThanOrEqualTo(reserveWithoutShares / 1_000);
        systemGetsItsLegs(moved, before, after);
        for (var execution : executions) accountsGetTheirLegs(moved, execution);
        moved.values().removeIf(micros -> micros == 0);
        assertThat(moved).as("legs that nobody posted").isEmpty();
    }

    private static long lpShare(MarketEvent event) {
        return event instanceof Settled settled ? settled.lpShareMicros() : 0;
    }

    private static void sumsToZero(Settled settled) {
        var sums = new HashMap<String, Long>();
        for (var leg : settled.legs()) sums.merge(leg.asset(), leg.amountMicros(), Math::addExact);
        assertThat(sums.values()).as("%s", settled).containsOnly(0L);
        assertThat(settled.quantityMicros()).isPositive();
        assertThat(settled.notionalMicros()).isPositive();
    }

    private static void feesAreSplit(Settled settled) {
        long collected = settled.takerFeeMicros() + settled.makerFeeMicros();
        long lp = millionthsDown(big(settled.notionalMicros()), 2_000).longValueExact();
        assertThat(settled.lpShareMicros()).isBetween(0L, lp);
        if (settled.venue() == Venue.POOL) {
            assertThat(settled.lpShareMicros()).isEqualTo(lp);
            assertThat(settled.makerFeeMicros()).isZero();
        }
        assertThat(settled.qualityFundMicros()).isEqualTo((collected - lp) / 4);
        assertThat(settled.lpShareMicros() + settled.qualityFundMicros() + settled.treasuryMicros())
                .isEqualTo(collected);
    }

    private static void systemGetsItsLegs(
            Map<String, Long> moved, Snapshot before, Snapshot after) {
        assertThat(after.pool().unitsMicros() - before.pool().unitsMicros())
                .as("the pool's units")
                .isEqualTo(taken(moved, MarketEvent.POOL, SCU));
        assertThat(after.pool().fundsMicros() - before.pool().fundsMicros())
                .as("the pool's money")
                .isEqualTo(taken(moved, MarketEvent.POOL, HANZO));
        assertThat(after.totals().qualityFundMicros() - before.totals().qualityFundMicros())
                .as("the quality fund")
                .isEqualTo(taken(moved, MarketEvent.QUALITY_FUND, HANZO));
        assertThat(after.totals().treasuryMicros() - before.totals().treasuryMicros())
                .as("the treasury")
                .isEqualTo(taken(moved, MarketEvent.TREASURY, HANZO));
    }

    private static void accountsGetTheirLegs(Map<String, Long> moved, Executed execution) {
        for (var asset : List.of(HANZO, SCU)) {
            long posted =
                    execution.changes().stream()
                            .filter(c -> c.asset().equals(asset))
                            .filter(c -> c.reason() == Reason.TRADE || c.reason() == Reason.FEE)
                            .mapToLong(c -> c.freeMicros() + c.heldMicros())
                            .sum();
            assertThat(posted)
                    .as("%s posted to %s = its legs", asset, execution.account())
                    .isEqualTo(taken(moved, execution.account(), asset));
        }
    }

    private static long taken(Map<String, Long> moved, String party, String asset) {
        Long micros = moved.remove(party + ' ' + asset);
        return micros == null ? 0 : micros;
    }
}
