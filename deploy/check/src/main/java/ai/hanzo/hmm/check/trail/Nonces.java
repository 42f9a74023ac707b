package ai.hanzo.hmm.check.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.wire.HeldNonce;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.RequestNonce;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What a provider's command says in the market's log: a request for a nonce carries there what its
/// own place in its topic makes of it (rules, section 8).
final class Nonces {
    private Nonces() {}

    static Object bodyOf(ConsumerRecord<?, ?> record, ProviderCommand command) {
        if (!(command.getBody() instanceof RequestNonce)) return command.getBody();
        var place =
                "%s:%d:%d:%d"
                        .formatted(
                                record.topic(),
                                record.partition(),
                                record.offset(),
                                record.timestamp());
        return new HeldNonce(ByteBuffer.wrap(sha256(place)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
