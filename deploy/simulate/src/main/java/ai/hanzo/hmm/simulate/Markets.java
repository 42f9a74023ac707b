package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.engine.InvariantViolation;
import ai.hanzo.hmm.market.engine.Market;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.streams.key.SignedEvidence;
import ai.hanzo.hmm.streams.translate.Terms;
import ai.hanzo.hmm.wire.MarketDefinition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/// The markets by name, and which of them time alone will change next.
final class Markets {
    private final Map<String, Market> open = new TreeMap<>();
    private final Map<String, Due.OfMarket> dues = new TreeMap<>();
    private final NavigableSet<Due.OfMarket> byTime =
            new TreeSet<>(
                    Comparator.comparingLong(Due.OfMarket::ms).thenComparing(Due.OfMarket::market));
    private final Map<String, Shown> shown = new TreeMap<>();

    /// A market's terms in the wire's form, made once.
    private record Shown(MarketTerms terms, MarketDefinition definition) {}

    /// Does a command at a time, ms since 1970. A market that does not exist answers as well.
    List<MarketEvent> apply(String id, MarketInput input, long timeMs) {
        var known = open.get(id);
        var market = known == null ? Market.of(id, List.of(), SignedEvidence.KINDS) : known;
        var events = decide(market, input, timeMs);
        market.takeChanges();
        if (known == null && market.view().isOpen()) open.put(id, market);
        note(id, market.nextDueMs());
        return events;
    }

    /// The earliest; of several at once the first by name.
    Optional<Due.OfMarket> nextDue() {
        return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first());
    }

    /// The names of those that are open.
    List<String> names() {
        return new ArrayList<>(open.keySet());
    }

    /// Empty where there is no such market.
    Optional<MarketDefinition> definition(String id) {
        var market = open.get(id);
        if (market == null) return Optional.empty();
        var terms = market.view().terms();
        var last = shown.get(id);
        if (last == null || last.terms() != terms) {
            last = new Shown(terms, Terms.toWire(terms));
            shown.put(id, last);
        }
        return Optional.of(last.definition());
    }

    private static List<MarketEvent> decide(Market market, MarketInput input, long timeMs) {
        try {
            return market.apply(input, timeMs);
        } catch (InvariantViolation e) {
            return market.halt(input, e);
        }
    }

    private void note(String id, OptionalLong nextMs) {
        var before = dues.get(id);
        if (before != null) {
            if (nextMs.isPresent() && nextMs.getAsLong() == before.ms()) return;
            dues.remove(id);
            byTime.remove(before);
        }
        if (nextMs.isPresent()) {
            var next = new Due.OfMarket(nextMs.getAsLong(), id);
            dues.put(id, next);
            byTime.add(next);
        }
    }
}
