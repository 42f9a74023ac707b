package ai.hanzo.hmm.check.trail;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.read.Places;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.Set;

/// Enters answers to commands: of the ledger or of a market, for the first time or again.
record Answered(TrailTable table, Places places, Judgement outcomes) {
    private static final String LEDGER = "ledger";

    /// Refusals after which the id stands for what it stood for before, or for nothing.
    private static final Set<String> NOT_REMEMBERED =
            Set.of("CLIENT_ORDER_ID_CONFLICT", "UNSIGNED");

    private static final long REMEMBERED_S = 24 * 60 * 60;

    void take(ConsumerRecord<byte[], byte[]> record, Execution execution, int slot) {
        boolean ledger = execution.getSource().equals(LEDGER);
        if (ledger && isAgain(execution)) {
            table.again[slot]++;
        } else {
            decide(record, execution, slot);
            if (ledger) decideHere(record, execution, slot);
            else answer(execution, slot);
        }
        table.answeredAt[slot] = places.of(record);
    }

    /// An id is known until a day after its command is done; that it is known longer is no fault.
    private void decide(ConsumerRecord<byte[], byte[]> record, Execution execution, int slot) {
        int nowS = (int) (execution.getTimeMs() / 1_000);
        if (table.decided[slot] + table.answered[slot] > 0 && nowS < table.knownUntilS[slot]) {
            outcomes.broken(
                    "%s: %s %s is decided a second time, after %s"
                            .formatted(
                                    Places.text(record),
                                    execution.getAccount(),
                                    execution.getCommandId(),
                                    places.text(table.answeredAt[slot])));
        }
        table.knownUntilS[slot] = (int) (nowS + REMEMBERED_S);
    }

    private void decideHere(ConsumerRecord<byte[], byte[]> record, Execution execution, int slot) {
        table.decided[slot]++;
        if (execution.getStatus() != CommandStatus.DONE || execution.getPostings().isEmpty())
            return;
        if (table.sent[slot] != 1) return;
        if (Contents.posted(execution.getPostings()) != table.content[slot]) {
            outcomes.broken(
                    "%s posts another thing than the command %s says"
                            .formatted(Places.text(record), places.text(table.sentAt[slot])));
        }
    }

    private void answer(Execution execution, int slot) {
        table.answered[slot]++;
        for (var posting : execution.getPostings()) {
            if (posting.getReason().equals("HOLD")) {
                table.unheld[slot] -= Forwards.weight(posting.getAsset()) * posting.getHeldMicros();
            }
        }
    }

    /// Answers that decide nothing about the id.
    private static boolean isAgain(Execution execution) {
        if (execution.getRepeated()) return true;
        var refusal = execution.getRefusal();
        return refusal != null && NOT_REMEMBERED.contains(refusal.getCode());
    }
}
