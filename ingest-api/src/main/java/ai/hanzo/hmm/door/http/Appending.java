package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.log.Command;

import io.javalin.http.Context;
import io.javalin.http.Handler;

import java.io.IOException;
import java.util.Optional;

/// Appends what a request means to the log and answers with its place there; with `?wait=` it is
/// answered when its outcome is known.
record Appending(Sending sending, Reader reader) implements Handler {
    /// Reads one request into the command that it means.
    interface Reader {
        Command<?> read(Context ctx) throws IOException;
    }

    @Override
    public void handle(Context ctx) throws IOException {
        int waitMs = Paths.waitMs(ctx);
        var caller = Callers.of(ctx);
        var command = reader.read(ctx);
        ctx.future(
                () ->
                        sending.send(command, caller, waitMs)
                                .thenAccept(accepted -> Answers.accepted(ctx, accepted)));
    }

    /// The sender's own name for the command, where it is not in the body.
    static Optional<String> key(Context ctx) {
        return Optional.ofNullable(ctx.header("Idempotency-Key"));
    }
}
