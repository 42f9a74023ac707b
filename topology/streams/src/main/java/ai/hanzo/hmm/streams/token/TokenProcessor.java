package ai.hanzo.hmm.streams.token;

import ai.hanzo.hmm.market.token.TokenClaims;
import ai.hanzo.hmm.streams.Outlet;
import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.streams.inbox.Inbox;
import ai.hanzo.hmm.streams.inbox.Reason;
import ai.hanzo.hmm.streams.inbox.Received;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

import java.nio.charset.StandardCharsets;

/// Signs the token of each new allocation. The market has published the hash of the claims; they
/// are made again from the allocation and must have that hash. Which key signs follows from the
/// allocation's start, so that the same allocation makes the same token: reading it twice, or after
/// keys have rotated, does no harm.
final class TokenProcessor implements Processor<byte[], byte[], Object, Object> {
    private final Inbox<Allocation> inbox;
    private final TokenKeys keys;
    private final Outlet<AccessToken> accessTokens;
    private ProcessorContext<Object, Object> context;

    TokenProcessor(Inbox<Allocation> inbox, TokenKeys keys, Outlet<AccessToken> accessTokens) {
        this.inbox = inbox;
        this.keys = keys;
        this.accessTokens = accessTokens;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata at = context.recordMetadata().orElseThrow();
        switch (inbox.read(record, at)) {
            case Received.Dead<Allocation>(var reason, var detail) ->
                    bury(record, at, reason, detail);
            case Received.Read<Allocation>(var key, var allocation) -> {
                if (!key.equals(allocation.getConsumer())) {
                    String consumer = allocation.getConsumer();
                    bury(record, at, Reason.MALFORMED, "key is not the consumer " + consumer);
                } else if (allocation.getState() == AllocationState.ALLOCATED) {
                    sign(record, at, allocation);
                }
            }
        }
    }

    private void sign(Record<byte[], byte[]> record, RecordMetadata at, Allocation allocation) {
        TokenClaims claims;
        try {
            claims = claims(allocation);
        } catch (IllegalArgumentException e) {
            bury(record, at, Reason.MALFORMED, e.getMessage());
            return;
        }
        if (!claims.hash().equals(allocation.getTokenHash())) {
            String told = "allocation says " + allocation.getTokenHash();
            bury(record, at, Reason.TOKEN_HASH_MISMATCH, told + ", claims are " + claims.hash());
            return;
        }
        var key = keys.keyFor(allocation.getStartMs());
        var token = key.sign(claims.canonicalJson().getBytes(StandardCharsets.UTF_8));
        var access =
                new AccessToken(
                        allocation.getAllocationId(),
                        allocation.getConsumer(),
                        allocation.getProvider(),
                        allocation.getMarket(),
                        allocation.getExpiryMs(),
                        token);
        accessTokens.send(context, allocation.getConsumer(), access, record.timestamp());
    }

    private static TokenClaims claims(Allocation allocation) {
        return new TokenClaims(
                TokenClaims.ISSUER,
                allocation.getConsumer(),
                allocation.getProvider(),
                allocation.getAllocationId(),
                allocation.getMarket(),
                allocation.getRawMicros(),
                allocation.getRateMicros(),
                allocation.getStartMs(),
                allocation.getExpiryMs());
    }

    private void bury(
            Record<byte[], byte[]> record, RecordMetadata at, Reason reason, String detail) {
        context.forward(DeadLetter.of(record, at, reason, detail), TokenRoom.DEAD_LETTERS);
    }
}
