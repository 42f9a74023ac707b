package ai.hanzo.hmm.client;

import ai.hanzo.hmm.client.answer.BatchResult;
import ai.hanzo.hmm.client.command.Entry;
import ai.hanzo.hmm.client.http.Json;
import ai.hanzo.hmm.client.http.Problems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/// Several commands about orders as one request, and what is said of each.
final class Batch {
    private Batch() {}

    static ObjectNode body(String account, List<Entry> entries) {
        var body = Json.object();
        var list = body.putArray("orders");
        for (var entry : entries) {
            var kind =
                    switch (entry) {
                        case Entry.Place _ -> "place";
                        case Entry.Amend _ -> "amend";
                        case Entry.Cancel _ -> "cancel";
                    };
            var said =
                    switch (entry) {
                        case Entry.Place(var order) -> Json.body(order);
                        case Entry.Amend amend -> Json.body(amend);
                        case Entry.Cancel cancel -> Json.body(cancel);
                    };
            list.addObject().set(kind, said.put("account", account));
        }
        return body;
    }

    static List<BatchResult> results(JsonNode answer) {
        return answer.path("results").valueStream().map(Batch::result).toList();
    }

    private static BatchResult result(JsonNode json) {
        return json.has("problem")
                ? new BatchResult.TurnedAway(Problems.read(json.get("problem")))
                : new BatchResult.Taken(Answers.ofOrder(json));
    }
}
