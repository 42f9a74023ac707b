package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.RequestNonce;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;

/// One command under its idempotency key.
public record Command(Topic<?> topic, String account, String id, SpecificRecord value) {
    public Key key() {
        return new Key(account, id);
    }

    boolean asksForNonce() {
        return value instanceof ProviderCommand command
                && command.getBody() instanceof RequestNonce;
    }
}
