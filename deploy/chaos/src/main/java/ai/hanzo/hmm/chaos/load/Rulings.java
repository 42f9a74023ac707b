package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.RuleDispute;
import ai.hanzo.hmm.wire.RuleFault;
import ai.hanzo.hmm.wire.SetProviderStanding;

import org.apache.avro.specific.SpecificRecord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// What the operator rules about providers: that one of the latest allocations was not delivered,
/// that the small provider is suspended in a market, and that it is reinstated there; and over all
/// that consumers dispute.
final class Rulings {
    /// An allocation that ends sooner may be gone before the ruling comes.
    private static final long LEAST_LEFT_MS = 5_000;

    private static final int MOST_DELAY_MS = 4_000;

    /// A dispute that is still there then is ruled over anew: by the time of a ruling there may
    /// have been less left to be refunded.
    private static final long AGAIN_MS = 60_000;

    /// Small, so that a bond outlasts many hours.
    private static final int SLASH_PPM = 100;

    private static final String REASON = "as the seed has it";

    private final Random random;
    private final List<String> markets;
    private final Followed followed;
    private final Map<String, Allocation> latest = new HashMap<>();
    private final Agenda<String> disputes = new Agenda<>();
    private final Set<String> disputed = new HashSet<>();
    private final Set<String> atFault = new HashSet<>();
    private final Set<String> suspended = new HashSet<>();
    private int count;

    Rulings(long seed, List<String> markets, Followed followed) {
        this.random = new Random(seed);
        this.markets = List.copyOf(markets);
        this.followed = followed;
    }

    /// @param nowMs when it is ruled, ms since 1970
    Optional<OperatorCommand> next(long nowMs) {
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

    /// An allocation was published.
    ///
    /// @param nowMs when it was read, ms since 1970
    void hear(Allocation allocation, long nowMs) {
        var market = allocation.getMarket();
        var name = allocation.getAllocationId();
        if (Followed.isOpen(allocation)) latest.put(market, allocation);
        else latest.computeIfPresent(market, (_, one) -> isSame(one, allocation) ? null : one);
        if (!Followed.isDisputed(allocation)) disputed.remove(name);
        else if (disputed.add(name)) disputes.at(nowMs + random.nextInt(MOST_DELAY_MS), name);
    }

    /// Rulings over what is disputed: dismissed, upheld in part, or upheld in whole.
    List<OperatorCommand> overDisputes(long nowMs) {
        var rulings = new ArrayList<OperatorCommand>();
        for (var name : disputes.due(nowMs)) {
            var allocation = followed.find(name).filter(Followed::isDisputed);
            if (allocation.isEmpty()) continue;
            rulings.add(overDispute(allocation.get()));
            disputes.at(nowMs + AGAIN_MS, name);
        }
        return rulings;
    }

    /// Whether the operator ruled that an allocation was not delivered.
    boolean hasFaulted(String allocation) {
        return atFault.contains(allocation);
    }

    private Optional<OperatorCommand> fault(String market, long nowMs) {
        var allocation = latest.remove(market);
        if (allocation == null || allocation.getExpiryMs() < nowMs + LEAST_LEFT_MS) {
            return Optional.empty();
        }
        long unused = random.nextLong(allocation.getStandardMicros() + 1);
        long number = Followed.numberOf(allocation);
        atFault.add(allocation.getAllocationId());
        return Optional.of(ruling(market, new RuleFault(number, unused, REASON)));
    }

    private OperatorCommand overDispute(Allocation allocation) {
        long most = allocation.getStandardMicros() - allocation.getRefundedMicros();
        long unused =
                switch (random.nextInt(3)) {
                    case 0 -> 0;
                    case 1 -> random.nextLong(most + 1);
                    default -> most;
                };
        if (unused > 0) atFault.add(allocation.getAllocationId());
        var body = new RuleDispute(Followed.numberOf(allocation), unused, REASON);
        return ruling(allocation.getMarket(), body);
    }

    private OperatorCommand reinstated(String market) {
        return stands(market, ProviderStanding.ACTIVE, 0);
    }

    private OperatorCommand stands(String market, ProviderStanding standing, int slashPpm) {
        var body = new SetProviderStanding(Providers.SMALL, standing, slashPpm, REASON);
        return ruling(market, body);
    }

    private OperatorCommand ruling(String market, SpecificRecord body) {
        return new OperatorCommand(market, "ruling-" + count++, body);
    }

    private static boolean isSame(Allocation one, Allocation other) {
        return one.getAllocationId().equals(other.getAllocationId());
    }
}
