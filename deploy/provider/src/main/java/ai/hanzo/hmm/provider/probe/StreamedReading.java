package ai.hanzo.hmm.provider.probe;

import ai.hanzo.hmm.provider.probe.Answer.Source;
import ai.hanzo.hmm.provider.probe.Answer.Tokens;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.OptionalLong;

/// A chat completion that is streamed: server-sent events, each a piece in JSON, the last of them
/// `[DONE]`. It is whole when it says so, or why it finished. Where the server tells no usage its
/// pieces are counted.
final class StreamedReading implements Reading {
    private static final String DATA = "data:";

    private final long fromNanos;
    private final long maxTokens;
    private final StringBuilder event = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private Optional<String> broken = Optional.empty();
    private OptionalLong first = OptionalLong.empty();
    private OptionalLong usage = OptionalLong.empty();
    private long pieces;
    private boolean finished;

    /// @param fromNanos when the request was sent
    /// @param maxTokens what was asked for
    StreamedReading(long fromNanos, long maxTokens) {
        this.fromNanos = fromNanos;
        this.maxTokens = maxTokens;
    }

    @Override
    public void line(String line, long atNanos) {
        if (line.isEmpty()) {
            endEvent(atNanos);
        } else if (line.startsWith(DATA)) {
            if (!event.isEmpty()) event.append('\n');
            event.append(line.substring(DATA.length()).strip());
        }
        // Comments and the names of events say nothing here.
    }

    @Override
    public Answer end(long atNanos) {
        endEvent(atNanos);
        if (broken.isPresent()) return new Answer.Failed(broken.get());
        if (!finished) return new Answer.Failed("the stream breaks off");
        if (pieces == 0) return new Answer.Failed("an empty answer");
        var tokens =
                usage.isPresent()
                        ? new Tokens(usage.getAsLong(), Source.USAGE)
                        : new Tokens(pieces, Source.CHUNKS);
        if (tokens.count() > maxTokens) return new Answer.Failed(ChatJson.TOO_MANY_TOKENS);
        return new Answer.Complete(atNanos - fromNanos, first, tokens, text.toString());
    }

    private void endEvent(long atNanos) {
        if (event.isEmpty()) return;
        var data = event.toString();
        event.setLength(0);
        if (data.equals("[DONE]")) {
            finished = true;
            return;
        }
        ChatJson.object(data)
                .ifPresentOrElse(
                        piece -> take(piece, atNanos), () -> breakWith("the stream is no JSON"));
    }

    private void take(JsonNode piece, long atNanos) {
        if (piece.hasNonNull("error")) breakWith("an error in the stream");
        var said = ChatJson.usage(piece);
        if (said.isPresent()) usage = said;
        var choice = piece.path("choices").path(0);
        if (choice.hasNonNull("finish_reason")) finished = true;
        var delta = choice.path("delta");
        if (!ChatJson.hasText(delta)) return;
        pieces++;
        if (first.isEmpty()) first = OptionalLong.of(atNanos - fromNanos);
        text.append(ChatJson.content(delta));
    }

    private void breakWith(String why) {
        if (broken.isEmpty()) broken = Optional.of(why);
    }
}
