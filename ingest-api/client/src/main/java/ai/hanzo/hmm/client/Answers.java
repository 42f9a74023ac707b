package ai.hanzo.hmm.client;

import ai.hanzo.hmm.client.answer.Answer;
import ai.hanzo.hmm.client.answer.Execution;
import ai.hanzo.hmm.client.answer.OrderOutcome;
import ai.hanzo.hmm.client.answer.Receipt;
import ai.hanzo.hmm.client.http.Json;
import ai.hanzo.hmm.client.http.Pages.Page;
import ai.hanzo.hmm.client.http.Reply;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.function.Function;

/// What the door says of commands: a receipt, and the outcome where it was known in time.
final class Answers {
    private Answers() {}

    static Answer<Execution> ofCommand(Reply reply) {
        return read(reply.body(), outcome -> Json.as(Execution.class, outcome));
    }

    static Answer<OrderOutcome> ofOrder(Reply reply) {
        return ofOrder(reply.body());
    }

    static Answer<OrderOutcome> ofOrder(JsonNode answer) {
        return read(answer, OrderOutcome::read);
    }

    /// A list with what the next part of it is asked for with.
    static <T> Page<T> page(JsonNode shown, String list, Class<T> type) {
        var entries = shown.path(list).valueStream().map(each -> Json.as(type, each)).toList();
        return new Page<>(entries, Optional.ofNullable(shown.get("next")).map(JsonNode::asText));
    }

    private static <O> Answer<O> read(JsonNode answer, Function<JsonNode, O> outcome) {
        var known = Optional.ofNullable(answer.get("outcome")).map(outcome);
        return new Answer<>(Json.as(Receipt.class, answer), known);
    }
}
