package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.chaos.child.Watch;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.WithdrawBond;
import ai.hanzo.hmm.wire.registry.Registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What providers take back of their bonds when nothing that they served can be disputed any more.
final class Bonds {
    /// Stays besides what is required, which the mean price moves yet: one part in so many.
    private static final long MARGIN_OF = 1_000;

    /// So much more than required at most, when all has been taken back: one part in so many.
    private static final long SLACK_OF = 50;

    private final Commands commands;
    private final String bootstrapServers;
    private final Registry registry;
    private final Duration disputable;

    Bonds(
            Commands commands,
            String bootstrapServers,
            Registry registry,
            List<MarketDefinition> markets) {
        this.commands = commands;
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
        this.disputable =
                markets.stream()
                        .map(market -> Duration.ofMillis(market.getDisputeWithinMs()))
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
    }

    /// Returns when no allocation has been open or disputed for as long as one can be disputed
    /// after its end.
    ///
    /// @return whether that came before the deadline, as `System.nanoTime()` has it
    boolean awaitEnds(Player player, long deadline) throws InterruptedException {
        long since = System.nanoTime();
        while (System.nanoTime() < since + disputable.plusSeconds(1).toNanos()) {
            if (!player.unsettled().isEmpty()) {
                since = System.nanoTime();
                if (since > deadline) return false;
            }
            Watch.pass(System.nanoTime() + Duration.ofMillis(100).toNanos());
        }
        return true;
    }

    /// The least that can be added to each bond that is kept without a reason: how a provider
    /// stands is published when its own command changed it, not when time alone did.
    List<Command> additions(Supplier<String> ids) {
        var additions = new ArrayList<Command>();
        for (var score : scores()) {
            if (isExplained(score)) continue;
            var body = new PostBond(score.getMarket(), 1L);
            additions.add(commands.provider(score.getProvider(), ids.get(), body));
        }
        return additions;
    }

    /// Of what each needs not, as was published last.
    List<Command> withdrawals(Supplier<String> ids) {
        var withdrawals = new ArrayList<Command>();
        for (var score : scores()) {
            long required = score.getRequiredBondMicros();
            long free = score.getBondMicros() - required - required / MARGIN_OF;
            if (free <= 0) continue;
            var body = new WithdrawBond(score.getMarket(), free);
            withdrawals.add(commands.provider(score.getProvider(), ids.get(), body));
        }
        return withdrawals;
    }

    /// What is kept of a bond without a reason.
    Optional<String> unexplained() {
        return scores().stream()
                .filter(score -> !isExplained(score))
                .findFirst()
                .map(score -> "a bond still is kept: " + score);
    }

    private static boolean isExplained(QualityScore score) {
        long required = score.getRequiredBondMicros();
        return score.getAllocatedMicros() == 0
                && score.getRetainedMicros() == 0
                && score.getBondMicros() - required <= required / SLACK_OF + 1;
    }

    /// The last published of each provider and market.
    private Collection<QualityScore> scores() {
        Map<String, QualityScore> last = new TreeMap<>();
        var topic = commands.topics().quality();
        for (var record : CommittedLog.all(bootstrapServers, topic, registry)) {
            var score = record.value();
            last.put(score.getProvider() + " " + score.getMarket(), score);
        }
        return last.values();
    }
}
