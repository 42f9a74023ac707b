package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.chaos.child.Watch;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.AssetBalance;
import ai.hanzo.hmm.wire.CancelAllOrders;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.Redeem;
import ai.hanzo.hmm.wire.RemoveLiquidity;
import ai.hanzo.hmm.wire.Unstake;
import ai.hanzo.hmm.wire.Withdraw;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Takes everybody out again when a load has ended: all orders are cancelled, all shares burned,
/// all units redeemed of providers that have proven once more what they can run, allocations with
/// time left ended by their consumers, all stakes ended, all money withdrawn; and when no
/// allocation is open, disputed or can be disputed any more, bonds as far as nothing needs them.
/// What is left to an account then is what the rules hold on to: bonds of what is owed, stakes that
/// have ended, shares that are young.
public final class Unwinding {
    private static final String UNITS = "SCU:";
    private static final String SHARES = "LP:";
    private static final String HANZO = "HANZO";
    private static final Duration LOOK = Duration.ofMillis(200);

    /// What runs longer is not waited for.
    private static final long MOST_LEFT_MS = 15_000;

    private final Player player;
    private final Commands commands;
    private final List<String> markets;
    private final String bootstrapServers;
    private final Registry registry;
    private final Bonds bonds;
    private final Set<String> ended = new HashSet<>();
    private int ids;

    /// @param player that plays no more, and goes on asking
    public Unwinding(
            Player player,
            String bootstrapServers,
            TopicCatalogue topics,
            Registry registry,
            List<MarketDefinition> definitions) {
        this.player = player;
        this.commands = new Commands(topics);
        this.markets = definitions.stream().map(MarketDefinition::getMarket).toList();
        this.bonds = new Bonds(commands, bootstrapServers, registry, definitions);
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
    }

    /// Returns what is left that should not be; empty when all is as it should. Balances are shown
    /// a little after they change, so what they do not explain may yet be on its way.
    public Optional<String> run(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            ask(player.lastRequests(), deadline);
            ask(player.lastProofs(), deadline);
            ask(cancels(), deadline);
            leave(deadline);
            if (!bonds.awaitEnds(player, deadline)) {
                return Optional.of(player.unsettled().size() + " allocations are not settled");
            }
            ask(player.lastRequests(), deadline);
            return takeBondsBack(deadline);
        } catch (TimeoutException e) {
            return Optional.of("after %d s: %s".formatted(limit.toSeconds(), exits(balances())));
        }
    }

    /// Each provider what it needs no more; how it stands may be published a little after the
    /// answer to its command.
    private Optional<String> takeBondsBack(long deadline)
            throws InterruptedException, TimeoutException {
        while (true) {
            ask(bonds.additions(this::id), deadline);
            ask(bonds.withdrawals(this::id), deadline);
            var left = leave(deadline).or(bonds::unexplained);
            if (left.isEmpty() || System.nanoTime() > deadline) return left;
            Watch.pass(System.nanoTime() + LOOK.toNanos());
        }
    }

    /// Everybody takes out what is free, until nothing is, nor comes any more.
    private Optional<String> leave(long deadline) throws InterruptedException, TimeoutException {
        while (true) {
            var balances = balances();
            var exits = exits(balances);
            exits.addAll(ends());
            var left = unexplained(balances);
            if (!exits.isEmpty()) ask(exits, deadline);
            else if (left.isEmpty() || System.nanoTime() > deadline) return left;
            else Watch.pass(System.nanoTime() + LOOK.toNanos());
        }
    }

    /// Of allocations with time left, each once.
    private List<Command> ends() {
        long nowMs = System.currentTimeMillis();
        return player.unsettled().stream()
                .filter(Followed::isOpen)
                .filter(allocation -> allocation.getExpiryMs() > nowMs + MOST_LEFT_MS)
                .filter(allocation -> ended.add(allocation.getAllocationId()))
                .map(player::end)
                .toList();
    }

    private List<Command> cancels() {
        var cancels = new ArrayList<Command>();
        for (var all : balances().values()) {
            if (all.getAssets().stream().allMatch(asset -> asset.getHeldMicros() == 0)) continue;
            for (var market : markets) {
                var body = new CancelAllOrders(market);
                cancels.add(commands.order(all.getAccount(), id(), body));
            }
        }
        return cancels;
    }

    /// What each account can still take out, as far as its balances have been published.
    private List<Command> exits(Map<String, AccountBalances> balances) {
        var exits = new ArrayList<Command>();
        balances.forEach(
                (account, all) -> {
                    for (var asset : all.getAssets()) {
                        if (asset.getFreeMicros() > 0) exits.add(exit(account, asset));
                    }
                    if (all.getStakedMicros() > 0) {
                        var body = new Unstake(all.getStakedMicros());
                        exits.add(commands.transfer(account, id(), body));
                    }
                });
        return exits;
    }

    private Command exit(String account, AssetBalance asset) {
        var name = asset.getAsset();
        long free = asset.getFreeMicros();
        if (name.startsWith(UNITS)) {
            var market = name.substring(UNITS.length());
            return commands.liquidity(account, id(), new Redeem(market, free, null, 0));
        }
        if (name.startsWith(SHARES)) {
            var market = name.substring(SHARES.length());
            return commands.liquidity(account, id(), new RemoveLiquidity(market, free, 0L, 0L));
        }
        return commands.transfer(account, id(), new Withdraw(free, "test"));
    }

    /// What is held without a reason that the account's balances give.
    private static Optional<String> unexplained(Map<String, AccountBalances> balances) {
        for (var all : balances.values()) {
            for (var asset : all.getAssets()) {
                boolean isExplained =
                        asset.getAsset().startsWith(SHARES)
                                || Providers.ALL.contains(all.getAccount())
                                || asset.getAsset().equals(HANZO)
                                        && asset.getHeldMicros() == ended(all);
                if (!isExplained) {
                    return Optional.of("%s still has %s".formatted(all.getAccount(), asset));
                }
            }
        }
        return Optional.empty();
    }

    private static long ended(AccountBalances all) {
        return all.getEnded().stream().mapToLong(end -> end.getAmountMicros()).sum();
    }

    /// The last published of each account that is somebody's.
    private Map<String, AccountBalances> balances() {
        var last = new TreeMap<String, AccountBalances>();
        var topic = commands.topics().balances();
        for (var record : CommittedLog.all(bootstrapServers, topic, registry)) {
            if (!record.key().startsWith("@")) last.put(record.key(), record.value());
        }
        return last;
    }

    private void ask(List<Command> asked, long deadline)
            throws InterruptedException, TimeoutException {
        if (asked.isEmpty()) return;
        try {
            player.ask(asked).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a round of commands failed", e.getCause());
        }
    }

    private String id() {
        return "unwind-" + ++ids;
    }
}
