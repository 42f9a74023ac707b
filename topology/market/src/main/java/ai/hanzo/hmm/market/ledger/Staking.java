package ai.hanzo.hmm.market.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// HANZO that an account locks for lower fees (rules, sections 6 and 8), all of it held: what is
/// staked, and what is no longer and not yet free, the earliest first.
public record Staking(long stakedMicros, List<Ended> ended) {
    public static final Staking NONE = new Staking(0, List.of());

    private static final long UNSTAKING_MS = 21L * 24 * 60 * 60 * 1_000;

    /// Ends of one hour are one, so that they stay few.
    private static final long HOUR_MS = 60 * 60 * 1_000L;

    /// A stake that has ended, uH, and when it is free, ms since 1970.
    public record Ended(long amountMicros, long freeMs) {}

    public Staking {
        ended = List.copyOf(ended);
    }

    Staking plus(long micros) {
        return new Staking(stakedMicros + micros, ended);
    }

    /// Ends a part of the stake: it is free after 21 days, at the next whole hour.
    Staking minus(long micros, long nowMs) {
        long freeMs = Math.ceilDiv(nowMs + UNSTAKING_MS, HOUR_MS) * HOUR_MS;
        var later = new ArrayList<>(ended);
        long sum = micros;
        if (!later.isEmpty() && later.getLast().freeMs() == freeMs) {
            sum += later.removeLast().amountMicros();
        }
        later.add(new Ended(sum, freeMs));
        return new Staking(stakedMicros - micros, later);
    }

    /// What is free by a time, uH.
    long freeMicros(long timeMs) {
        long free = 0;
        for (var end : ended) if (end.freeMs() <= timeMs) free += end.amountMicros();
        return free;
    }

    /// Without what is free by a time.
    Staking freed(long timeMs) {
        return new Staking(
                stakedMicros, ended.stream().filter(end -> end.freeMs() > timeMs).toList());
    }

    /// When something becomes free, ms since 1970.
    public OptionalLong nextFreeMs() {
        return ended.isEmpty() ? OptionalLong.empty() : OptionalLong.of(ended.getFirst().freeMs());
    }
}
