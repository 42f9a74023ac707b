package ai.hanzo.hmm.market.laws;

import ai.hanzo.hmm.market.allocation.MeteredUse;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.state.EndedAllocation;
import ai.hanzo.hmm.market.state.OpenAllocation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Allocations that are started, reported on, completed, ended, disputed and ruled over at random:
/// mostly by those who may, sometimes late, twice or by others.
final class RandomLives {
    private static final String PROOF = "5f".repeat(32);

    private final Random random;
    private final Crowd crowd;
    private final Floor floor;

    RandomLives(Random random, Crowd crowd, Floor floor) {
        this.random = random;
        this.crowd = crowd;
        this.floor = floor;
    }

    MarketInput next() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6 -> start();
            case 7, 8, 9, 10, 11, 12 -> heartbeat(crowd.provider());
            case 13, 14 -> complete();
            case 15 -> end();
            case 16, 17 -> dispute();
            default -> rule();
        };
    }

    /// What a provider says that is there.
    MarketInput sign() {
        return random.nextInt(3) == 0 ? start() : heartbeat(crowd.provider());
    }

    private MarketInput start() {
        var allocation = anyOpen();
        var provider = allocation.map(OpenAllocation::provider).orElseGet(crowd::provider);
        return new MarketInput.StartAllocation(
                rarely() ? crowd.anybody() : provider, crowd.id(), number(allocation));
    }

    /// A provider forgets some, names others' and some that are over.
    private MarketInput heartbeat(String provider) {
        var uses = new LinkedHashMap<Long, MeteredUse>();
        for (var allocation : open()) {
            if (!allocation.provider().equals(provider) && !rarely()) continue;
            if (random.nextInt(5) == 0) continue;
            uses.put(allocation.number(), use(allocation));
        }
        if (rarely()) uses.put(1L, new MeteredUse(1, random.nextInt(3) - 1));
        return new MarketInput.Heartbeat(provider, crowd.id(), List.copyOf(uses.values()));
    }

    private MarketInput complete() {
        var allocation = anyOpen();
        var provider = allocation.map(OpenAllocation::provider).orElseGet(crowd::provider);
        var use = allocation.map(this::use).orElse(new MeteredUse(7, 1));
        return new MarketInput.CompleteAllocation(
                rarely() ? crowd.anybody() : provider, crowd.id(), use, PROOF);
    }

    private MarketInput end() {
        var allocation = anyOpen();
        var consumer = allocation.map(OpenAllocation::consumer).orElseGet(crowd::anybody);
        return new MarketInput.EndAllocation(
                rarely() ? crowd.anybody() : consumer, crowd.id(), number(allocation));
    }

    private MarketInput dispute() {
        var ended = any(floor.shelf().ended());
        var allocation = random.nextBoolean() ? ended.map(EndedAllocation::allocation) : anyOpen();
        var consumer = allocation.map(OpenAllocation::consumer).orElseGet(crowd::anybody);
        return new MarketInput.DisputeAllocation(
                rarely() ? crowd.anybody() : consumer,
                crowd.id(),
                number(allocation),
                "not what was bought");
    }

    private MarketInput rule() {
        var disputed = new ArrayList<OpenAllocation>();
        for (var ended : floor.shelf().ended()) {
            disputed.add(ended.allocation());
        }
        disputed.addAll(open());
        disputed.removeIf(allocation -> !allocation.service().isDisputed() && !rarely());
        var allocation = any(disputed);
        long most = allocation.map(OpenAllocation::standardMicros).orElse(1L);
        long unused = random.nextInt(3) == 0 ? 0 : crowd.some(most);
        return new MarketInput.RuleDispute(number(allocation), unused);
    }

    private MeteredUse use(OpenAllocation allocation) {
        return new MeteredUse(allocation.number(), crowd.some(allocation.rawMicros()) - 1);
    }

    private Optional<OpenAllocation> anyOpen() {
        return any(open());
    }

    private long number(Optional<OpenAllocation> allocation) {
        return allocation.map(OpenAllocation::number).orElse((long) random.nextInt(9));
    }

    private List<OpenAllocation> open() {
        return floor.shelf().open();
    }

    private <R> Optional<R> any(List<R> some) {
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(some.get(random.nextInt(some.size())));
    }

    private boolean rarely() {
        return random.nextInt(20) == 0;
    }
}
