package ai.hanzo.hmm.local.demo;

import ai.hanzo.hmm.local.demo.client.Commands;
import ai.hanzo.hmm.local.demo.client.NoAnswer;
import ai.hanzo.hmm.local.demo.client.Results;
import ai.hanzo.hmm.local.demo.tally.Tally;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// What the parts of a demo share: the way in, the way out, and what has come out so far.
record Stage(Commands commands, Results results, Tally tally, Progress progress) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Looks at the tally while nothing is added to it.
    <T> T see(Function<Tally, T> look) {
        return results.see(() -> look.apply(tally));
    }

    /// Changes the tally.
    void note(Consumer<Tally> change) {
        results.change(() -> change.accept(tally));
    }

    /// Waits for something that is done at once.
    void until(String what, BooleanSupplier done) {
        results.await(what, PATIENCE, () -> 0, done);
    }

    /// Waits for something as long as there is progress towards it.
    void until(String what, ToLongFunction<Tally> moving, BooleanSupplier done) {
        results.await(what, PATIENCE, () -> moving.applyAsLong(tally), done);
    }

    /// Expects an answer to a command that is about to be sent.
    void expect(String account, String id) {
        note(all -> all.answers().expect(account, id));
    }

    /// Waits for the answers to all commands that are expected, none of which may be a refusal.
    void answered(String what) {
        commands.flush();
        until(what, () -> tally.answers().open() == 0);
        var refused = see(all -> all.answers().refused());
        if (!refused.isEmpty()) {
            throw new NoAnswer("the exchange refused " + refused.getFirst());
        }
    }
}
