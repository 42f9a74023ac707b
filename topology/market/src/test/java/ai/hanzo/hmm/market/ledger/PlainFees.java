package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.big;

import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.route.FeeRates;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Which fees everybody should pay, from all that was ever posted (rules, section 6).
final class PlainFees {
    private static final long DAY_MS = 86_400_000;

    private final Map<String, TreeMap<Long, BigInteger>> traded = new HashMap<>();
    private final Map<String, Today> days = new HashMap<>();

    private record Today(long day, int percentOff) {}

    void posted(Executed execution, long timeMs) {
        for (var change : execution.changes()) {
            if (change.reason() != Reason.TRADE || !change.asset().equals(HANZO)) continue;
            var notional =
                    big(Math.abs(change.freeMicros())).add(big(Math.abs(change.heldMicros())));
            traded.computeIfAbsent(execution.account(), _ -> new TreeMap<>())
                    .merge(timeMs / DAY_MS, notional, BigInteger::add);
        }
    }

    /// An account's command at a time, with so much staked.
    void commanded(String account, long stakedMicros, long timeMs) {
        long day = timeMs / DAY_MS;
        var before = days.get(account);
        if (before != null && before.day() == day) return;
        var sum = BigInteger.ZERO;
        for (var notional :
                traded.getOrDefault(account, new TreeMap<>()).subMap(day - 30, day).values()) {
            sum = sum.add(notional);
        }
        int percent = Math.max(forTraded(sum), forStaked(big(stakedMicros)));
        days.put(account, new Today(day, percent));
    }

    FeeRates rates(String account) {
        int paid = 100 - days.get(account).percentOff();
        return new FeeRates(30 * paid, 10 * paid);
    }

    private static int forTraded(BigInteger micros) {
        if (isAbove(micros, 100_000)) return 30;
        if (isAbove(micros, 10_000)) return 20;
        return isAbove(micros, 1_000) ? 10 : 0;
    }

    private static int forStaked(BigInteger micros) {
        if (isAbove(micros, 100_000)) return 30;
        if (isAbove(micros, 10_000)) return 20;
        if (isAbove(micros, 1_000)) return 10;
        return isAbove(micros, 100) ? 5 : 0;
    }

    private static boolean isAbove(BigInteger micros, long hanzo) {
        return micros.compareTo(big(hanzo).multiply(big(1_000_000))) > 0;
    }
}
