package ai.hanzo.hmm.provider.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.LongSupplier;

/// Cuts a body into lines of UTF-8 as it arrives, up to a limit, and notes when each came.
final class ReadingBody implements BodySubscriber<Answer> {
    /// What an answer may be long, bytes.
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Reading reading;
    private final LongSupplier nanos;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Flow.Subscription subscription;
    private int bytes;

    ReadingBody(Reading reading, LongSupplier nanos) {
        this.reading = reading;
        this.nanos = nanos;
    }

    @Override
    public CompletionStage<Answer> getBody() {
        return answer;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (answer.isDone()) return;
        long at = nanos.getAsLong();
        for (var buffer : buffers) bytes += buffer.remaining();
        if (bytes > MAX_BYTES) {
            subscription.cancel();
            answer.complete(new Answer.Failed("more than " + MAX_BYTES + " bytes"));
            return;
        }
        for (var buffer : buffers) take(buffer, at);
    }

    @Override
    public void onError(Throwable failure) {
        answer.completeExceptionally(
                failure instanceof IOException ? failure : new IOException(failure));
    }

    @Override
    public void onComplete() {
        long at = nanos.getAsLong();
        if (line.size() > 0) endLine(at);
        answer.complete(reading.end(at));
    }

    private void take(ByteBuffer buffer, long at) {
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            if (next == '\n') endLine(at);
            else line.write(next);
        }
    }

    private void endLine(long at) {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        reading.line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, at);
    }
}
