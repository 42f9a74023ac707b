package ai.hanzo.hmm.check.sum;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.read.Places;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Settlement;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.HashMap;
import java.util.Map;

/// Judges whether what is numbered is numbered from 1 without a gap or a repeat: executions per
/// account and source, settlements per market.
public final class Sequences {
    private final Judgement judgement;
    private final boolean fromTheFirst;
    private final Map<Line, Long> last = new HashMap<>();

    private record Line(String of, String by) {}

    /// @param fromTheFirst whether the logs still have their beginning; else any number may begin
    public Sequences(Judgement judgement, boolean fromTheFirst) {
        this.judgement = judgement;
        this.fromTheFirst = fromTheFirst;
    }

    public void execution(ConsumerRecord<?, ?> at, Execution execution) {
        judgement.checked();
        if (execution.getSequence() == 0) unnumbered(at, execution);
        else next(at, execution.getAccount(), execution.getSource(), execution.getSequence());
    }

    public void settlement(ConsumerRecord<?, ?> at, Settlement settlement) {
        judgement.checked();
        next(at, "settlements", settlement.getMarket(), settlement.getSequence());
    }

    private void next(ConsumerRecord<?, ?> at, String of, String by, long sequence) {
        var before = last.put(new Line(of, by), sequence);
        if (before == null && !fromTheFirst) return;
        long expected = before == null ? 1 : before + 1;
        if (sequence != expected) {
            judgement.broken(
                    "%s: %s of %s should be number %d and is %d"
                            .formatted(Places.text(at), of, by, expected, sequence));
        }
    }

    /// Only a market that does not exist has no numbers.
    private void unnumbered(ConsumerRecord<?, ?> at, Execution execution) {
        var refusal = execution.getRefusal();
        if (refusal == null || !refusal.getCode().equals("UNKNOWN_MARKET")) {
            judgement.broken(
                    "%s: an execution of %s for %s has no number"
                            .formatted(
                                    Places.text(at),
                                    execution.getSource(),
                                    execution.getAccount()));
        }
    }
}
