package ai.hanzo.hmm.check.driven;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.check.Finding;
import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.Execution;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// What the real topologies publish of allocations that are served over several days is what the
/// auditor reckons; and so are the scores of their providers.
class AllocationsTest {
    private static final int HOURS = 48;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = 2)
    void whatIsPublishedIsWhatIsReckoned(long seed) {
        try (var driven = ServedDays.play(folder, seed, HOURS)) {
            assertThat(driven.faults()).isEmpty();
            var published = driven.logs.all(driven.topics.allocations());
            var happened = happened(published);
            refusals(driven.logs.all(driven.topics.executions()), happened);
            for (var promise : List.of(Promise.ALLOCATIONS, Promise.SCORES)) {
                var finding = ScoresTest.audit(driven.logs, driven, promise);
                var told = "seed " + seed + ": " + finding + " " + happened;
                assertThat(finding.firstOffence()).as(told).isEmpty();
                assertThat(finding.state()).as(told).isEqualTo(Finding.State.HOLDS);
                if (promise == Promise.ALLOCATIONS) {
                    assertThat(finding.checked()).as(told).isGreaterThan(published.size());
                }
            }
            assertThat(happened)
                    .as("seed " + seed)
                    .containsKeys(
                            "ACTIVE",
                            "SUSPENDED",
                            "COMPLETED",
                            "EXPIRED",
                            "CONSUMER_ENDED",
                            "PROVIDER_FAULT",
                            "not started",
                            "died",
                            "refunded in part",
                            "OPEN",
                            "UPHELD",
                            "DISMISSED",
                            "ruled after its end",
                            "UNKNOWN_ALLOCATION",
                            "ALREADY_STARTED",
                            "NOT_STARTED",
                            "INVALID_HEARTBEAT",
                            "ALREADY_DISPUTED",
                            "uncounted",
                            "CASH",
                            "MINT");
        }
    }

    /// How often what happened.
    private static TreeMap<String, Integer> happened(List<Allocation> published) {
        var counts = new TreeMap<String, Integer>();
        var ended = new TreeMap<String, Allocation>();
        for (var one : published) {
            counts.merge(one.getState().name(), 1, Integer::sum);
            if (one.getDispute() != null) {
                counts.merge(one.getDispute().getState().name(), 1, Integer::sum);
            }
            if (one.getState() != AllocationState.CLOSED) continue;
            counts.merge(one.getCloseReason(), 1, Integer::sum);
            var before = ended.put(one.getAllocationId(), one);
            if (before != null && one.getRefundedMicros() > before.getRefundedMicros()) {
                counts.merge("ruled after its end", 1, Integer::sum);
            }
            if (one.getCloseReason().equals("PROVIDER_FAULT")) {
                counts.merge(one.getStartedMs() == 0 ? "not started" : "died", 1, Integer::sum);
            } else if (one.getRefundedMicros() > 0) {
                counts.merge("refunded in part", 1, Integer::sum);
            }
        }
        return counts;
    }

    private static void refusals(List<Execution> executions, TreeMap<String, Integer> counts) {
        for (var execution : executions) {
            if (execution.getRefusal() != null) {
                counts.merge(execution.getRefusal().getCode(), 1, Integer::sum);
            }
            if (!execution.getUncounted().isEmpty()) counts.merge("uncounted", 1, Integer::sum);
            for (var posting : execution.getPostings()) {
                counts.merge(posting.getReason(), 1, Integer::sum);
            }
        }
    }
}
