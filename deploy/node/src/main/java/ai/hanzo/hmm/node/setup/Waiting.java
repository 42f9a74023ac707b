package ai.hanzo.hmm.node.setup;

import ai.hanzo.hmm.node.CannotStart;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The broker's answers, waited for.
public final class Waiting {
    static final long ANSWER_WITHIN_S = 30;

    private Waiting() {}

    /// @param question what is waited for, as errors name it
    /// @throws IllegalStateException when the answer is an error
    /// @throws CannotStart when it does not come
    public static <A> A answer(String question, Future<A> future) {
        try {
            return future.get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(question + ": " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new CannotStart(
                    question + ": no answer within " + ANSWER_WITHIN_S + " s, is Kafka there?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(question + ": interrupted", e);
        }
    }
}
