package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.access.Caller;
import ai.hanzo.hmm.door.log.Command;
import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.OrderBatch;
import ai.hanzo.hmm.door.request.OrderBatch.Entry;
import ai.hanzo.hmm.wire.OrderCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// Appends several orders, each by itself and in the order given, and answers with what became of
/// each: its place in the log, its outcome where that was waited for, or its problem. Once the log
/// has not taken one, no other is tried.
///
/// @param meaning what an order's record means as a command
record Batch(Sending sending, Function<OrderCommand, Command<?>> meaning) implements Handler {
    private static final int MAX_BYTES = 128 * 1024;

    /// Headers that speak of one command alone.
    private static final List<String> OF_ONE =
            List.of("Idempotency-Key", "Hmm-Key", "Hmm-Signed-At", "Hmm-Signature");

    /// @param isOver nothing more will be known of it
    private record Result(boolean isOver, ObjectNode json) {}

    @Override
    public void handle(Context ctx) throws IOException {
        int waitMs = Paths.waitMs(ctx);
        var caller = Callers.of(ctx);
        for (var header : OF_ONE) {
            if (ctx.header(header) == null) continue;
            throw Problem.of(
                    Code.FIELD_NOT_ALLOWED,
                    header,
                    header
                            + " has no place here: it is of one command, and entries name their ids");
        }
        var entries = OrderBatch.read(Body.fields(ctx, MAX_BYTES));
        if (entries.size() > 1) Callers.visit(ctx).chargeRest(entries.size() - 1);
        ctx.future(
                () -> {
                    var results = results(ctx, entries, caller, waitMs);
                    return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
                            .thenAccept(_ -> answer(ctx, results, waitMs > 0));
                });
    }

    private List<CompletableFuture<Result>> results(
            Context ctx, List<Entry> entries, Caller caller, int waitMs) {
        var logIsAway = new AtomicBoolean();
        return entries.stream()
                .map(entry -> accepted(entry, caller, waitMs, logIsAway))
                .map(accepted -> accepted.thenApply(Batch::result))
                .map(result -> result.exceptionally(failure -> refused(ctx, failure)))
                .toList();
    }

    private CompletableFuture<Accepted> accepted(
            Entry entry, Caller caller, int waitMs, AtomicBoolean logIsAway) {
        return switch (entry) {
            case Entry.Unsound(var problem) -> CompletableFuture.failedFuture(problem);
            case Entry.Sound(var order) -> {
                try {
                    yield sent(meaning.apply(order), caller, waitMs, logIsAway);
                } catch (Problem problem) {
                    yield CompletableFuture.failedFuture(problem);
                }
            }
        };
    }

    /// @param logIsAway set when the log does not take the command; then no other is tried, since
    ///   each would wait as long
    private CompletableFuture<Accepted> sent(
            Command<?> command, Caller caller, int waitMs, AtomicBoolean logIsAway) {
        if (logIsAway.get()) {
            throw Problem.of(
                    Code.UNAVAILABLE,
                    "not tried, since the log did not take an entry before it; send it again with"
                            + " the same id");
        }
        return sending.send(command, caller, waitMs)
                .whenComplete((_, failure) -> logIsAway.compareAndSet(false, isAway(failure)));
    }

    private static boolean isAway(Throwable failure) {
        return cause(failure) instanceof Problem problem && problem.code() == Code.UNAVAILABLE;
    }

    private static Result result(Accepted accepted) {
        return new Result(accepted.answer().isPresent(), accepted.json());
    }

    private static Result refused(Context ctx, Throwable failure) {
        var cause = cause(failure);
        if (!(cause instanceof Problem problem)) throw new CompletionException(cause);
        var json = JsonNodeFactory.instance.objectNode();
        json.set("problem", problem.json(ctx.path()));
        return new Result(true, json);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    private static void answer(
            Context ctx, List<CompletableFuture<Result>> results, boolean waited) {
        var json = JsonNodeFactory.instance.objectNode();
        var list = json.putArray("results");
        results.forEach(result -> list.add(result.join().json()));
        boolean isOver = waited && results.stream().allMatch(result -> result.join().isOver());
        ctx.status(isOver ? HttpStatus.OK : HttpStatus.ACCEPTED);
        Answers.json(ctx, json);
    }
}
