package ai.hanzo.hmm.local.demo.tally;

import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Refusal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Answers to commands that are waited for one by one.
public final class Answers {
    private record Command(String account, String id) {}

    private final Map<Command, CommandStatus> awaited = new HashMap<>();
    private final List<String> refused = new ArrayList<>();
    private int open;

    /// Waits for the answer to a command that is about to be sent.
    public void expect(String account, String id) {
        if (awaited.put(new Command(account, id), CommandStatus.PENDING) != null) {
            throw new IllegalArgumentException("expected before: " + account + " " + id);
        }
        open++;
    }

    void on(Execution execution) {
        var command = new Command(execution.getAccount(), execution.getCommandId());
        if (execution.getStatus() == CommandStatus.PENDING) return;
        if (!awaited.replace(command, CommandStatus.PENDING, execution.getStatus())) return;
        open--;
        if (execution.getRefusal() != null)
            refused.add(sentence(execution, execution.getRefusal()));
    }

    /// Commands that are not yet answered.
    public int open() {
        return open;
    }

    /// A sentence on each command that was refused.
    public List<String> refused() {
        return List.copyOf(refused);
    }

    private static String sentence(Execution execution, Refusal refusal) {
        return "%s of %s: %s (%s) %s"
                .formatted(
                        execution.getCommandId(),
                        execution.getAccount(),
                        refusal.getCode(),
                        refusal.getMessage(),
                        refusal.getNumbers());
    }
}
