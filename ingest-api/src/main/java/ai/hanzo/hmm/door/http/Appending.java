package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.log.Command;
import ai.hanzo.hmm.door.log.CommandLog;

import io.javalin.http.Context;
import io.javalin.http.Handler;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/// Appends what a request means to the log and answers with its place there.
record Appending(Supplier<CommandLog> log, Reader reader) implements Handler {
    /// Reads one request into the command that it means.
    interface Reader {
        Command<?> read(Context ctx) throws IOException;
    }

    @Override
    public void handle(Context ctx) throws IOException {
        var caller = Callers.of(ctx);
        var command = reader.read(ctx);
        ctx.future(
                () ->
                        command.appendTo(log.get(), caller)
                                .thenAccept(at -> Answers.accepted(ctx, command, at)));
    }

    /// The sender's own name for the command, where it is not in the body.
    static Optional<String> key(Context ctx) {
        return Optional.ofNullable(ctx.header("Idempotency-Key"));
    }
}
