package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.tail.Happening;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.Execution;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// An answer that waited for its outcome is described too.
class DocumentedWaitTest {
    private static final Document CLOSED = Document.of("openapi.yaml").closed();

    private TestDoor door;

    @BeforeEach
    void open() {
        door = new TestDoor();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void whatWasWaitedForIsAnsweredAsItIsDocumented() throws Exception {
        int waited = 0;
        for (var operation : Operation.all(CLOSED)) {
            if (!operation.responses().containsKey(200)) continue;
            if (!operation.responses().containsKey(202)) continue;
            waited++;
            door.log.acknowledgement = this::answered;
            var body =
                    operation.requests().values().stream()
                            .findFirst()
                            .map(Object::toString)
                            .orElse("");
            var sample = operation.sample(Map.of());
            var path = sample + (sample.contains("?") ? "&" : "?") + "wait=10000";
            var key =
                    operation.parameters("header").isEmpty()
                            ? new String[0]
                            : new String[] {"Idempotency-Key", id(body)};
            var answer = door.send(operation.method(), path, body.getBytes(UTF_8), key);
            assertThat(answer.status()).as("%s: %s", operation, answer.json()).isEqualTo(200);
            var schema = Operation.content(operation.responses().get(200)).path("schema");
            assertThat(CLOSED.against(schema, answer.json()))
                    .as(answer.json().toString())
                    .isEmpty();
        }
        assertThat(waited).isGreaterThan(7);
    }

    /// The one that a command's body has, else one.
    private static String id(String body) {
        var id = body.replaceAll("(?s).*\"(?:id|clientOrderId|reference)\":\"([^\"]+)\".*", "$1");
        return id.equals(body) ? "k-1" : id;
    }

    /// The last command is answered before it is acknowledged.
    private CompletableFuture<Void> answered() {
        var command = door.log.last();
        var envelope = (Envelope) command.get(0);
        var execution =
                Execution.newBuilder(Story.execution())
                        .setAccount(envelope.getAccount())
                        .setCommandId(envelope.getId())
                        .build();
        door.waiting.happened(
                new Happening("hmm.executions", 0, 0, 0, envelope.getAccount(), execution));
        return CompletableFuture.completedFuture(null);
    }
}
