package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.allocation.MeteredUse;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.state.EndedAllocation;
import ai.hanzo.hmm.market.state.OpenAllocation;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What a town's providers and consumers say of allocations, at random; and an operator who rules
/// over all that is disputed.
final class Townslives {
    private static final String PROOF = "5f".repeat(32);

    private final Random random;
    private final Town town;
    private final Townsfolk folk;

    Townslives(Random random, Town town, Townsfolk folk) {
        this.random = random;
        this.town = town;
        this.folk = folk;
    }

    AccountInput next(String market) {
        var open = town.stall(market).all(OpenAllocation.class);
        var any = any(open);
        long number = any.map(OpenAllocation::number).orElse(1L);
        var provider = any.map(OpenAllocation::provider).orElseGet(folk::anybody);
        var consumer = any.map(OpenAllocation::consumer).orElseGet(folk::anybody);
        var id = folk.id();
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> new AccountInput.StartAllocation(provider, id, market, number);
            case 5, 6, 7 -> new AccountInput.Heartbeat(provider, id, market, uses(open, provider));
            case 8 -> new AccountInput.EndAllocation(consumer, id, market, number);
            case 9 -> dispute(market, consumer, number);
            default ->
                    new AccountInput.CompleteAllocation(
                            provider, id, market, new MeteredUse(number, 1_000), PROOF);
        };
    }

    /// The operator rules over what is disputed: half of it was not delivered, or none.
    void rule(String market) {
        for (var ended : town.stall(market).all(EndedAllocation.class))
            rule(market, ended.allocation());
        for (var open : town.stall(market).all(OpenAllocation.class)) rule(market, open);
    }

    private void rule(String market, OpenAllocation allocation) {
        if (!allocation.service().isDisputed()) return;
        long unused = random.nextBoolean() ? 0 : (allocation.standardMicros() + 1) / 2;
        town.apply(market, new MarketInput.RuleDispute(allocation.number(), unused));
    }

    private AccountInput dispute(String market, String consumer, long number) {
        var ended = any(town.stall(market).all(EndedAllocation.class));
        if (ended.isPresent() && random.nextBoolean()) {
            var allocation = ended.get().allocation();
            return new AccountInput.DisputeAllocation(
                    allocation.consumer(), folk.id(), market, allocation.number(), "it was slow");
        }
        return new AccountInput.DisputeAllocation(
                consumer, folk.id(), market, number, "it was slow");
    }

    private List<MeteredUse> uses(List<OpenAllocation> open, String provider) {
        return open.stream()
                .filter(allocation -> allocation.provider().equals(provider))
                .limit(1_000)
                .map(a -> new MeteredUse(a.number(), random.nextLong(a.rawMicros() + 1)))
                .toList();
    }

    private <R> Optional<R> any(List<R> some) {
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(some.get(random.nextInt(some.size())));
    }
}
