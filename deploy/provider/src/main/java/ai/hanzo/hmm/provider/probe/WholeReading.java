package ai.hanzo.hmm.provider.probe;

import ai.hanzo.hmm.provider.probe.Answer.Source;
import ai.hanzo.hmm.provider.probe.Answer.Tokens;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.OptionalLong;

/// A chat completion that comes in one piece. Without usage nobody knows its tokens.
final class WholeReading implements Reading {
    private final long fromNanos;
    private final long maxTokens;
    private final StringBuilder body = new StringBuilder();

    /// @param fromNanos when the request was sent
    /// @param maxTokens what was asked for
    WholeReading(long fromNanos, long maxTokens) {
        this.fromNanos = fromNanos;
        this.maxTokens = maxTokens;
    }

    @Override
    public void line(String line, long atNanos) {
        body.append(line).append('\n');
    }

    @Override
    public Answer end(long atNanos) {
        return ChatJson.object(body.toString())
                .map(answer -> read(answer, atNanos))
                .orElseGet(() -> new Answer.Failed("the answer is no JSON"));
    }

    private Answer read(JsonNode answer, long atNanos) {
        if (answer.hasNonNull("error")) return new Answer.Failed("an error instead of an answer");
        var message = answer.path("choices").path(0).path("message");
        if (!ChatJson.hasText(message)) return new Answer.Failed("an empty answer");
        var usage = ChatJson.usage(answer);
        if (usage.orElse(0) > maxTokens) return new Answer.Failed(ChatJson.TOO_MANY_TOKENS);
        var tokens =
                usage.isPresent() ? new Tokens(usage.getAsLong(), Source.USAGE) : Tokens.UNKNOWN;
        return new Answer.Complete(
                atNanos - fromNanos, OptionalLong.empty(), tokens, ChatJson.content(message));
    }
}
