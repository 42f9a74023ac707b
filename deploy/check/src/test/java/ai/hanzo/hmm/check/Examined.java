package ai.hanzo.hmm.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.check.Finding.State;
import ai.hanzo.hmm.check.tiny.MemoryLogs;
import ai.hanzo.hmm.check.tiny.TinyExchange;
import ai.hanzo.hmm.check.tiny.Trade;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import java.util.List;
import java.util.function.Predicate;

/// The records of a sound exchange, to be tampered with and then examined: in one pass, and in
/// several, which must come to the same.
final class Examined {
    private static final long PLENTY = 1 << 20;
    private static final long ONE_PASS_IN_SEVERAL = 1;

    final TopicCatalogue topics = new TopicCatalogue("t.");
    final MemoryLogs logs = new MemoryLogs(topics);

    Examined() {
        var exchange = new TinyExchange(topics, logs, true);
        var trade = new Trade(topics, exchange);
        trade.open();
        trade.orders(100);
        exchange.pass(2_000);
        trade.oddments();
        trade.lives();
        trade.discipline();
        trade.transfers();
        exchange.show();
    }

    Finding of(Promise promise) {
        var once = findings(PLENTY).get(promise.ordinal());
        var often = findings(ONE_PASS_IN_SEVERAL).get(promise.ordinal());
        assertThat(often.state()).as("in several passes").isEqualTo(once.state());
        assertThat(often.checked()).as("in several passes").isEqualTo(once.checked());
        return once;
    }

    /// @throws AssertionError unless the promise is broken, and so first
    void broken(Promise promise, String told) {
        var finding = of(promise);
        assertThat(finding.state()).isEqualTo(State.BROKEN);
        assertThat(finding.firstOffence()).get().asString().contains(told);
    }

    private List<Finding> findings(long memoryBytes) {
        return new Examination(logs, topics, logs.registry(), memoryBytes).findings();
    }

    static Predicate<Execution> answering(String id) {
        return execution -> execution.getCommandId().equals(id) && !execution.getRepeated();
    }

    static Predicate<OrderCommand> sent(String id) {
        return command -> command.getEnvelope().getId().equals(id);
    }

    static Execution posting(Execution execution, List<Posting> postings) {
        return Execution.newBuilder(execution).setPostings(postings).build();
    }
}
