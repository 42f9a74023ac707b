package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.quality.RawMetrics;
import ai.hanzo.hmm.market.state.RowKey;

import java.util.List;

/// Three providers that owe units, and reports on them. Buckets are of 5 minutes and 10 of grace;
/// who is missing is judged 10 minutes after that.
class AbsenceExample extends ConductExample {
    static final long S = Floor.START_MS;
    static final long BUCKET_MS = 5 * MINUTE_MS;
    static final long JUDGED_MS = S + 25 * MINUTE_MS;
    static final RawMetrics GOOD = RawMetrics.of(200, 50_000_000, 999_900, 1_000_000);

    AbsenceExample() {
        for (var name : List.of("p", "q", "r")) owing(name, "110", "50", "4");
    }

    /// An allocation of so many hours.
    void busy(String name, int hours) {
        send(sell(name, hours).at(2)).send(buy("alice", hours).at(2).delivered());
        assertThat(assigned()).containsExactly(name + " " + hours);
    }

    void reported(String name, long startMs) {
        bucket(name, startMs, GOOD);
    }

    /// Every bucket that the last command folded, as `name minute` or `name minute absent`, minutes
    /// since S.
    List<String> folded() {
        return events.stream()
                .filter(MarketEvent.Assessed.class::isInstance)
                .map(MarketEvent.Assessed.class::cast)
                .filter(told -> told.bucket().isPresent())
                .map(
                        told ->
                                told.provider().account()
                                        + " "
                                        + (told.bucket().get().startMs() - S) / MINUTE_MS
                                        + (told.bucket().get().isAbsent() ? " absent" : ""))
                .toList();
    }

    void tickAt(long ms) {
        floor.at(ms);
        tick();
    }

    long score(String name) {
        return floor.shelf().scoreOf(name);
    }

    long rounds() {
        return floor.shelf().rows().entrySet().stream()
                .filter(row -> row.getKey().kind() == RowKey.Kind.ROUND)
                .count();
    }
}
