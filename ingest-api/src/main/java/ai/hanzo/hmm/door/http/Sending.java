package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.access.Caller;
import ai.hanzo.hmm.door.log.Appended;
import ai.hanzo.hmm.door.log.Command;
import ai.hanzo.hmm.door.log.CommandLog;
import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.wait.Waiting;
import ai.hanzo.hmm.wire.Execution;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Appends commands, and waits for their answers where that is asked for.
record Sending(Supplier<CommandLog> log, Waiting waiting) {
    /// Appends a command.
    ///
    /// @param waitMs how long its answer is waited for once it is in the log; 0 for not at all
    /// @throws Problem `INVALID_VALUE` when no answer comes to such a command, `FORBIDDEN` when the
    ///   caller may not send it, `UNAVAILABLE`
    CompletableFuture<Accepted> send(Command<?> command, Caller by, int waitMs) {
        if (waitMs == 0) {
            return command.appendTo(log.get(), by)
                    .thenApply(at -> new Accepted(command, at, Optional.empty()));
        }
        if (!command.isAnswered()) {
            throw Problem.of(
                    Code.INVALID_VALUE,
                    "wait",
                    "wait has no place here: no answer is published to such a command, what became"
                            + " of it is read at links.outcome");
        }
        return sendAndWait(command, by, waitMs);
    }

    private CompletableFuture<Accepted> sendAndWait(Command<?> command, Caller by, int waitMs) {
        var answer = waiting.begin(command.key(), command.id());
        try {
            return command.appendTo(log.get(), by)
                    .thenCompose(at -> answered(command, at, answer, waitMs))
                    .whenComplete((_, _) -> answer.cancel(false));
        } catch (RuntimeException failure) {
            answer.cancel(false);
            throw failure;
        }
    }

    /// Goes on in a thread of its own: who tells what happens must not be kept waiting.
    private static CompletableFuture<Accepted> answered(
            Command<?> command,
            Appended at,
            CompletableFuture<Optional<Execution>> answer,
            int waitMs) {
        return answer.completeOnTimeout(Optional.empty(), waitMs, TimeUnit.MILLISECONDS)
                .thenApplyAsync(
                        known -> new Accepted(command, at, known), Thread::startVirtualThread);
    }
}
