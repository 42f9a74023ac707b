package ai.hanzo.hmm.jmh;

import java.util.ArrayList;
import java.util.List;

/// A book that is measured. What a step looks like to it is made before; carrying it out is what
/// takes time.
interface Contender<C> {

    C prepare(Step step);

    /// Another of the kind, with nothing in its book.
    Contender<C> anew();

    /// Carries a command out and gives all that came of it, so that none of it is optimized away.
    Object play(C command);

    /// How often `play` made a trade so far, and how many lots: two books that were fed the same
    /// must agree.
    Traded traded();

    record Traded(long trades, long lots) {}

    default void playAll(List<Step> steps) {
        for (var step : steps) play(prepare(step));
    }

    default List<C> prepareAll(List<Step> steps) {
        var commands = new ArrayList<C>(steps.size());
        for (var step : steps) commands.add(prepare(step));
        return commands;
    }

    /// A contender by the name it has in the tables.
    static Contender<?> named(String name) {
        return switch (name) {
            case "market" -> new WholeMarket();
            case "book" -> new BookAlone();
            case "exchange-core" -> new ExchangeCore();
            default -> throw new IllegalArgumentException("no contender " + name);
        };
    }
}
