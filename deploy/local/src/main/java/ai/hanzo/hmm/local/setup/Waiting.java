package ai.hanzo.hmm.local.setup;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The broker's answers, waited for.
final class Waiting {
    static final long ANSWER_WITHIN_S = 30;

    private Waiting() {}

    /// @throws IllegalStateException when the answer is an error, or does not come
    static <A> A answer(String question, Future<A> future) {
        try {
            return future.get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(question + ": " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    question + ": no answer within " + ANSWER_WITHIN_S + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(question + ": interrupted", e);
        }
    }
}
