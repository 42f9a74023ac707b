package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.OperatorCommand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// All that is done about allocations, by providers, consumers and the operator, as they learn of
/// them from what is published. Used by one thread, but for what is unsettled.
final class Dealings implements AutoCloseable {
    private final Followed followed;
    private final Serving serving;
    private final Claims claims;
    private final Rulings rulings;
    private final Words words = new Words();
    private volatile List<Allocation> unsettled = List.of();

    Dealings(
            long seed,
            Commands commands,
            List<MarketDefinition> markets,
            CommittedLog<Allocation> allocations) {
        var byName = new TreeMap<String, MarketDefinition>();
        for (var market : markets) byName.put(market.getMarket(), market);
        this.followed = new Followed(allocations);
        this.serving = new Serving(seed, commands, byName, words);
        this.claims = new Claims(seed, commands, byName);
        this.rulings = new Rulings(seed, List.copyOf(byName.keySet()), followed);
    }

    /// Takes in what was published, and says what providers and consumers do about it now.
    ///
    /// @param nowMs ms since 1970
    List<Command> due(long nowMs) {
        var news = followed.listen();
        for (var allocation : news) {
            serving.hear(allocation);
            claims.hear(allocation);
            rulings.hear(allocation, nowMs);
        }
        if (!news.isEmpty()) unsettled = followed.unsettled();
        var due = new ArrayList<>(serving.due(nowMs));
        due.addAll(claims.due(nowMs));
        return due;
    }

    /// What the operator rules over disputes now.
    List<OperatorCommand> overDisputes(long nowMs) {
        return rulings.overDisputes(nowMs);
    }

    /// What the operator rules besides, when asked.
    Optional<OperatorCommand> ruling(long nowMs) {
        return rulings.next(nowMs);
    }

    List<OperatorCommand> pardons() {
        return rulings.pardons();
    }

    /// Ends an allocation for its consumer.
    Command end(Allocation allocation) {
        return claims.end(allocation);
    }

    /// All that are open or disputed, as far as was read. May be asked by any thread.
    List<Allocation> unsettled() {
        return unsettled;
    }

    /// To be asked when nothing more is done.
    Words words() {
        return words;
    }

    /// To be asked when nothing more is done.
    boolean hasFaulted(String allocation) {
        return rulings.hasFaulted(allocation);
    }

    @Override
    public void close() {
        followed.close();
    }
}
