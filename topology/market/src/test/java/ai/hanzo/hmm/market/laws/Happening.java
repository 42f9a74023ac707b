package ai.hanzo.hmm.market.laws;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.event.MarketEvent.Settled;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.state.Change;
import ai.hanzo.hmm.market.state.Totals;

import java.util.ArrayList;
import java.util.List;

/// One command, what came of it, and what was before it.
record Happening(
        MarketInput command,
        List<MarketEvent> events,
        List<Change> changes,
        Totals totalsBefore,
        Pool poolBefore) {

    List<Executed> executions() {
        return of(Executed.class);
    }

    List<Settled> settlements() {
        return of(Settled.class);
    }

    boolean isRefused() {
        return executions().stream().anyMatch(e -> e.refused().isPresent());
    }

    <E extends MarketEvent> List<E> of(Class<E> kind) {
        var some = new ArrayList<E>();
        for (var event : events) if (kind.isInstance(event)) some.add(kind.cast(event));
        return some;
    }
}
