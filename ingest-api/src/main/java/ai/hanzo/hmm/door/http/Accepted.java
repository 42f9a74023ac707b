package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.log.Appended;
import ai.hanzo.hmm.door.log.Command;
import ai.hanzo.hmm.door.view.Outcome;
import ai.hanzo.hmm.wire.Execution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// A command that is in the log, and the answer to it where that is known by now.
record Accepted(Command<?> command, Appended at, Optional<Execution> answer) {
    ObjectNode json() {
        var json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put(command.owner(), command.key())
                        .put("id", command.id())
                        .put("topic", at.topic())
                        .put("partition", at.partition())
                        .put("offset", at.offset());
        var links = json.putObject("links").put("outcome", command.outcome());
        command.links().forEach(links::put);
        answer.ifPresent(known -> json.set("outcome", Outcome.of(known, command.order())));
        return json;
    }
}
