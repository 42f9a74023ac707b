package ai.hanzo.hmm.check.driven;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.CompleteAllocation;
import ai.hanzo.hmm.wire.Heartbeat;
import ai.hanzo.hmm.wire.MeteredUse;
import ai.hanzo.hmm.wire.StartAllocation;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/// A provider that serves its allocations, as well as its nature lets it: it starts late or never,
/// reports late, twice, too much, too little and in the wrong order, falls silent and comes back,
/// or does not.
final class Serving {
    private static final ByteBuffer PROOF = ByteBuffer.wrap(new byte[32]);

    private final Identity provider;
    private final Trading trading;
    private final String market;
    private final Random random;

    /// Reports that were delayed.
    private final Deque<Heartbeat> late = new ArrayDeque<>();

    private long reportMs;
    private long silentUntilMs;

    Serving(Identity provider, Trading trading, String market, Random random) {
        this.provider = provider;
        this.trading = trading;
        this.market = market;
        this.random = random;
    }

    /// Does what it does at a time, ms since 1970.
    ///
    /// @param all allocations of the market that may be open
    void serve(List<Allocation> all, long nowMs, long heartbeatMs) {
        if (nowMs < silentUntilMs) return;
        if (random.nextInt(900) == 0) {
            silentUntilMs = nowMs + random.nextLong(20 * heartbeatMs);
            return;
        }
        var mine = all.stream().filter(it -> it.getProvider().equals(provider.account())).toList();
        for (var one : mine) start(one);
        if (nowMs >= reportMs && (!mine.isEmpty() || random.nextInt(50) == 0)) {
            reportMs = nowMs + heartbeatMs - heartbeatMs / 4 + random.nextLong(heartbeatMs / 2);
            report(mine, all, nowMs);
        }
        if (!late.isEmpty() && random.nextInt(10) == 0) say(late.poll());
        for (var one : mine) complete(one);
    }

    private void start(Allocation one) {
        boolean isForgotten = numberOf(one) % 13 == 0;
        boolean isNew = one.getState() == AllocationState.ALLOCATED && !isForgotten;
        if (isNew && random.nextInt(6) == 0 || random.nextInt(700) == 0) {
            trading.provide(provider, new StartAllocation(market, numberOf(one)));
        }
        if (random.nextInt(700) == 0) {
            trading.provide(provider, new StartAllocation(market, numberOf(one) + 1));
        }
    }

    private void report(List<Allocation> mine, List<Allocation> all, long nowMs) {
        var uses = new ArrayList<MeteredUse>();
        for (var one : mine) {
            if (random.nextInt(30) == 0) continue; // left out
            uses.add(new MeteredUse(numberOf(one), use(one, nowMs)));
        }
        switch (random.nextInt(40)) {
            case 0 -> uses.clear();
            case 1 -> uses.addAll(List.copyOf(uses));
            case 2 -> uses.add(new MeteredUse(1_000_000L, 1L));
            case 3 -> all.stream().findAny().ifPresent(it -> uses.add(of(it, uses)));
            case 4 -> uses.add(new MeteredUse(1L, -1L));
            default -> {} // as it should be
        }
        var heartbeat = new Heartbeat(market, uses);
        if (random.nextInt(12) == 0) late.add(heartbeat);
        else say(heartbeat);
        if (random.nextInt(25) == 0) say(heartbeat);
    }

    private MeteredUse of(Allocation one, List<MeteredUse> uses) {
        boolean isNamed = uses.stream().anyMatch(use -> use.getAllocation() == numberOf(one));
        return new MeteredUse(isNamed ? 2_000_000L : numberOf(one), 5L);
    }

    /// A part of what the rate makes, or more than that.
    private long use(Allocation one, long nowMs) {
        long ms = nowMs - Math.max(one.getStartedMs(), one.getStartMs());
        long most = one.getRateMicros() / 1_000_000 * ms / 1_000;
        return switch (random.nextInt(12)) {
            case 0 -> Long.MAX_VALUE;
            case 1 -> most / 3;
            case 2 -> 0;
            case 3 -> most * 2;
            default -> most * 9 / 10;
        };
    }

    private void complete(Allocation one) {
        boolean isDone = one.getUsedMicros() > one.getRawMicros() * 3 / 4;
        boolean isNew = one.getState() == AllocationState.ALLOCATED;
        if (isDone && random.nextInt(20) == 0 || random.nextInt(isNew ? 100 : 2_500) == 0) {
            long use =
                    random.nextInt(15) == 0 ? -1 : one.getUsedMicros() + random.nextLong(100_000);
            trading.provide(
                    provider,
                    new CompleteAllocation(market, numberOf(one), use, PROOF.duplicate()));
        }
    }

    private void say(Heartbeat heartbeat) {
        trading.provide(provider, heartbeat);
    }

    static long numberOf(Allocation one) {
        var id = one.getAllocationId();
        return Long.parseLong(id.substring(id.indexOf('#') + 1));
    }
}
