package ai.hanzo.hmm.door.wait;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.tail.Happening;
import ai.hanzo.hmm.door.tail.Listener;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Those who wait for the answer to a command. Every door hears of all executions, so it does not
/// matter which one holds the account's views, nor how far they lag.
///
/// Whoever waits is told by the first answer under the command's id that is not PENDING. A refusal
/// of other content under a taken id answers whoever began to wait last, since that is who sent it.
public final class Waiting implements Listener, AutoCloseable {
    /// So many may wait at a time: each holds a connection and some hundred bytes.
    static final int MOST = 20_000;

    private final ConcurrentHashMap<Key, List<CompletableFuture<Optional<Execution>>>> waits =
            new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean closed;

    private record Key(String account, String id) {}

    /// Begins to wait. To miss nothing it is called before the command is sent. It goes on until
    /// the answer is there, or the caller completes or cancels what is given back, which must
    /// happen within a bounded time; empty where the door closes first.
    ///
    /// @throws Problem `UNAVAILABLE` when too many wait
    public CompletableFuture<Optional<Execution>> begin(String account, String id) {
        if (underWay.incrementAndGet() > MOST) {
            underWay.decrementAndGet();
            throw Problem.of(Code.UNAVAILABLE, MOST + " requests wait for an outcome already");
        }
        var key = new Key(account, id);
        var wait = new CompletableFuture<Optional<Execution>>();
        waits.merge(key, List.of(wait), Waiting::joined);
        wait.whenComplete((_, _) -> end(key, wait));
        if (closed) wait.complete(Optional.empty());
        return wait;
    }

    /// How many wait now.
    public int underWay() {
        return underWay.get();
    }

    @Override
    public void happened(Happening happening) {
        if (!(happening.value() instanceof Execution answer)) return;
        if (answer.getStatus() == CommandStatus.PENDING) return;
        var waiting = waits.get(new Key(answer.getAccount(), answer.getCommandId()));
        if (waiting == null) return;
        var answered = isConflict(answer) ? List.of(waiting.getLast()) : waiting;
        answered.forEach(wait -> wait.complete(Optional.of(answer)));
    }

    /// Nobody waits from here on, nor any longer.
    @Override
    public void close() {
        closed = true;
        waits.values().forEach(all -> all.forEach(wait -> wait.complete(Optional.empty())));
    }

    private static boolean isConflict(Execution answer) {
        var refusal = answer.getRefusal();
        return refusal != null && refusal.getCode().equals("CLIENT_ORDER_ID_CONFLICT");
    }

    private void end(Key key, CompletableFuture<Optional<Execution>> wait) {
        underWay.decrementAndGet();
        waits.computeIfPresent(key, (_, all) -> without(all, wait));
    }

    private static <T> List<T> joined(List<T> first, List<T> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }

    /// Nothing where none is left, so that the key goes too.
    private static <T> List<T> without(List<T> all, T one) {
        var others = all.stream().filter(each -> each != one).toList();
        return others.isEmpty() ? null : others;
    }
}
