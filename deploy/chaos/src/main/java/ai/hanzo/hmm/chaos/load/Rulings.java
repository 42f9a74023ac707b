package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.RuleFault;
import ai.hanzo.hmm.wire.SetProviderStanding;

import org.apache.avro.specific.SpecificRecord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// What the operator rules about providers: that one of the latest allocations was not delivered,
/// that the small provider is suspended in a market, and that it is reinstated there.
final class Rulings implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(1);
    private static final int MOST_POLLS = 20;

    /// An allocation that ends sooner may be gone before the ruling comes.
    private static final long LEAST_LEFT_MS = 60_000;

    /// Small, so that a bond outlasts many hours.
    private static final int SLASH_PPM = 100;

    private final Random random;
    private final List<String> markets;
    private final CommittedLog<Allocation> allocations;
    private final Map<String, Allocation> latest = new HashMap<>();
    private final Set<String> suspended = new HashSet<>();
    private int count;

    Rulings(long seed, List<String> markets, CommittedLog<Allocation> allocations) {
        this.random = new Random(seed);
        this.markets = List.copyOf(markets);
        this.allocations = allocations;
    }

    /// @param nowMs when it is ruled, ms since 1970
    Optional<OperatorCommand> next(long nowMs) {
        listen();
        var market = markets.get(random.nextInt(markets.size()));
        if (random.nextInt(3) > 0) return fault(market, nowMs);
        if (suspended.remove(market)) return Optional.of(reinstated(market));
        suspended.add(market);
        return Optional.of(stands(market, ProviderStanding.SUSPENDED, SLASH_PPM));
    }

    /// Everybody whose standing was touched stands again.
    List<OperatorCommand> pardons() {
        var pardons = new ArrayList<OperatorCommand>();
        for (var market : suspended) pardons.add(reinstated(market));
        suspended.clear();
        return pardons;
    }

    @Override
    public void close() {
        allocations.close();
    }

    private Optional<OperatorCommand> fault(String market, long nowMs) {
        var allocation = latest.remove(market);
        if (allocation == null || allocation.getExpiryMs() < nowMs + LEAST_LEFT_MS) {
            return Optional.empty();
        }
        var name = allocation.getAllocationId();
        long number = Long.parseLong(name.substring(name.indexOf('#') + 1));
        long unused = random.nextLong(allocation.getStandardMicros() + 1);
        return Optional.of(ruling(market, new RuleFault(number, unused, "as the seed has it")));
    }

    private OperatorCommand reinstated(String market) {
        return stands(market, ProviderStanding.ACTIVE, 0);
    }

    private OperatorCommand stands(String market, ProviderStanding standing, int slashPpm) {
        var body =
                new SetProviderStanding(Providers.SMALL, standing, slashPpm, "as the seed has it");
        return ruling(market, body);
    }

    private OperatorCommand ruling(String market, SpecificRecord body) {
        return new OperatorCommand(market, "ruling-" + count++, body);
    }

    private void listen() {
        for (int i = 0; i < MOST_POLLS; i++) {
            var records = allocations.poll(POLL);
            if (records.isEmpty()) return;
            for (var record : records) note(record.value());
        }
    }

    private void note(Allocation allocation) {
        var market = allocation.getMarket();
        if (allocation.getState() != AllocationState.CLOSED) latest.put(market, allocation);
        else latest.computeIfPresent(market, (_, one) -> isSame(one, allocation) ? null : one);
    }

    private static boolean isSame(Allocation one, Allocation other) {
        return one.getAllocationId().equals(other.getAllocationId());
    }
}
