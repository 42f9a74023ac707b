package ai.hanzo.hmm.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.cli.crash.Load.Key;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.Settlement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What must be true of the published logs of an exchange at rest, however often it was killed.
///
/// @param executions as committed, in the order of each partition
/// @param settlements of one market, in order
/// @param balances the last of each account
record Audit(
        List<Execution> executions,
        List<Settlement> settlements,
        Map<String, AccountBalances> balances,
        MarketStatus market) {
    private static final String HANZO = "HANZO";

    /// Free and held of one asset.
    private record Amount(long freeMicros, long heldMicros) {
        Amount plus(long free, long held) {
            return new Amount(Math.addExact(freeMicros, free), Math.addExact(heldMicros, held));
        }

        boolean isZero() {
            return freeMicros == 0 && heldMicros == 0;
        }
    }

    /// Each of the commands was decided once; answers to repeats say that they are.
    void everyCommandHasOneOutcome(Collection<Key> commands) {
        var outcomes = new HashMap<Key, List<Execution>>();
        for (var execution : executions) {
            if (execution.getRepeated() || execution.getStatus() == CommandStatus.PENDING) continue;
            if (execution.getCommandId().isEmpty()) continue;
            var key = new Key(execution.getAccount(), execution.getCommandId());
            outcomes.computeIfAbsent(key, _ -> new ArrayList<>()).add(execution);
        }
        assertThat(outcomes.keySet()).containsExactlyInAnyOrderElementsOf(commands);
        outcomes.forEach((key, told) -> assertThat(told).as("outcomes of %s", key).hasSize(1));
    }

    /// An account's sequence from each source begins with 1 and leaves nothing out.
    void sequencesHaveNoGap() {
        var last = new HashMap<List<String>, Long>();
        for (var execution : executions) {
            if (execution.getSequence() == 0) continue;
            var line = List.of(execution.getAccount(), execution.getSource());
            long expected = last.getOrDefault(line, 0L) + 1;
            assertThat(execution.getSequence()).as("sequence of %s", line).isEqualTo(expected);
            last.put(line, expected);
        }
    }

    /// Each match is there once, and what some gained in it others lost.
    void settlementsAreUniqueAndSumToZero() {
        for (int i = 0; i < settlements.size(); i++) {
            var settlement = settlements.get(i);
            assertThat(settlement.getSequence()).isEqualTo(i + 1L);
            var sums = new HashMap<String, Long>();
            for (var leg : settlement.getLegs())
                sums.merge(leg.getAsset(), leg.getAmountMicros(), Math::addExact);
            assertThat(sums.values()).as("legs of %s", settlement).containsOnly(0L);
        }
        assertThat(market.getSettlements()).isEqualTo(settlements.size());
    }

    /// What an account has is the sum of its postings, and never below nothing.
    void balancesAreTheSumOfPostings() {
        assertThat(shown()).isEqualTo(posted());
        for (var assets : shown().values()) {
            for (var amount : assets.values()) {
                assertThat(amount.freeMicros()).isNotNegative();
                assertThat(amount.heldMicros()).isNotNegative();
            }
        }
    }

    /// Who only trades has what it deposited, and what its matches gave and took.
    void tradersHaveWhatTheyDepositedLessWhatTheySpent(Collection<String> traders) {
        for (var trader : traders) {
            long expected = 0;
            for (var execution : executions) {
                if (!execution.getAccount().equals(trader) || execution.getRepeated()) continue;
                expected += sum(execution.getPostings(), "DEPOSIT");
            }
            for (var settlement : settlements) {
                for (var leg : settlement.getLegs()) {
                    if (leg.getParty().equals(trader) && leg.getAsset().equals(HANZO))
                        expected += leg.getAmountMicros();
                }
            }
            assertThat(total(trader, HANZO)).as("HANZO of %s", trader).isEqualTo(expected);
        }
    }

    /// All the money that was deposited is with the accounts and the market, and all the units that
    /// providers owe are with the accounts and the pool.
    void nothingIsLostOrMade(long depositedMicros) {
        long money =
                market.getPoolFundsMicros()
                        + market.getQualityFundMicros()
                        + market.getTreasuryMicros();
        long units = market.getPoolUnitsMicros();
        for (var account : balances.keySet()) {
            money += total(account, HANZO);
            units += total(account, "SCU:" + Load.MARKET);
        }
        assertThat(money).as("HANZO").isEqualTo(depositedMicros);
        assertThat(units).as("standard units").isEqualTo(market.getObligationsMicros());
    }

    private long total(String account, String asset) {
        var amount = shown().getOrDefault(account, Map.of()).get(asset);
        return amount == null ? 0 : amount.freeMicros() + amount.heldMicros();
    }

    private Map<String, Map<String, Amount>> shown() {
        var shown = new TreeMap<String, Map<String, Amount>>();
        balances.forEach(
                (account, all) -> {
                    for (var asset : all.getAssets()) {
                        add(
                                shown,
                                account,
                                asset.getAsset(),
                                asset.getFreeMicros(),
                                asset.getHeldMicros());
                    }
                });
        return withoutNothing(shown);
    }

    private Map<String, Map<String, Amount>> posted() {
        var posted = new TreeMap<String, Map<String, Amount>>();
        for (var execution : executions) {
            if (execution.getRepeated()) continue;
            for (var posting : execution.getPostings()) {
                add(
                        posted,
                        execution.getAccount(),
                        posting.getAsset(),
                        posting.getFreeMicros(),
                        posting.getHeldMicros());
            }
        }
        return withoutNothing(posted);
    }

    private static long sum(List<Posting> postings, String reason) {
        return postings.stream()
                .filter(posting -> posting.getReason().equals(reason))
                .mapToLong(posting -> posting.getFreeMicros() + posting.getHeldMicros())
                .sum();
    }

    private static void add(
            Map<String, Map<String, Amount>> sums,
            String account,
            String asset,
            long free,
            long held) {
        sums.computeIfAbsent(account, _ -> new TreeMap<>())
                .merge(
                        asset,
                        new Amount(free, held),
                        (a, b) -> a.plus(b.freeMicros(), b.heldMicros()));
    }

    private static Map<String, Map<String, Amount>> withoutNothing(
            Map<String, Map<String, Amount>> sums) {
        sums.values().forEach(assets -> assets.values().removeIf(Amount::isZero));
        sums.values().removeIf(Map::isEmpty);
        return sums;
    }
}
